import numpy as np
import torch
import torch.nn as nn

# ---------- data
steps = [
    dict(x=[1, 0, 0], bias=1),
    dict(x=[3, 1, 0], bias=1),
    dict(x=[2, 0, 0], bias=1),
    dict(x=[4, 1, 0], bias=1),
    dict(x=[2, 0, 0], bias=1),
    dict(x=[1, 0, 1], bias=1),
    dict(x=[3, -1, 0], bias=1),
    dict(x=[6, 1, 0], bias=1),
    dict(x=[1, 0, 1], bias=1),
]
X = np.array([s["x"] + [s["bias"]] for s in steps], dtype=np.float64)
w_i, w_f, w_g, w_o = [0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]
W = np.array([w_i, w_f, w_g, w_o], dtype=np.float64)

# ---------- work, nothing is printed before all three are done
answers = {}

c = 0.0
answers["NumPy"] = []
for x in X:
    z = W @ x
    s = 1 / (1 + np.exp(-z))
    c = s[1] * c + s[0] * np.tanh(z[2])
    answers["NumPy"].append(s[3] * np.tanh(c))

cell = nn.LSTMCell(4, 1).double()
lstm = nn.LSTM(4, 1).double()
for m in (cell, lstm):
    for n, p in m.named_parameters():
        p.data = torch.tensor(W) if "weight_ih" in n else torch.zeros_like(p)

h, c = torch.zeros(1, 1).double(), torch.zeros(1, 1).double()
answers["nn.LSTMCell"] = []
for x in torch.tensor(X):
    h, c = cell(x.view(1, -1), (h, c))
    answers["nn.LSTMCell"].append(h.item())

answers["nn.LSTM"] = lstm(torch.tensor(X).unsqueeze(1))[0].squeeze().tolist()

# ---------- report
print("Results")
print("#######")
for name, ys in answers.items():
    print(name)
    for t, y in enumerate(ys, start=1):
        print(f"    y_{t} = {y:.4f}")
