import torch
import helper
X, W = map(torch.from_numpy, helper.get_data())
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
print(lstm(X)[0].detach().numpy().round(3).ravel())
