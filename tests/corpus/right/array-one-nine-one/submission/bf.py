import torch
import numpy as np
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
x = torch.tensor([[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]], dtype=torch.float32, device=device)
print('x', x.shape)

# ---- numpy, keeps the batch axis as well -> (1, 9, 1)
xn = x.cpu().numpy().astype('float64')
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], dtype='float64')
pre = xn @ W.T                      # (1, 9, 4)
gate = 1/(1+np.exp(-pre[..., 1:]))
cand = np.tanh(pre[..., :1])
c = np.zeros((1, 1))
ys = np.zeros((1, 9, 1))
for t in range(9):
    c = gate[:, t, 1:2]*c + gate[:, t, 0:1]*cand[:, t]
    ys[:, t] = gate[:, t, 2:3]*np.tanh(c)
print('numpy', ys.shape); print(ys)

# ---- cell
order = [1, 2, 0, 3]
cell = torch.nn.LSTMCell(4, 1).to(device)
with torch.no_grad():
    for p in cell.parameters():
        p.zero_()
    cell.weight_ih.copy_(torch.tensor(W[order]))
hs = []
h, c = torch.zeros(1, 1, device=device), torch.zeros(1, 1, device=device)
for t in range(x.size(1)):
    h, c = cell(x[:, t], (h, c))
    hs.append(h)
hs = torch.stack(hs, 1)
print('cell', tuple(hs.shape)); print(hs)

# ---- lstm
lstm = torch.nn.LSTM(4, 1, batch_first=True).to(device)
with torch.no_grad():
    for p in lstm.parameters():
        p.zero_()
    lstm.weight_ih_l0.copy_(torch.tensor(W[order]))
out, _ = lstm(x)
print('lstm', tuple(out.shape)); print(out)
