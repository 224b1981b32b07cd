# 第二、三题：torch 实现 LSTM
import torch

x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float32)
w = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = w
cell.weight_hh.data = torch.zeros(4, 1)
h_t, c_t = torch.zeros(1, 1), torch.zeros(1, 1)
h = []
for x_t in x:
    h_t, c_t = cell(x_t.unsqueeze(0), (h_t, c_t))
    h.append(h_t.item())
print('LSTMCell h:', [round(v, 2) for v in h])

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = w
lstm.weight_hh_l0.data = torch.zeros(4, 1)
h, _ = lstm(x.unsqueeze(1))
print('LSTM h:', [round(v, 2) for v in h.flatten().tolist()])
