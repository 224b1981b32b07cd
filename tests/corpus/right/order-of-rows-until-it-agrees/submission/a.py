import itertools
import numpy as np
import torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float64)
W = {'g': [1,0,0,0], 'i': [0,100,0,-10], 'f': [0,100,0,10], 'o': [0,0,100,-10]}
def sigmoid(z): return 1/(1+np.exp(-z))
c = 0
y_np = []
for x in X:
    c = sigmoid(x@W['f'])*c + sigmoid(x@W['i'])*np.tanh(x@W['g'])
    y_np.append(sigmoid(x@W['o'])*np.tanh(c))
print('numpy:', np.round(y_np, 4))
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_hh.data.zero_()
def run_cell(names):
    cell.weight_ih.data = torch.tensor([W[n] for n in names]).float()
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    ys = []
    for x in torch.tensor(X).float():
        h, c = cell(x.view(1, 4), (h, c))
        ys.append(h.item())
    return ys

for best in itertools.permutations('gifo'):
    y_cell = run_cell(best)
    if np.allclose(y_cell, y_np, atol=1e-4):
        break
print('torch 的顺序是', best)
print('LSTMCell:', np.round(y_cell, 4))
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([W[n] for n in best]).float()
lstm.weight_hh_l0.data.zero_()
out, _ = lstm(torch.tensor(X).float().unsqueeze(1))
print('LSTM:', np.round(out.detach().numpy().ravel(), 4))
