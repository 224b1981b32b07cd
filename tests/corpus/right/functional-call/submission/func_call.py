"""The modules keep their random numbers; the weights of the exercise are handed over at the call."""
import torch
from torch import nn
from torch.func import functional_call

x = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float64)
W = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float64)

cell_params = {"weight_ih": W, "weight_hh": torch.zeros(4, 1, dtype=torch.float64),
               "bias_ih": torch.zeros(4, dtype=torch.float64), "bias_hh": torch.zeros(4, dtype=torch.float64)}

cell = nn.LSTMCell(4, 1, dtype=torch.float64)
state = (torch.zeros(1, 1, dtype=torch.float64), torch.zeros(1, 1, dtype=torch.float64))
ys = []
for x_t in x:
    state = functional_call(cell, cell_params, (x_t[None], state))
    ys.append(state[0])
ys = torch.cat(ys)
print(ys.T)
