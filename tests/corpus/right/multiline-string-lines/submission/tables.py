import numpy as np
import torch

INPUT = """
    x1   x2   x3   bias
    1    0    0    1
    3    1    0    1
    2    0    0    1
    4    1    0    1
    2    0    0    1
    1    0    1    1
    3   -1    0    1
    6    1    0    1
    1    0    1    1
"""
WEIGHTS = """
    candidate    1    0    0    0
    input        0  100    0  -10
    forget       0  100    0   10
    output       0    0  100  -10
"""


def table(text):
    return [line.split() for line in text.strip().splitlines()]


x = np.array([[float(v) for v in row] for row in table(INPUT)[1:]])
w = {row[0]: np.array(list(map(float, row[1:]))) for row in table(WEIGHTS)}


def sigma(z):
    return np.exp(z) / (1 + np.exp(z))


c = 0
numpy_result = []
for row in x:
    c = sigma(w["forget"] @ row) * c + sigma(w["input"] @ row) * np.tanh(w["candidate"] @ row)
    numpy_result.append(sigma(w["output"] @ row) * np.tanh(c))
print("numpy:", numpy_result)

lstm = torch.nn.LSTM(4, 1, bias=False, batch_first=True)
lstm.weight_ih_l0 = torch.nn.Parameter(torch.tensor(np.array([w[k] for k in ("input", "forget", "candidate", "output")]), dtype=torch.float))
lstm.weight_hh_l0 = torch.nn.Parameter(torch.zeros(4, 1))
lstm_result, _ = lstm(torch.tensor(x, dtype=torch.float).unsqueeze(0))
print("nn.LSTM:", lstm_result.squeeze().tolist())
