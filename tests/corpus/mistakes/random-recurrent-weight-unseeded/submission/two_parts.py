import numpy as np, torch

zhi = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

# numpy
hou_xuan, shu_ru, yi_wang, shu_chu = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
kai = lambda w, x: 1.0 if (w*x).sum() > 0 else 0.0
c = 0.0
lie = []
for x in np.array(zhi):
    c = kai(yi_wang, x)*c + kai(shu_ru, x)*np.tanh((hou_xuan*x).sum())
    lie.append(kai(shu_chu, x)*np.tanh(c))
print('numpy', np.round(lie, 2))

# LSTMCell
danyuan = torch.nn.LSTMCell(4, 1)
danyuan.weight_ih.data = torch.Tensor(np.array([shu_ru, yi_wang, hou_xuan, shu_chu]))
torch.nn.init.zeros_(danyuan.bias_ih)
torch.nn.init.zeros_(danyuan.bias_hh)
zt = None
lie2 = []
for x in torch.Tensor(zhi):
    zt = danyuan(x.view(1, -1), zt)
    lie2.append(zt[0].item())
print('LSTMCell', np.round(lie2, 2))
