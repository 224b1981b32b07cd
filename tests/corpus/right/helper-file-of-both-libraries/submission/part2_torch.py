import torch
from activations import *

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100.,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data.zero_()
print(lstm(torch.tensor(DATA).float().unsqueeze(1))[0].flatten())
