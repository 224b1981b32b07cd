# 6-3P：Numpy 算子 + LSTMCell
import numpy as np
import torch


class LSTM算子(object):
    """单个神经元的LSTM"""

    def __init__(self, 权重):
        self.权重 = 权重
        self.c = np.zeros(1)

    def sigmoid(self, z):
        return 1. / (1. + np.exp(-z))

    def __call__(self, 序列):
        结果 = []
        for x in 序列:
            输入门 = self.sigmoid(self.权重['i'] @ x)
            遗忘门 = self.sigmoid(self.权重['f'] @ x)
            输出门 = self.sigmoid(self.权重['o'] @ x)
            候选 = self.权重['c'] @ x
            self.c = 遗忘门 * self.c + 输入门 * 候选
            结果.append(输出门 * np.tanh(self.c))
        return np.array(结果)


序列 = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
               [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
权重 = {'c': np.array([1, 0, 0, 0]), 'i': np.array([0, 100, 0, -10]),
      'f': np.array([0, 100, 0, 10]), 'o': np.array([0, 0, 100, -10])}
输出 = LSTM算子(权重)(序列)
print('numpy 算子的输出', 输出.T)

# ---- LSTMCell ----
torch.manual_seed(2023)
cell = torch.nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.from_numpy(np.stack([权重['i'], 权重['f'], 权重['c'], 权重['o']])).float()
cell.weight_hh.data.zero_()
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
列表 = []
for x in torch.from_numpy(序列):
    h, c = cell(x.view(1, 4), (h, c))
    列表.append(h.data.squeeze().item())
print('LSTMCell 的输出', np.around(列表, 2))
