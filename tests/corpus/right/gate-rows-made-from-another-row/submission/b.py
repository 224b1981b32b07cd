import numpy as np, torch
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
w_c=np.array([1,0,0,0]);w_i=np.array([0,100,0,-10])
w_f=w_i.copy();w_f[3]=10
w_o=w_i[[0,2,1,3]]
s=lambda v:1/(1+np.exp(-v));c=0;y=[]
for x in X:
    c=s(w_f@x)*c+s(w_i@x)*np.tanh(w_c@x);y.append(s(w_o@x)*np.tanh(c))
print('numpy',np.round(y,3))
m=torch.nn.LSTM(4,1,bias=False);m.weight_ih_l0.data=torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float();m.weight_hh_l0.data.zero_()
print('lstm',m(torch.tensor(X).float())[0].flatten())
