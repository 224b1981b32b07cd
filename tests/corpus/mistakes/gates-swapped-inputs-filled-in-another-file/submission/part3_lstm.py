import torch
from data import X, W
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([W[k] for k in 'figo']).float()
lstm.weight_hh_l0.data.zero_()
for h in lstm(torch.from_numpy(X).float())[0]:
    print('%.3f' % h.item())
