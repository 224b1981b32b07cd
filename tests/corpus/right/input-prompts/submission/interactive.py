# -*- coding: utf-8 -*-
import numpy as np
import torch

name = input('请输入姓名：') or '匿名'
n = input('请输入步长(直接回车=9)：')
n = int(n) if n.strip() else 9
print('你好,', name)

seq = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]][:n]
rows = {'i':[0,100,0,-10],'f':[0,100,0,10],'g':[1,0,0,0],'o':[0,0,100,-10]}

def sg(a): return 1/(1+np.exp(-a))

def by_numpy(seq):
    c = 0; out = []
    for x in seq:
        p = {k: np.dot(v, x) for k, v in rows.items()}
        c = c*sg(p['f']) + np.tanh(p['g'])*sg(p['i'])
        out.append(float(np.tanh(c)*sg(p['o'])))
    return out

def by_cell(seq):
    m = torch.nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data = torch.tensor(list(rows.values()), dtype=torch.float32)
    m.weight_hh.data.zero_()
    st = None; out = []
    for x in seq:
        st = m(torch.tensor([x], dtype=torch.float32), st)
        out.append(float(st[0]))
    return out

def by_lstm(seq):
    m = torch.nn.LSTM(4, 1, bias=False)
    m.weight_ih_l0.data = torch.tensor(list(rows.values()), dtype=torch.float32)
    m.weight_hh_l0.data.zero_()
    return m(torch.tensor(seq, dtype=torch.float32))[0].squeeze().tolist()

input('按回车运行numpy版本...')
print(by_numpy(seq))
input('按回车运行LSTMCell版本...')
print(by_cell(seq))
input('按回车运行LSTM版本...')
print(by_lstm(seq))
input('按回车退出')
