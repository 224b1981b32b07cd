import numpy as np

def step(v):
    return np.where(v > 0, 1, 0)

def lstm(xs):
    for t, x in enumerate(xs):
        x = np.array(x)
        a = np.tanh(np.array([1, 0, 0, 0]).dot(x))
        i = step(np.array([0, 100, 0, -10]).dot(x))
        f = step(np.array([0, 100, 0, 10]).dot(x))
        o = step(np.array([0, 0, 100, -10]).dot(x))
        c = f + i * a
        print('第%d时刻：' % (t + 1))
        print('  输入门', i, ' 遗忘门', f, ' 输出门', o)
        print('  记忆 %.3f' % c)
        print('  输出 %.3f' % (o * np.tanh(c)))
        print('-' * 20)

lstm([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
