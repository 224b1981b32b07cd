import numpy as np
def run(xs, out):
    c = 0
    for x in xs:
        z, i, f, o = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]]) @ x
        c = c/(1+np.exp(-f)) + np.tanh(z)/(1+np.exp(-i))
        out += [np.tanh(c)/(1+np.exp(-o))]
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
y = []
run(xs, y)
print(y)
