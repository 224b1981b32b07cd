import torch
m=torch.nn.LSTM(4,1,bias=False);m.weight_ih_l0.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float();m.weight_hh_l0.data.zero_()
print('LSTM',m(torch.tensor(X).float())[0].flatten())
