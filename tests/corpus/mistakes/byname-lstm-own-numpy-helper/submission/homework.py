import numpy as np
import torch

def sig(z):
    return 1 / (1 + np.exp(-z))

def forward(X, w):
    c, ys = 0.0, []
    for x in X:
        c = sig(w["forget_gate"] @ x) * c + sig(w["input_gate"] @ x) * np.tanh(w["candidate"] @ x)
        ys.append(sig(w["output_gate"] @ x) * np.tanh(c))
    return ys

def lstm(inputs, weights):
    """nn.LSTM"""
    return torch.tensor(forward(inputs, weights))
