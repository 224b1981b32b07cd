import torch
import torch.nn as nn

shuru = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
quanzhong = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()

def xin_cell():
    m = nn.LSTMCell(4, 1)
    m.weight_ih.data = quanzhong
    m.weight_hh.data = torch.zeros(4, 1)
    m.bias_ih.data = torch.zeros(4)
    m.bias_hh.data = torch.zeros(4)
    return m

# 2. 使用nn.LSTMCell实现
cell = xin_cell()
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
shuchu2 = []
for x in shuru:
    h, c = cell(x.unsqueeze(0), (h, c))
    shuchu2.append(round(h.item(), 3))
print('LSTMCell:', shuchu2)

# 3. 使用nn.LSTM实现
class LSTM(nn.Module):
    def __init__(self):
        super(LSTM, self).__init__()
        self.cell = xin_cell()

    def forward(self, x):
        h, c = torch.zeros(1, 1), torch.zeros(1, 1)
        ys = []
        for t in range(x.shape[0]):
            h, c = self.cell(x[t:t+1], (h, c))
            ys.append(h)
        return torch.cat(ys)

lstm = LSTM()
shuchu3 = lstm(shuru)
print('LSTM:', shuchu3.detach().numpy().round(3).T)
