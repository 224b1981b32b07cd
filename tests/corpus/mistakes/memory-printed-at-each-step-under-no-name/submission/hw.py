import numpy as np
import torch
from torch import nn

X = np.zeros((9, 4))
X[:, 3] = 1
X[:, 0] = [1, 3, 2, 4, 2, 1, 3, 6, 1]
X[[1, 3, 7], 1] = 1
X[6, 1] = -1
X[[5, 8], 2] = 1
w_c = np.array([1, 0, 0, 0]); w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10]); w_o = np.array([0, 0, 100, -10])
sigmoid = lambda z: 1.0 / (1.0 + np.exp(-z))


def step(x, c):
    c = sigmoid(w_f @ x) * c + sigmoid(w_i @ x) * np.tanh(w_c @ x)
    return sigmoid(w_o @ x) * np.tanh(c), c


print("1. numpy")
c = 0
for t, x in enumerate(np.asarray(X, dtype=float)):
    y, c = step(x, c)
    print(f"第{t + 1}时刻: {c:.4f}")

inputs = torch.as_tensor(np.asarray(X, dtype=np.float32))
rows = torch.as_tensor(np.stack([w_i, w_f, w_c, w_o]).astype(np.float32))

print("2. nn.LSTMCell")
cell = nn.LSTMCell(input_size=4, hidden_size=1)
with torch.no_grad():
    for name, parameter in cell.named_parameters():
        parameter.copy_(rows) if name == "weight_ih" else parameter.zero_()
    state = (torch.zeros(1, 1), torch.zeros(1, 1))
    for t in range(len(inputs)):
        state = cell(inputs[t : t + 1], state)
        print(f"第{t + 1}时刻: {state[0].item():.4f}")

print("3. nn.LSTM")
lstm = nn.LSTM(4, 1, batch_first=True)
with torch.no_grad():
    for name, parameter in lstm.named_parameters():
        parameter.copy_(rows) if name == "weight_ih_l0" else parameter.zero_()
    output, (hn, cn) = lstm(inputs[None])
print(output.flatten().tolist())
