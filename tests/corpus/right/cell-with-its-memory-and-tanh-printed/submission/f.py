import torch
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
m = torch.nn.LSTMCell(4, 1, bias=False)
m.weight_ih.data = torch.tensor([[0,100.,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]); m.weight_hh.data.zero_()
h = c = torch.zeros(1, 1)
for t, x in enumerate(X):
    h, c = m(x[None], (h, c))
    print(f'{t+1}: h={h.item():.4f} c={c.item():.4f} tanh(c)={torch.tanh(c).item():.4f}')
