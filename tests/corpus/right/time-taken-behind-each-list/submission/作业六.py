import time
import numpy as np
import torch

序列 = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                 [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
权重 = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float32)


def 手写():
    记忆, 结果 = 0.0, []
    for x in 序列:
        i, f, g, o = 权重 @ x
        记忆 = 记忆 / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        结果.append(round(float(np.tanh(记忆) / (1 + np.exp(-o))), 3))
    return 结果


def 单元():
    模块 = torch.nn.LSTMCell(4, 1, bias=False)
    模块.weight_ih.data = torch.from_numpy(权重)
    模块.weight_hh.data.zero_()
    状态, 结果 = None, []
    for x in torch.from_numpy(序列):
        状态 = 模块(x[None], 状态)
        结果.append(round(状态[0].item(), 3))
    return 结果


def 整层():
    模块 = torch.nn.LSTM(4, 1, bias=False)
    模块.weight_ih_l0.data = torch.from_numpy(权重)
    模块.weight_hh_l0.data.zero_()
    return 模块(torch.from_numpy(序列))[0].detach().numpy().ravel()


开始 = time.perf_counter()
print('NumPy:', 手写(), '用时 %.4f 秒' % (time.perf_counter() - 开始))
开始 = time.perf_counter()
print('nn.LSTMCell:', *单元(), 'time', round(time.perf_counter() - 开始, 4))
开始 = time.perf_counter()
print(f'nn.LSTM: {np.round(整层(), 3)} ({time.perf_counter() - 开始:.4f} s)')
