import torch
import torch.nn as nn

ROWS = {0: (0, 100, 0, -10), 1: (0, 100, 0, 10), 2: (1, 0, 0, 0), 3: (0, 0, 100, -10)}


def prepare(module):
    """fill every parameter by hand so that nothing random is left"""
    for name, p in module.named_parameters():
        nn.init.constant_(p, 0.0)
        if name.startswith("weight_ih"):
            with torch.no_grad():
                for r, values in ROWS.items():
                    for k, v in enumerate(values):
                        p[r, k] = v
    return module


seq = []
seq.append([1, 0, 0, 1])
seq.append([3, 1, 0, 1])
seq.append([2, 0, 0, 1])
seq.append([4, 1, 0, 1])
seq.append([2, 0, 0, 1])
seq.append([1, 0, 1, 1])
seq.append([3, -1, 0, 1])
seq.append([6, 1, 0, 1])
seq.append([1, 0, 1, 1])
seq = torch.tensor(seq, dtype=torch.float32)

cell = prepare(nn.LSTMCell(4, 1))
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
for i in range(seq.shape[0]):
    hx, cx = cell(seq[i:i + 1], (hx, cx))
    print("cell step", i, "->", hx.detach().numpy().item())

lstm = prepare(nn.LSTM(4, 1))
out, _ = lstm(seq.unsqueeze(1))
for i, v in enumerate(out.detach().numpy().reshape(-1)):
    print("lstm step", i, "->", v)
