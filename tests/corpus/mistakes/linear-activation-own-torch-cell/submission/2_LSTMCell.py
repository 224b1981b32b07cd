import torch

# 第2题 LSTMCell —— 自己用 torch 写了一个 LSTMCell
class LSTMCell(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()

    def forward(self, x, c):
        i, f, g, o = self.W @ x
        c = torch.sigmoid(f)*c + torch.sigmoid(i)*g
        return torch.sigmoid(o)*c, c

net = LSTMCell()
c = torch.tensor(0.)
out = []
for x in torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float():
    y, c = net(x, c)
    out.append(round(y.item(), 3))
print('LSTMCell:', out)
