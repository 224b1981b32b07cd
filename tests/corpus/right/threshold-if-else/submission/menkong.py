# 王浩 2021214
import numpy as np
import torch
import torch.nn as nn

# 输入只写三列，偏置在权重最后一位
X = [[1,0,0],[3,1,0],[2,0,0],[4,1,0],[2,0,0],[1,0,1],[3,-1,0],[6,1,0],[1,0,1]]
wz = np.array([1,0,0,0]); wi = np.array([0,100,0,-10]); wf = np.array([0,100,0,10]); wo = np.array([0,0,100,-10])

def men(v):
    s = 1/(1+np.exp(-v))
    return 1 if s>0.5 else 0

neicun = 0
shuchu = []
for x in X:
    x_ = np.append(x, 1)
    if men(wf@x_)==0:
        neicun = 0
    if men(wi@x_)==1:
        neicun = neicun + np.tanh(wz@x_)
    if men(wo@x_)==1:
        shuchu.append(np.tanh(neicun))
    else:
        shuchu.append(0)
print('numpy:', shuchu)

W = torch.tensor(np.array([wi,wf,wz,wo]), dtype=torch.float32)
cell = nn.LSTMCell(3,1)
cell.weight_ih.data = W[:, :3].clone()
cell.bias_ih.data = W[:, 3].clone()
cell.weight_hh.data = torch.zeros(4,1)
cell.bias_hh.data = torch.zeros(4)
h = torch.zeros(1,1); c = torch.zeros(1,1)
shuchu = []
for x in X:
    h,c = cell(torch.Tensor([x]),(h,c))
    shuchu.append(h.item())
print('LSTMCell:', shuchu)

lstm = nn.LSTM(3,1)
lstm.weight_ih_l0.data = W[:, :3].clone()
lstm.bias_ih_l0.data = W[:, 3].clone()
lstm.weight_hh_l0.data = torch.zeros(4,1)
lstm.bias_hh_l0.data = torch.zeros(4)
shuchu,(h,c) = lstm(torch.Tensor(X).view(9,1,3))
print('LSTM:', shuchu.view(9).tolist())
