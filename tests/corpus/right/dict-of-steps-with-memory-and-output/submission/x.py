import json
import numpy as np
import torch
x=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
W={'g':[1,0,0,0],'i':[0,100,0,-10],'f':[0,100,0,10],'o':[0,0,100,-10]}
report={'numpy':{},'nn.LSTM':{}}
c=0
for t,v in enumerate(x,1):
    z={k:float(np.dot(w,v)) for k,w in W.items()}
    s={k:1/(1+np.exp(-z[k])) for k in 'ifo'}
    c=s['f']*c+s['i']*np.tanh(z['g'])
    report['numpy'][f't{t}']={'c':round(float(c),3),'h':round(float(s['o']*np.tanh(c)),3)}
m=torch.nn.LSTM(4,1,bias=False)
m.weight_ih_l0.data=torch.tensor([W[k] for k in 'ifgo'],dtype=torch.float32)
m.weight_hh_l0.data=torch.zeros(4,1)
for t,v in enumerate(m(torch.tensor(x,dtype=torch.float32))[0],1):
    report['nn.LSTM'][f't{t}']=round(v.item(),3)
print(json.dumps(report,indent=1))
