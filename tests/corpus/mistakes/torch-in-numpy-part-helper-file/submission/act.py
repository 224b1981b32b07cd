import torch
def sigmoid(v):
    return torch.sigmoid(torch.tensor(float(v))).item()
def tanh(v):
    return torch.tanh(torch.tensor(float(v))).item()
