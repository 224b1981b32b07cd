import torch, torch.nn as nn
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

cell = nn.LSTMCell(4,1,bias=False); cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4,1)
h = c = torch.zeros(1,1)
out = []
while xs:
    h, c = cell(torch.tensor([xs.pop(0)]).float(), (h, c))
    out.append(h.item())
    print(f'剩余输入 {len(xs)}: 输出 {h.item():.4f}')
