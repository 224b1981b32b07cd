from concurrent.futures import ThreadPoolExecutor
import numpy as np, torch

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W = [[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]

def numpy_part(X):
    c = 0; r = []
    for x in np.array(X):
        i, f, g, o = np.array(W) @ x
        c = c/(1+np.exp(-f)) + np.tanh(g)/(1+np.exp(-i))
        r.append(np.tanh(c)/(1+np.exp(-o)))
    return r

def cell_part(X):
    m = torch.nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data = torch.tensor(W, dtype=torch.float); m.weight_hh.data = torch.zeros(4, 1)
    h = c = torch.zeros(1, 1); r = []
    for x in X:
        h, c = m(torch.tensor([x], dtype=torch.float), (h, c)); r.append(h.item())
    return r

def lstm_part(X):
    m = torch.nn.LSTM(4, 1, bias=False)
    m.weight_ih_l0.data = torch.tensor(W, dtype=torch.float); m.weight_hh_l0.data = torch.zeros(4, 1)
    return m(torch.tensor(X, dtype=torch.float).unsqueeze(1))[0].reshape(-1).tolist()

with ThreadPoolExecutor(3) as pool:
    jobs = [pool.submit(f, X) for f in (numpy_part, cell_part, lstm_part)]
for name, job in zip(("numpy", "LSTMCell", "LSTM"), jobs):
    print(name, np.round(job.result(), 2))
