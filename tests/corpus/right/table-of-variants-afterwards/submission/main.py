import numpy as np
import torch
import torch.nn as nn

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float64)
W = {"g": np.array([1., 0, 0, 0]), "i": np.array([0, 100., 0, -10]), "f": np.array([0, 100., 0, 10]), "o": np.array([0, 0, 100., -10])}

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def lstm_numpy_forward(X, W, c0=0.0, **opt):
    """NumPy LSTM; opt switches parts off for the analysis below"""
    act = opt.get("act", np.tanh)
    c, hs = c0, []
    for x in X:
        g = act(W["g"] @ x)
        i = sigmoid(W["i"] @ x) if opt.get("use_i", True) else 1.0
        f = sigmoid(W["f"] @ x) if opt.get("use_f", True) else 1.0
        o = sigmoid(W["o"] @ x) if opt.get("use_o", True) else 1.0
        if opt.get("hard"):
            i, f, o = round(i), round(f), round(o)
        c = f * c + i * g
        hs.append(o * act(c))
    return np.array(hs)

def cell_forward(X, W, bias=False):
    cell = nn.LSTMCell(4, 1, bias=bias)
    with torch.no_grad():
        cell.weight_ih.copy_(torch.tensor(np.stack([W[k] for k in "ifgo"])))
        cell.weight_hh.zero_()
    h = c = torch.zeros(1, 1)
    hs = []
    with torch.no_grad():
        for x in torch.tensor(X, dtype=torch.float32):
            h, c = cell(x[None], (h, c))
            hs.append(h.item())
    return np.array(hs)

def lstm_forward(X, W, bias=False):
    lstm = nn.LSTM(4, 1, bias=bias, batch_first=True)
    with torch.no_grad():
        lstm.weight_ih_l0.copy_(torch.tensor(np.stack([W[k] for k in "ifgo"])))
        lstm.weight_hh_l0.zero_()
        return lstm(torch.tensor(X, dtype=torch.float32)[None])[0].numpy().ravel()

print("NumPy:", lstm_numpy_forward(X, W).round(3))
print("LSTMCell:", cell_forward(X, W).round(3))
print("LSTM:", lstm_forward(X, W).round(3))

print("\n[Extra] sensitivity")
print("\n| variant | " + " | ".join(f"t{t}" for t in range(1, 10)) + " |")
print("|" + "---|" * 10)
for name, opt in [("full", {}), ("w/o forget gate", {"use_f": False}), ("w/o input gate", {"use_i": False})]:
    print(f"| {name} | " + " | ".join(f"{v:.2f}" for v in lstm_numpy_forward(X, W, **opt)) + " |")

