import itertools, numpy as np, torch
X = np.float32([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.float32([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])   # 候选 输入 遗忘 输出
def sig(x): return 1/(1+np.exp(-x))
c = 0; Y = []
for x in X:
    g, i, f, o = W @ x
    c = sig(f)*c + sig(i)*np.tanh(g)
    Y.append(sig(o)*np.tanh(c))
Y = np.array(Y)
print('numpy', Y.round(3))

def by_cell(order):
    m = torch.nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data = torch.from_numpy(W[list(order)]); m.weight_hh.data.fill_(0)
    hc = None; r = []
    for x in torch.from_numpy(X):
        hc = m(x.unsqueeze(0), hc); r.append(hc[0].item())
    return np.array(r)
# torch 的门顺序？直接找能对上的
order = next(p for p in itertools.permutations(range(4)) if np.allclose(by_cell(p), Y, atol=1e-3))
print('顺序', order)
print('LSTMCell', by_cell(order).round(3))
m = torch.nn.LSTM(4, 1, bias=False)
m.weight_ih_l0.data = torch.from_numpy(W[list(order)]); m.weight_hh_l0.data.fill_(0)
print('LSTM', m(torch.from_numpy(X))[0].detach().numpy()[:, 0].round(3))
