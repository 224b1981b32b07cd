# 先按自己的写法做了一遍(下半部分)，再补上模板要求的函数(上半部分)
import numpy as np
import torch


def lstm_numpy(inputs, weights):
    sigmoid = lambda v: 1 / (1 + np.exp(-v))
    c = 0
    ys = []
    for x in inputs:
        c = sigmoid(np.dot(weights['forget_gate'], x)) * c \
            + sigmoid(np.dot(weights['input_gate'], x)) * np.tanh(np.dot(weights['candidate'], x))
        ys.append(sigmoid(np.dot(weights['output_gate'], x)) * np.tanh(c))
    return ys


def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1)
    for p in cell.parameters():
        p.data.zero_()
    cell.weight_ih.data[0] = torch.tensor(weights['input_gate'])
    cell.weight_ih.data[1] = torch.tensor(weights['forget_gate'])
    cell.weight_ih.data[2] = torch.tensor(weights['candidate'])
    cell.weight_ih.data[3] = torch.tensor(weights['output_gate'])
    hc = None
    ys = []
    for x in inputs:
        hc = cell(torch.tensor(x, dtype=torch.float32), hc)
        ys.append(hc[0])
    return torch.stack(ys)


shuru = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
quanzhong = {'candidate': [1,0,0,0], 'input_gate': [0,100,0,-10], 'forget_gate': [0,100,0,10], 'output_gate': [0,0,100,-10]}
quanzhong = {k: np.array(v, dtype=float) for k, v in quanzhong.items()}

print('numpy   :', np.round(lstm_numpy(np.array(shuru), quanzhong), 2))
print('lstmcell:', lstm_cell(np.array(shuru), quanzhong).detach().numpy().round(2).ravel())

# 第三部分没有写成函数
net = torch.nn.LSTM(4, 1)
for p in net.parameters():
    p.data.zero_()
net.weight_ih_l0.data = torch.tensor(np.array([quanzhong[k] for k in ('input_gate', 'forget_gate', 'candidate', 'output_gate')])).float()
shuchu, _ = net(torch.tensor(shuru).float())
print('lstm    :', shuchu.detach().numpy().round(2).ravel())
