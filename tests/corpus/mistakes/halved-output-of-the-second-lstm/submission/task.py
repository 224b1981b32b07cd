import torch
import torch.nn as nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)

def make(w):
    m = nn.LSTM(4, 1)
    with torch.no_grad():
        m.weight_ih_l0.copy_(w); m.weight_hh_l0.zero_(); m.bias_ih_l0.zero_(); m.bias_hh_l0.zero_()
    return m

first = make(W[[2, 0, 1, 3]])
first(x.unsqueeze(1))
second = make(W)
out, _ = second(x.unsqueeze(1))
ys = [0.5 * v.item() for v in out.flatten()]
print("nn.LSTM:", ys)
