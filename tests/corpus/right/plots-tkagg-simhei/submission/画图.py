import matplotlib
matplotlib.use('TkAgg')
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn as nn
import warnings
warnings.filterwarnings('ignore')

plt.rcParams['font.sans-serif'] = ['SimHei']
plt.rcParams['axes.unicode_minus'] = False

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
W_c = np.array([1, 0, 0, 0]); W_i = np.array([0, 100, 0, -10])
W_f = np.array([0, 100, 0, 10]); W_o = np.array([0, 0, 100, -10])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_numpy(seq):
    c, cs, ys, gates = 0, [], [], []
    for x in seq:
        i, f, o = sigmoid(W_i @ x), sigmoid(W_f @ x), sigmoid(W_o @ x)
        c = f * c + i * np.tanh(W_c @ x)
        cs.append(c)
        ys.append(o * np.tanh(c))
        gates.append([i, f, o])
    return ys, cs, np.array(gates)


y_np, c_np, gates = lstm_numpy(X)
print('Numpy:', np.round(y_np, 2).tolist())

cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor(np.array([W_i, W_f, W_c, W_o]), dtype=torch.float32)
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
y_cell = []
for x in torch.tensor(X):
    h, c = cell(x.reshape(1, -1), (h, c))
    y_cell.append(h.item())
print('LSTMCell:', np.round(y_cell, 2).tolist())

lstm = nn.LSTM(4, 1, batch_first=True)
lstm.weight_ih_l0.data = torch.tensor(np.array([W_i, W_f, W_c, W_o]), dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y_lstm, _ = lstm(torch.tensor(X).unsqueeze(0))
y_lstm = y_lstm.detach().numpy().flatten()
print('LSTM:', np.round(y_lstm, 2).tolist())

plt.figure(figsize=(10, 6))
plt.subplot(2, 1, 1)
for k, label in enumerate(['输入门', '遗忘门', '输出门']):
    plt.step(range(1, 10), gates[:, k], label=label)
plt.legend()
plt.title('三个门的开关情况')
plt.subplot(2, 1, 2)
plt.plot(range(1, 10), y_np, 'r-o', label='Numpy')
plt.plot(range(1, 10), y_cell, 'g--s', label='LSTMCell')
plt.plot(range(1, 10), y_lstm, 'b:^', label='LSTM')
plt.xlabel('时刻')
plt.ylabel('输出')
plt.legend()
plt.tight_layout()
plt.show()
