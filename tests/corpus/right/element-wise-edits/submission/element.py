import torch
import torch.nn as nn

# 逐个元素赋值
data = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
rnn = nn.LSTMCell(4, 1)
with torch.no_grad():
    for p in rnn.parameters():
        p.zero_()
    rnn.weight_ih[0][1] = 100    # 输入门
    rnn.weight_ih[0][3] = -10
    rnn.weight_ih[1][1] = 100    # 遗忘门
    rnn.weight_ih[1][3] = 10
    rnn.weight_ih[2][0] = 1      # 候选
    rnn.weight_ih[3][2] = 100    # 输出门
    rnn.weight_ih[3][3] = -10
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
res = []
for d in data:
    h, c = rnn(torch.FloatTensor(d).view(1, 4), (h, c))
    res.append(h.data.numpy()[0, 0])
print('LSTMCell:', res)

rnn = nn.LSTM(4, 1)
with torch.no_grad():
    for p in rnn.parameters():
        p.zero_()
    w = rnn.weight_ih_l0
    w[0, 1] = w[1, 1] = w[3, 2] = 100
    w[0, 3] = w[3, 3] = -10
    w[1, 3] = 10
    w[2, 0] = 1
out, (hn, cn) = rnn(torch.FloatTensor(data).view(-1, 1, 4))
print('LSTM:', out.view(-1).data.numpy())
