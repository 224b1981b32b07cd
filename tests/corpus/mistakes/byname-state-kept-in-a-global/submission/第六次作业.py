import numpy as np
import torch
from torch import nn

细胞 = 0.0
记忆 = None

def 门(w, x):
    return 1.0 / (1.0 + np.exp(-np.sum(w * x)))

def lstm_numpy(inputs, weights):
    global 细胞
    输出 = []
    for x in inputs:
        细胞 = 门(weights['forget_gate'], x) * 细胞 + 门(weights['input_gate'], x) * np.tanh(np.sum(weights['candidate'] * x))
        输出.append(门(weights['output_gate'], x) * np.tanh(细胞))
    return 输出

def lstm_cell(inputs, weights):
    global 记忆
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_hh.data.zero_()
    cell.weight_ih.data = torch.FloatTensor(np.array([weights['input_gate'], weights['forget_gate'], weights['candidate'], weights['output_gate']]))
    输出 = []
    for x in inputs:
        记忆 = cell(torch.FloatTensor(x).view(1, 4), 记忆)
        输出.append(记忆[0].item())
    return 输出
