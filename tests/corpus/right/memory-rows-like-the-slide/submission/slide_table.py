import numpy as np

x1 = [1, 3, 2, 4, 2, 1, 3, 6, 1]
x2 = [0, 1, 0, 1, 0, 0, -1, 1, 0]
x3 = [0, 0, 0, 0, 0, 1, 0, 0, 1]

w = np.array([1., 0., 0., 0.])
wi = np.array([0., 100., 0., -10.])
wf = np.array([0., 100., 0., 10.])
wo = np.array([0., 0., 100., -10.])


def gate(w_, v):
    return 1 / (1 + np.exp(-np.sum(w_ * v)))


before, after, y = [], [], []
mem = 0.0
for a, b, c in zip(x1, x2, x3):
    v = np.array([a, b, c, 1])
    before.append(mem)
    mem = mem * gate(wf, v) + gate(wi, v) * np.tanh(np.sum(w * v))
    after.append(mem)
    y.append(gate(wo, v) * np.tanh(mem))


def show(title, numbers, fmt='{:8.3f}'):
    print(f'{title:<14}|' + ''.join(fmt.format(n) for n in numbers))


print('-' * 88)
show('x1', x1, '{:8d}')
show('x2', x2, '{:8d}')
show('x3', x3, '{:8d}')
print('-' * 88)
show('memory before', before)
show('memory after', after)
print('-' * 88)
show('y', y)
