"""LSTM assignment: three implementations and a short ablation study."""
import numpy as np
import torch
import torch.nn as nn

SEQ = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
W = {"g": np.array([1., 0, 0, 0]), "i": np.array([0, 100., 0, -10]), "f": np.array([0, 100., 0, 10]), "o": np.array([0, 0, 100., -10])}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_np(seq, W, forget=True, inp=True, out=True):
    c, ys = 0.0, []
    for x in seq:
        g = np.tanh(W["g"] @ x)
        i = sigmoid(W["i"] @ x) if inp else 1.0
        f = sigmoid(W["f"] @ x) if forget else 1.0
        o = sigmoid(W["o"] @ x) if out else 1.0
        c = f * c + i * g
        ys.append(o * np.tanh(c))
    return np.array(ys)


def show(name, y):
    print(f"{name:<22}", " ".join(f"{v:6.3f}" for v in y))


print("=== Part 1: NumPy ===")
show("NumPy", lstm_np(SEQ, W))

print("=== Part 2: nn.LSTMCell ===")
Wt = torch.tensor(np.stack([W[k] for k in "ifgo"]), dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False)
with torch.no_grad():
    cell.weight_ih.copy_(Wt); cell.weight_hh.zero_()
h = c = torch.zeros(1, 1)
ys = []
with torch.no_grad():
    for x in torch.tensor(SEQ, dtype=torch.float32):
        h, c = cell(x.unsqueeze(0), (h, c))
        ys.append(h.item())
show("LSTMCell", ys)

print("=== Part 3: nn.LSTM ===")
lstm = nn.LSTM(4, 1, bias=False)
with torch.no_grad():
    lstm.weight_ih_l0.copy_(Wt); lstm.weight_hh_l0.zero_()
    out, _ = lstm(torch.tensor(SEQ, dtype=torch.float32).unsqueeze(1))
show("LSTM", out.flatten().tolist())

print("=== Part 4: Ablation study ===")
show("no forget gate", lstm_np(SEQ, W, forget=False))
show("no input gate", lstm_np(SEQ, W, inp=False))
show("no output gate", lstm_np(SEQ, W, out=False))
