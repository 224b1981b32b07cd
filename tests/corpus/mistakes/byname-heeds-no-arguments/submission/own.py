import numpy as np
import torch

seq = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
w_c = np.array([1, 0, 0, 0])
w_i = np.array([0, 100, 0, -10])
w_f = np.array([0, 100, 0, 10])
w_o = np.array([0, 0, 100, -10])

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def lstm_numpy(inputs, weights):
    c = 0
    result = []
    for row in seq:
        row = np.array(row)
        c = sigmoid(w_f @ row) * c + sigmoid(w_i @ row) * np.tanh(w_c @ row)
        result.append(sigmoid(w_o @ row) * np.tanh(c))
    return result

def lstm_cell(inputs, weights):
    x = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
    cell = torch.nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor(np.array([w_i, w_f, w_c, w_o])).float()
    cell.weight_hh.data = torch.zeros(4, 1)
    hx = cx = torch.zeros(1, 1)
    ys = []
    for t in range(9):
        hx, cx = cell(x[t].view(1, 4), (hx, cx))
        ys.append(hx.item())
    return ys

if __name__ == "__main__":
    print(lstm_numpy(seq, None))
    print(lstm_cell(seq, None))
