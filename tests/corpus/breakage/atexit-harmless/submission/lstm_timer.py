import atexit
import time
import numpy as np
import torch

start = time.time()


@atexit.register
def 结束():
    print('程序结束，用时 %.3f 秒' % (time.time() - start))


输入 = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
权重 = {'候选': [1, 0, 0, 0], '输入门': [0, 100, 0, -10], '遗忘门': [0, 100, 0, 10], '输出门': [0, 0, 100, -10]}


def 门(名字, x):
    return 1 / (1 + np.exp(-np.dot(权重[名字], x)))


记忆 = 0
输出 = []
for x in 输入:
    记忆 = 门('遗忘门', x) * 记忆 + 门('输入门', x) * np.tanh(np.dot(权重['候选'], x))
    输出.append(门('输出门', x) * np.tanh(记忆))
print('numpy:', '、'.join(f'{v:.2f}' for v in 输出))

网络 = torch.nn.LSTM(4, 1, bias=False)
网络.weight_ih_l0.data = torch.tensor([权重[k] for k in ('输入门', '遗忘门', '候选', '输出门')], dtype=torch.float32)
网络.weight_hh_l0.data = torch.zeros(4, 1)
输出, _ = 网络(torch.tensor(输入, dtype=torch.float32))
print('nn.LSTM:', '、'.join(f'{v:.2f}' for v in 输出.flatten().tolist()))
