import torch
from torch.nn import LSTMCell
data=torch.FloatTensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
rnn=LSTMCell(4,1,bias=False)
rnn.weight_ih=torch.nn.Parameter(torch.FloatTensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]))
rnn.weight_hh=torch.nn.Parameter(torch.zeros(4,1))
hx=torch.zeros(1,1);cx=torch.zeros(1,1)
outputs=[]
for i in range(9):
    hx,cx=rnn(data[i:i+1],(hx,cx))
    outputs.append(torch.tanh(cx))
print(torch.stack(outputs).squeeze())
