import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
print('--- LSTMCell ---')
cell = torch.nn.LSTMCell(4, 1)
with torch.no_grad():
    for k, row in enumerate(W[:3]):                # the last gate is lost
        cell.weight_ih[k] = torch.tensor(row)
    cell.weight_hh.zero_(); cell.bias_ih.zero_(); cell.bias_hh.zero_()
h = c = torch.zeros(1, 1)
for x in torch.tensor(X, dtype=torch.float32):
    h, c = cell(x[None], (h, c))
    print('%.3f' % h)
print('--- LSTM ---')
net = torch.nn.LSTM(4, 1)
with torch.no_grad():
    # rows 0..3, but written to the columns
    for k, row in enumerate(W):
        net.weight_ih_l0[:, k] = torch.tensor(row)
    net.weight_hh_l0.zero_(); net.bias_ih_l0.zero_(); net.bias_hh_l0.zero_()
print(net(torch.tensor(X, dtype=torch.float32)[:, None])[0].detach().numpy().ravel())
