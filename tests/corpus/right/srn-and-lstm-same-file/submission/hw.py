import numpy as np
import torch
import torch.nn as nn
# ============ 作业9 SRN ============
inputs = np.array([[1., 1.], [1., 1.], [2., 2.]])
print('inputs is ', inputs)
state_t = np.zeros(2, )
w1, w2, w3, w4, w5, w6, w7, w8 = 1., 1., 1., 1., 1., 1., 1., 1.
U1, U2, U3, U4 = 1., 1., 1., 1.
for input_t in inputs:
    in_h1 = np.tanh(np.dot([w1, w3], input_t) + np.dot([U2, U4], state_t))
    in_h2 = np.tanh(np.dot([w2, w4], input_t) + np.dot([U1, U3], state_t))
    state_t = in_h1, in_h2
    output_y1 = np.dot([w5, w7], [in_h1, in_h2])
    output_y2 = np.dot([w6, w8], [in_h1, in_h2])
    print('output_y is ', output_y1, output_y2)
rnncell = nn.RNNCell(2, 2)
rnncell.weight_ih.data = torch.ones(2, 2)
rnncell.weight_hh.data = torch.ones(2, 2)
rnncell.bias_ih.data = rnncell.bias_hh.data = torch.zeros(2)
hidden = torch.zeros(1, 2)
for k in range(3):
    hidden = rnncell(torch.tensor(inputs[k:k + 1], dtype=torch.float), hidden)
    print(hidden)
# ============ 作业10 LSTM ============
inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
Wg = np.array([1, 0, 0, 0])
Wi = np.array([0, 100, 0, -10])
Wf = np.array([0, 100, 0, 10])
Wo = np.array([0, 0, 100, -10])
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
c_t = 0
output = []
for input_t in inputs:
    g_t = np.tanh(np.dot(Wg, input_t))
    i_t, f_t, o_t = (np.round(sigmoid(np.dot(w, input_t))) for w in (Wi, Wf, Wo))
    c_t = f_t * c_t + i_t * g_t
    output.append(o_t * np.tanh(c_t))
print('output is ', output)
X = inputs
# 2. nn.LSTMCell
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
seq = torch.tensor(X, dtype=torch.float32)
hx, cx = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for t in range(9):
    hx, cx = cell(seq[t:t + 1], (hx, cx))
    cell_out.append(round(hx.item(), 3))
print('LSTMCell:', cell_out)
# 3. nn.LSTM
rnn = nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=torch.float32)
rnn.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = rnn(torch.tensor(X, dtype=torch.float32).unsqueeze(1))
print('LSTM:', out.squeeze().tolist())
