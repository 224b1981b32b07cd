import torch

# 3. 使用 nn.LSTM
torch.set_printoptions(precision=4, sci_mode=False)

net = torch.nn.LSTM(input_size=4, hidden_size=1, num_layers=1)
print(net.weight_ih_l0.shape)   # (4, 4)

# 按 输入门 遗忘门 输出门 候选 排列
W = torch.Tensor([[0, 100, 0, -10],
                  [0, 100, 0, 10],
                  [0, 0, 100, -10],
                  [1, 0, 0, 0]])
net.weight_ih_l0.data = W
net.weight_hh_l0.data = torch.zeros(4, 1)

x = torch.Tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]).view(9, 1, 4)

y, (hn, cn) = net(x)
print('nn.LSTM 的输出:')
print(y.squeeze())
