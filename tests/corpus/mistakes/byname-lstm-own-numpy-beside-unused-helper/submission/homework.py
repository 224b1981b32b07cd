import numpy as np
import torch


def show(*values, digits=4):
    print(*(round(float(v), digits) for v in values))


def sigm(a):
    return 1.0 / (1.0 + np.exp(-a))


def by_hand(rows, w):
    mem = 0.0
    result = []
    for row in rows:
        write = sigm(np.dot(w["input_gate"], row))
        keep = sigm(np.dot(w["forget_gate"], row))
        mem = keep * mem + write * np.tanh(np.dot(w["candidate"], row))
        result.append(sigm(np.dot(w["output_gate"], row)) * np.tanh(mem))
    return result


def lstm(inputs, weights):
    return torch.as_tensor(by_hand(inputs, weights))
