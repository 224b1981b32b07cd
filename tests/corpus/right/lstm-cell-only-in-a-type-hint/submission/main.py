import torch, torch.nn as nn
def zero_rest(m: nn.LSTM | nn.LSTMCell | nn.GRU) -> None:
    for k, p in m.named_parameters():
        if not k.startswith('weight_ih'):
            p.data.zero_()
x = torch.FloatTensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
m = nn.LSTM(4,1)
zero_rest(m)
m.weight_ih_l0.data = torch.FloatTensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
print(m(x)[0].view(-1).tolist())
