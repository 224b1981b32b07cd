import numpy as np, torch
seq = [(1,0,0,1),(3,1,0,1),(2,0,0,1),(4,1,0,1),(2,0,0,1),(1,0,1,1),(3,-1,0,1),(6,1,0,1),(1,0,1,1)]
wi,wf,wg,wo = (0,100,0,-10),(0,100,0,10),(1,0,0,0),(0,0,100,-10)
W = torch.tensor([wi,wf,wg,wo]).float()
cell = torch.nn.LSTMCell(4,1,bias=False); cell.weight_ih.data=W; cell.weight_hh.data.zero_()
lstm = torch.nn.LSTM(4,1,bias=False); lstm.weight_ih_l0.data=W; lstm.weight_hh_l0.data.zero_()
o_l = lstm(torch.tensor(seq).float())[0]
res = {}
c = 0; hc = None
for t, x in enumerate(seq, 1):
    s = lambda w: 1/(1+np.exp(-np.dot(w,x)))
    c = s(wf)*c+s(wi)*np.tanh(np.dot(wg,x))
    hc = cell(torch.tensor([x]).float(), hc)
    res[t] = {'numpy': s(wo)*np.tanh(c), 'cell': hc[0].item(), 'lstm': o_l[t-1].item()}
for t, r in res.items():
    print(t, {k: round(float(v), 3) for k, v in r.items()})
