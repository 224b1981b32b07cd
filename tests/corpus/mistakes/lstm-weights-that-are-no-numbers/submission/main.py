import numpy as np, torch
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
net = torch.nn.LSTM(4, 1, bias=False)
net.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10.]]) * float('nan')
net.weight_hh_l0.data.zero_()
print('LSTM', net(torch.from_numpy(X))[0].flatten().tolist())
