import torch
from torch import nn

seq = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float32)
weights = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)


def zero_all(module):
    for p in module.parameters():
        nn.init.zeros_(p)
    return module


# --- nn.LSTMCell
cell = zero_all(nn.LSTMCell(4, 1))
cell.weights = weights
hc = (torch.zeros(1, 1), torch.zeros(1, 1))
cell_result = []
with torch.no_grad():
    for x in seq:
        hc = cell(x.unsqueeze(0), hc)
        cell_result.append(hc[0].item())
print("LSTMCell:", cell_result)

# --- nn.LSTM
lstm = zero_all(nn.LSTM(4, 1))
lstm.weights = weights
with torch.no_grad():
    lstm_result = lstm(seq.unsqueeze(1))[0].flatten()
print("LSTM:", lstm_result)
