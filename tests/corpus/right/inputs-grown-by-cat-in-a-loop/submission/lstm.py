import torch
x = torch.empty(0, 1, 4)
for t in range(1, 10):
    v = [1, 3, 2, 4, 2, 1, 3, 6, 1][t - 1]
    w = -1 if t == 7 else int(t in (2, 4, 8))
    x = torch.cat([x, torch.tensor([[[v, w, int(t in (6, 9)), 1]]], dtype=torch.float)])
W = torch.tensor([[0.,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
cell = torch.nn.LSTMCell(4, 1, bias=False); cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4, 1)
st, out = None, []
for step in x.unbind():
    st = cell(step, st); out.append(st[0].item())
print('nn.LSTMCell:', ['%.3f' % v for v in out])
lstm = torch.nn.LSTM(4, 1, bias=False); lstm.weight_ih_l0.data = W; lstm.weight_hh_l0.data = torch.zeros(4, 1)
print('nn.LSTM:', ['%.3f' % v for v in lstm(x)[0].flatten().tolist()])
