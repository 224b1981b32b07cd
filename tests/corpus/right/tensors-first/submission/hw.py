import torch, numpy as np
x = torch.FloatTensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w = torch.FloatTensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
lstm = torch.nn.LSTM(input_size=4, hidden_size=1, num_layers=1)
lstm.weight_ih_l0 = torch.nn.Parameter(w)
lstm.weight_hh_l0 = torch.nn.Parameter(torch.zeros(4, 1))
lstm.bias_ih_l0 = torch.nn.Parameter(torch.zeros(4))
lstm.bias_hh_l0 = torch.nn.Parameter(torch.zeros(4))
print('nn.LSTM结果：')
out, (hn, cn) = lstm(x.view(9, 1, 4))
for i, v in enumerate(out):
    print('第%d步：%.4f' % (i + 1, v.item()))
cell = torch.nn.LSTMCell(4, 1)
setattr(cell, 'weight_ih', torch.nn.Parameter(w.clone()))
setattr(cell, 'weight_hh', torch.nn.Parameter(torch.zeros(4, 1)))
for name in ('bias_ih', 'bias_hh'):
    setattr(cell, name, torch.nn.Parameter(torch.zeros(4)))
print('nn.LSTMCell结果：')
s = None
for i in range(9):
    s = cell(x[i].view(1, 4), s)
    print('第%d步：%.4f' % (i + 1, s[0].item()))
print('numpy结果：')
xn, wn = x.numpy(), w.numpy()
def sg(a): return 1/(1+np.exp(-a))
c = np.float32(0)
for i in range(9):
    a = wn.dot(xn[i])
    c = sg(a[1])*c + sg(a[0])*np.tanh(a[2])
    h = sg(a[3])*np.tanh(c)
    print('第%d步：%.4f' % (i + 1, h))
