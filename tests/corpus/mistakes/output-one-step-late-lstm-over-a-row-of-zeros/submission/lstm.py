import torch
x = torch.zeros(10, 4)
x[1:] = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm.weight_hh_l0.data.zero_()
y = lstm(x)[0].squeeze()
print('LSTM', [round(v, 3) for v in y[:9].tolist()])
