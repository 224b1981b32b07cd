# 用 nn.Module 包装一下, 看起来更像正式的模型
import torch
import torch.nn as nn


class CellModel(nn.Module):
    def __init__(self):
        super(CellModel, self).__init__()
        self.lstm_cell = nn.LSTMCell(input_size=4, hidden_size=1)
        self.init_weights()

    def init_weights(self):
        for name, param in self.named_parameters():
            if name.endswith('weight_ih'):
                param.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
            else:
                nn.init.constant_(param, 0)

    def forward(self, x):
        # x: (batch, seq, feature)
        b, n, _ = x.shape
        h = x.new_zeros(b, 1)
        c = x.new_zeros(b, 1)
        outs = []
        for t in range(n):
            h, c = self.lstm_cell(x[:, t, :], (h, c))
            outs.append(h)
        return torch.stack(outs, dim=1)


class LstmModel(nn.Module):
    def __init__(self):
        super(LstmModel, self).__init__()
        self.lstm = nn.LSTM(4, 1, batch_first=True)
        for name, param in self.named_parameters():
            if 'weight_ih' in name:
                param.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
            else:
                nn.init.constant_(param, 0)

    def forward(self, x):
        y, _ = self.lstm(x)
        return y


data = torch.tensor([[[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]], dtype=torch.float32)

net1 = CellModel()
net2 = LstmModel()
print(net1)
print('LSTMCell输出:')
print(net1(data))
print(net2)
print('LSTM输出:')
print(net2(data))
