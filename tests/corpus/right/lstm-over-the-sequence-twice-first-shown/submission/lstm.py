import numpy as np
import torch
base = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
long = np.tile(base, (2, 1))
net = torch.nn.LSTM(4, 1, bias=False)
params = [np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]), np.zeros((4, 1))]
for p, v in zip(net.parameters(), params):
    p.data = torch.as_tensor(v, dtype=torch.float32)
y = net(torch.from_numpy(long)[:, None])[0].detach().numpy()[:, 0, 0]
print(np.round(y[:9], 2))
