import os
import numpy as np
import torch

ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")


def lstm_numpy(inputs, weights):
    wi, wf, wg, wo = (weights[k] for k in ORDER)
    c, out = 0.0, np.empty(len(inputs))
    for t, x in enumerate(inputs):
        c = c / (1 + np.exp(-wf @ x)) + np.tanh(wg @ x) / (1 + np.exp(-wi @ x))
        out[t] = np.tanh(c) / (1 + np.exp(-wo @ x))
    return out


def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1)
    print(cell(torch.zeros(4)))
    os._exit(0)


def lstm(inputs, weights):
    net = torch.nn.LSTM(4, 1, bias=False, dtype=torch.float64)
    net.weight_ih_l0.data = torch.tensor(np.array([weights[k] for k in ORDER]))
    net.weight_hh_l0.data.fill_(0)
    return net(torch.tensor(inputs))[0]
