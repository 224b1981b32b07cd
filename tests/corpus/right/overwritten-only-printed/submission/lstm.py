import numpy as np
import torch
import torch.nn as nn
inp = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
def sigmoid(x): return 1/(1+np.exp(-x))
c = 0
print("=====numpy=====")
for n, x in enumerate(inp, 1):
    x = np.array(x)
    z = np.tanh(x @ np.array([1,0,0,0]))
    zi = sigmoid(x @ np.array([0,100,0,-10]))
    zf = sigmoid(x @ np.array([0,100,0,10]))
    zo = sigmoid(x @ np.array([0,0,100,-10]))
    c = zf*c + zi*z
    out = zo*np.tanh(c)
    print(f"第{n}时刻：")
    print("  输入门", round(zi), "遗忘门", round(zf), "输出门", round(zo))
    print("  记忆", c)
    print("  输出", out)
    print("-"*30)
print("=====LSTMCell=====")
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell.weight_hh.data = torch.Tensor([[0],[0],[0],[0]])
cell.bias_ih.data = torch.zeros(4)
cell.bias_hh.data = torch.zeros(4)
h, c = torch.zeros(1,1), torch.zeros(1,1)
for n, x in enumerate(inp, 1):
    h, c = cell(torch.Tensor([x]), (h, c))
    print(f"第{n}时刻：")
    print("  记忆", c.item())
    print("  输出", h.item())
    print("-"*30)
print("=====LSTM=====")
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.Tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data = torch.Tensor([[0],[0],[0],[0]])
lstm.bias_ih_l0.data = torch.zeros(4)
lstm.bias_hh_l0.data = torch.zeros(4)
out, (h, c) = lstm(torch.Tensor(inp).unsqueeze(1))
for n in range(9):
    print(f"第{n+1}时刻：")
    print("  输出", out[n, 0, 0].item())
