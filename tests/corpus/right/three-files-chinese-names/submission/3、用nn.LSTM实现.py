#第三题
import torch

shuru = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],
                      [1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float)
shuru = shuru.reshape(9,1,4)   # (序列长度, batch, 特征)
wangluo = torch.nn.LSTM(4, 1)
wangluo.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float)
wangluo.weight_hh_l0.data = torch.zeros(4,1)
shuchu, _ = wangluo(shuru)
for t in range(9):
    print('t =', t+1, ' 输出:', '%.4f' % shuchu[t].item())
