import numpy as np
import torch
from torch import nn

数字 = '一二三四五六七八九'
输入 = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
权 = {'输入门': [0,100,0,-10], '遗忘门': [0,100,0,10], '候选': [1,0,0,0], '输出门': [0,0,100,-10]}

def 激活(a):
    return 1/(1+np.exp(-a))

def 显示(标题, 结果):
    print(标题)
    for k in range(len(结果)-1, -1, -1):
        print(f'  第{数字[k]}步的输出是{结果[k]:.2f}')

记忆 = 0
结果 = []
for x in np.array(输入, dtype=float):
    记忆 = 激活(np.dot(权['遗忘门'], x))*记忆 + 激活(np.dot(权['输入门'], x))*np.tanh(np.dot(权['候选'], x))
    结果.append(激活(np.dot(权['输出门'], x))*np.tanh(记忆))
显示('NumPy实现(从后往前)', 结果)

x = torch.FloatTensor(输入)
w = torch.FloatTensor(list(权.values()))
细胞 = nn.LSTMCell(4, 1, bias=False)
细胞.weight_ih.data, 细胞.weight_hh.data = w, torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
结果 = []
for t in range(9):
    h, c = 细胞(x[t].unsqueeze(0), (h, c))
    结果.append(h.item())
显示('LSTMCell实现(从后往前)', 结果)

网络 = nn.LSTM(4, 1, bias=False)
网络.weight_ih_l0.data, 网络.weight_hh_l0.data = w, torch.zeros(4, 1)
out, _ = 网络(x.unsqueeze(1))
显示('LSTM实现(从后往前)', out.flatten().tolist())
