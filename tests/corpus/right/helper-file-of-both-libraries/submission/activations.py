import numpy as np
import torch


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def tanh(v):
    return np.tanh(v)


def torch_sigmoid(v):
    return torch.sigmoid(v)


DATA = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
