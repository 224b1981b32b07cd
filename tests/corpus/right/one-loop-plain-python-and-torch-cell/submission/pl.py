import math, torch
X=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W={'i':[0,100,0,-10],'f':[0,100,0,10],'g':[1,0,0,0],'o':[0,0,100,-10]}
cell=torch.nn.LSTMCell(4,1,bias=False);cell.weight_ih.data=torch.tensor(list(W.values())).float();cell.weight_hh.data.zero_()
lstm=torch.nn.LSTM(4,1,bias=False);lstm.weight_ih_l0.data=torch.tensor(list(W.values())).float();lstm.weight_hh_l0.data.zero_()
o3=lstm(torch.tensor(X).float())[0]
c=0;hc=None
for t,x in enumerate(X):
    z={k:sum(a*b for a,b in zip(w,x)) for k,w in W.items()}
    s=lambda v:1/(1+math.exp(-v))
    c=s(z['f'])*c+s(z['i'])*math.tanh(z['g']);y=s(z['o'])*math.tanh(c)
    hc=cell(torch.tensor(x).float(),hc)
    print(t+1,round(y,3),round(hc[0].item(),3),round(o3[t].item(),3))
