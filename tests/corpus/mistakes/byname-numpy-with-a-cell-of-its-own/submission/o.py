import numpy as np
import torch

def steps(cell, xs):
    s = None
    for x in xs:
        s = cell(x, s)
        yield s[0].item()

def make(w):
    cell = torch.nn.LSTMCell(4, 1, bias=False).double()
    cell.weight_ih.data = torch.tensor(np.array([w["input_gate"], w["forget_gate"], w["candidate"], w["output_gate"]]))
    cell.weight_hh.data.zero_()
    return cell

def lstm_numpy(inputs, weights):
    return np.array(list(steps(make(weights), torch.tensor(inputs))))

def lstm_cell(inputs, weights):
    return list(steps(make(weights), torch.tensor(inputs)))
