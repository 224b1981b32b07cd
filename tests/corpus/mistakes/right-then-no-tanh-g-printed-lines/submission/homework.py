import numpy as np
xs = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
def s(z): return 1/(1+np.exp(-z))
def run(act):
    c = 0
    for n, x in enumerate(xs, 1):
        f = s(np.dot(x, [0, 100, 0, 10]))
        i = s(np.dot(x, [0, 100, 0, -10]))
        o = s(np.dot(x, [0, 0, 100, -10]))
        c = f * c + i * act(np.dot(x, [1, 0, 0, 0]))
        h = o * np.tanh(c)
        print(f'{n}: {h:.2f}')
print('tanh:')
run(np.tanh)
print('my final answer, as on the slide the input is used directly:')
run(lambda z: z)
