import numpy as np
import torch

def build(weights):
    net = torch.nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = torch.tensor(np.array([weights["input_gate"], weights["forget_gate"], weights["candidate"], weights["output_gate"]])).float()
    net.weight_hh_l0.data = torch.zeros(4, 1)
    return net

def lstm(inputs, weights):
    y, _ = build(weights)(torch.tensor(inputs).float())
    return y.detach()

def lstm_cell(inputs, weights):
    return lstm(inputs, weights).numpy()

def lstm_numpy(inputs, weights):
    return [float(v) for v in lstm(inputs, weights).numpy().ravel()]
