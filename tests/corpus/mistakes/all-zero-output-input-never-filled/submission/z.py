import numpy as np, torch
xs = np.zeros((9, 4))
w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
c = 0; out = []
for x in xs:
    z = w @ x
    s = 1/(1+np.exp(-z))
    c = s[2]*c + s[1]*np.tanh(z[0]); out.append(s[3]*np.tanh(c))
print('numpy', out)
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor(w[[1,2,0,3]], dtype=torch.float); cell.weight_hh.data.zero_()
h = None; o = []
for x in torch.tensor(xs, dtype=torch.float):
    h = cell(x[None], h); o.append(h[0].item())
print('cell', o)
l = torch.nn.LSTM(4, 1, bias=False)
l.weight_ih_l0.data = cell.weight_ih.data; l.weight_hh_l0.data.zero_()
print('lstm', l(torch.tensor(xs, dtype=torch.float)[:, None])[0].flatten().tolist())
