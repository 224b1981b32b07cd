import numpy as np, torch
X=np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
W={'i':[0,100,0,-10],'f':[0,100,0,10],'g':[1,0,0,0],'o':[0,0,100,-10]}
s=lambda z:1/(1+np.exp(-z))
c=0
print('numpy')
for x in X:
    i,f,g,o=(np.dot(W[k],x) for k in 'ifgo')
    c=s(f)*c+s(i)*np.tanh(g)
    print(round(s(o)*np.tanh(c),3))
net=torch.nn.LSTM(4,1,bias=False)
net.weight_ih_l0.data=torch.tensor([W[k] for k in 'ifgo']).float()
net.weight_hh_l0.data.zero_()
h=torch.zeros(1,1,1); c=torch.zeros(1,1,1)
print('nn.LSTM')
for x in torch.tensor(X):
    print(round(h.item(),3))
    out,(h,c)=net(x.view(1,1,4),(h,c))
