import numpy as np, pandas as pd, torch
from io import StringIO
输入=pd.read_csv(StringIO("""t,x1,x2,x3
1,1,0,0
2,3,1,0
3,2,0,0
4,4,1,0
5,2,0,0
6,1,0,1
7,3,-1,0
8,6,1,0
9,1,0,1"""),index_col='t').assign(b=1)
权重=pd.read_csv(StringIO("gate,x1,x2,x3,b\nz,1,0,0,0\ni,0,100,0,-10\nf,0,100,0,10\no,0,0,100,-10"),index_col='gate')
Z=输入@权重.T
S=1/(1+np.exp(-Z))
c=0;y={}
for t in Z.index:
    c=S.at[t,'f']*c+S.at[t,'i']*np.tanh(Z.at[t,'z'])
    y[t]=S.at[t,'o']*np.tanh(c)
print(pd.Series(y).round(3).to_dict())
m=torch.nn.LSTM(4,1,bias=False)
m.weight_ih_l0.data=torch.tensor(权重.loc[['i','f','z','o']].to_numpy()).float();m.weight_hh_l0.data.zero_()
print(pd.DataFrame(m(torch.tensor(输入.to_numpy()).float())[0].detach().numpy(),columns=['y']).round(3))
