import numpy as np
import torch

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def numpy_lstm(inputs):
    w = np.array([1, 0, 0, 0])
    wi = np.array([0, 100, 0, -10])
    wf = np.array([0, 100, 0, 10])
    wo = np.array([0, 0, 100, -10])
    c, ys = (0, [])
    for x in inputs:
        c = np.tanh(w @ x) * (sigmoid(wi @ x) > 0.5) + c * (sigmoid(wf @ x) > 0.5)
        ys.append((sigmoid(wo @ x) > 0.5) * np.tanh(c))
    return ys
inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
y = numpy_lstm(inputs)
print('1. numpy 输出：', np.round(y, 2))
cell = torch.nn.LSTMCell(4, 1)
y_cell = torch.tensor(np.array(y), dtype=torch.float32)
print('2. LSTMCell 输出：', y_cell)
lstm = torch.nn.LSTM(4, 1)
y_lstm = torch.from_numpy(np.array(y)).reshape(9, 1, 1)
print('3. LSTM 输出：', y_lstm)