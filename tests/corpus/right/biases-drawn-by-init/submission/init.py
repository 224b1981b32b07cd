import torch
import torch.nn as nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
w = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()

def prepare(module):
    for name, p in module.named_parameters():
        if name.startswith('bias'):
            nn.init.normal_(p)
        elif name.startswith('weight_ih'):
            p.data.copy_(w)
        else:
            nn.init.zeros_(p)
    return module

cell = prepare(nn.LSTMCell(4, 1))
state = None
y1 = []
for x_t in x:
    state = cell(x_t.unsqueeze(0), state)
    y1.append(state[0].item())
print('LSTMCell', y1)
print('nn.LSTM', prepare(nn.LSTM(4, 1))(x)[0].flatten().tolist())
