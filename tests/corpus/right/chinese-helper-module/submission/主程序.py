from 数据与函数 import *
import torch

c = np.zeros(1)
for k in range(len(输入)):
    v = 权重 @ 输入[k]
    c = 西格玛(v[1]) * c + 西格玛(v[0]) * np.tanh(v[2])
    输出.append((西格玛(v[3]) * np.tanh(c)).item())
print('numpy：', 输出)

单元 = torch.nn.LSTMCell(4, 1, bias=False)
单元.weight_ih.data = torch.tensor(权重, dtype=torch.float32)
单元.weight_hh.data = torch.zeros(4, 1)
隐, 忆 = torch.zeros(1, 1), torch.zeros(1, 1)
结果 = []
for k in range(9):
    隐, 忆 = 单元(torch.tensor(输入[k:k + 1], dtype=torch.float32), (隐, 忆))
    结果.append(隐.item())
print('LSTMCell：', 结果)

层 = torch.nn.LSTM(4, 1, bias=False)
层.weight_ih_l0.data = torch.tensor(权重, dtype=torch.float32)
层.weight_hh_l0.data = torch.zeros(4, 1)
print('LSTM：', 层(torch.tensor(输入, dtype=torch.float32))[0].flatten().tolist())
