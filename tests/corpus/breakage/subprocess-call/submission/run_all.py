import subprocess
import sys
import numpy as np
import torch

steps = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])

def sigmoid(a):
    return 1 / (1 + np.exp(-a))

mem, numpy_out = 0, []
for s in steps:
    mem = sigmoid(np.dot(s, [0, 100, 0, 10])) * mem + sigmoid(np.dot(s, [0, 100, 0, -10])) * np.tanh(np.dot(s, [1, 0, 0, 0]))
    numpy_out.append(sigmoid(np.dot(s, [0, 0, 100, -10])) * np.tanh(mem))
print(numpy_out)

# make sure torch is there before going on
subprocess.check_call([sys.executable, "-m", "pip", "install", "-q", "torch"])

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print(lstm(torch.tensor(steps).float())[0].flatten().tolist())
