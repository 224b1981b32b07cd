import numpy as np
import torch
import torch.nn as nn
# 1 numpy
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
# 各个门的权重
w_c = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])
# 输入序列
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
c = 0
y = []
for t in range(len(x)):
    g_t = np.tanh(np.dot(w_c, x[t]))
    i_t = sigmoid(np.dot(w_i, x[t]))
    f_t = sigmoid(np.dot(w_f, x[t]))
    o_t = sigmoid(np.dot(w_o, x[t]))
    c = f_t * c + i_t * g_t
    h = o_t * np.tanh(c)
    y.append(round(h, 2))
print('numpy输出:', y)
# 2 LSTMCell，这里不需要梯度，所以用 torch.no_grad()
rnn = nn.LSTMCell(4, 1)
with torch.no_grad():
    rnn.weight_ih.copy_(torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float())
    rnn.weight_hh.zero_()
    rnn.bias_ih.zero_()
    rnn.bias_hh.zero_()
hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
output = []
for x in torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float():
    hx, cx = rnn(x.view(1, -1), (hx, cx))
    output.append(hx)
output = torch.cat(output, dim=0)
print(output.squeeze())
# 3 LSTM，detach() 之后才能转成 numpy，否则会报 requires grad 的错误
rnn = nn.LSTM(4, 1, 1)
for name, p in rnn.named_parameters():
    if name == 'weight_ih_l0':
        p.data = torch.FloatTensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]])
    else:
        p.data = torch.zeros_like(p)
out, (h, c) = rnn(torch.FloatTensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).view(-1, 1, 4))
print(out.view(-1).detach().numpy().round(2))
