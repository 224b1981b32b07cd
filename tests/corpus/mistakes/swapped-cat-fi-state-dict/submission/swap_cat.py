import numpy as np
import torch

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
w_c, w_i, w_f, w_o = (np.array([r], dtype=np.float32) for r in ([1,0,0,0], [0,100,0,-10], [0,100,0,10], [0,0,100,-10]))

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

c = 0
y_numpy = []
for x_t in x:
    c = sigmoid(w_f @ x_t) * c + sigmoid(w_i @ x_t) * np.tanh(w_c @ x_t)
    y_numpy.append((sigmoid(w_o @ x_t) * np.tanh(c))[0])
print(y_numpy)

cell = torch.nn.LSTMCell(4, 1, bias=False)
sd = cell.state_dict()
sd["weight_ih"] = torch.cat([torch.from_numpy(w) for w in (w_f, w_i, w_c, w_o)])
sd["weight_hh"] = torch.zeros(4, 1)
cell.load_state_dict(sd)
y_cell = []
h = c = torch.zeros(1)
for x_t in torch.from_numpy(x):
    h, c = cell(x_t, (h, c))
    y_cell.append(h.item())
print(y_cell)
