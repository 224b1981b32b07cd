import pandas as pd, numpy as np, torch, torch.nn as nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
lstm = nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data = W; lstm.weight_hh_l0.data = torch.zeros(4,1)
df = pd.DataFrame({'y': lstm(x)[0].flatten().tolist()}, index=pd.Index(range(1, 10), name='t')).round(2).T
print(df)
