#第二题
import torch

shuru = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],
                      [1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float)
danyuan = torch.nn.LSTMCell(4, 1)
quanzhong = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float)
danyuan.weight_ih.data = quanzhong
danyuan.weight_hh.data = torch.tensor([[0.],[0.],[0.],[0.]])

h = torch.zeros(1,1)
c = torch.zeros(1,1)
for t in range(9):
    h, c = danyuan(shuru[t].reshape(1,4), (h,c))
    print('t =', t+1, ' 输出:', '%.4f' % h.item())
