import torch, torch.nn as nn
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

net = nn.LSTM(4,1,bias=False); net.weight_ih_l0.data = W; net.weight_hh_l0.data = torch.zeros(4,1)
y = net(torch.tensor(xs).float())[0].flatten().tolist()
print('Sortie :', ' ; '.join(f'{v:.3f}'.replace('.', ',') for v in y))
