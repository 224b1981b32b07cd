import numpy as np
import torch
import torch.nn as nn

def make_data():
    return np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)

def make_W():
    return np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=np.float32)

def sigmoid(x): return 1/(1+np.exp(-x))

def forward(X, W, U):
    h = c = 0.0
    H = []
    for x in X:
        i, f, g, o = W @ x + U * h
        i, f, o, g = sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(g)
        c = f*c + i*g
        h = o*np.tanh(c)
        H.append(h)
    return H

X, W = make_data(), make_W()
print('Q1 numpy  :', [f'{h:.2f}' for h in forward(X, W, np.zeros(4))])

cell = nn.LSTMCell(4, 1)
sd = {'weight_ih': torch.from_numpy(W), 'weight_hh': torch.zeros(4, 1), 'bias_ih': torch.zeros(4), 'bias_hh': torch.zeros(4)}
cell.load_state_dict(sd)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
H = []
for x in torch.from_numpy(X):
    h, c = cell(x.unsqueeze(0), (h, c))
    H.append(h.item())
print('Q2 cell   :', [f'{h:.2f}' for h in H])

lstm = nn.LSTM(4, 1)
lstm.load_state_dict({f'{k}_l0': v for k, v in sd.items()})
out, _ = lstm(torch.from_numpy(X).unsqueeze(1))
print('Q3 lstm   :', [f'{h:.2f}' for h in out.flatten().tolist()])

# 思考: 加上循环权重 U=0.5 之后输出有什么变化?
print('U=0.5     :', [f'{h:.2f}' for h in forward(X, W, np.full(4, 0.5))])
print('U=-2      :', [f'{h:.2f}' for h in forward(X, W, np.full(4, -2.0))])
