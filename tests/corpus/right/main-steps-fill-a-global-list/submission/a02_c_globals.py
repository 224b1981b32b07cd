import numpy as np

x = [1,0,0,1, 3,1,0,1, 2,0,0,1, 4,1,0,1, 2,0,0,1, 1,0,1,1, 3,-1,0,1, 6,1,0,1, 1,0,1,1]
w = [1,0,0,0, 0,100,0,-10, 0,100,0,10, 0,0,100,-10]
n = 4
mem = 0.0
result = [0.0] * 9

def dot(step, gate):
    s = 0
    for j in range(n):
        s += w[gate * n + j] * x[step * n + j]
    return s

def sigm(z):
    return 1.0 / (1.0 + np.exp(-z))

def one_step(step):
    global mem
    o = sigm(dot(step, 3))
    result[step] = o * np.tanh(mem)
    f = sigm(dot(step, 2))
    i = sigm(dot(step, 1))
    mem = f * mem + i * np.tanh(dot(step, 0))

def main():
    for step in range(9):
        one_step(step)
    i = 0
    while i < 9:
        print("%.4f" % result[i], end="\t")
        i += 1
    print()

main()
