import torch
from torch.nn import LSTM, LSTMCell
from torch.nn.parameter import Parameter

class MyCell(LSTMCell):
    def reset_parameters(self):
        with torch.no_grad():
            self.weight_ih.copy_(torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))
            self.weight_hh.fill_(0)
            self.bias_ih.fill_(0)
            self.bias_hh.fill_(0)

class MyLSTM(LSTM):
    def reset_parameters(self):
        with torch.no_grad():
            for p in self.parameters():
                p.fill_(0)
            self.weight_ih_l0.copy_(torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))

X = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.get_default_dtype())
m = MyCell(4, 1)
h, c = m(X[0])
hs = [h]
for x in X[1:]:
    h, c = m(x, (h, c))
    hs.append(h)
print('LSTMCell', torch.hstack(hs).tolist())
m = MyLSTM(4, 1)
o, hc = m(X)
print('LSTM', o.squeeze(-1).tolist())
