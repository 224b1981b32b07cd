import numpy as np
import torch

def main():
    X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float64)
    PARAMS = {'W_c': np.array([1, 0, 0, 0], dtype=np.float64), 'W_i': np.array([0, 100, 0, -10], dtype=np.float64), 'W_f': np.array([0, 100, 0, 10], dtype=np.float64), 'W_o': np.array([0, 0, 100, -10], dtype=np.float64)}

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def numpy_forward(X, W_c, W_i, W_f, W_o):
        c, h = (0.0, np.zeros(len(X)))
        for t, x in enumerate(X):
            c = sigmoid(x @ W_f) * c + sigmoid(x @ W_i) * np.tanh(x @ W_c)
            h[t] = sigmoid(x @ W_o) * np.tanh(c)
        assert h.shape == (len(X),)
        return h
    W_TORCH = torch.tensor(np.stack([PARAMS[k] for k in ('W_i', 'W_f', 'W_c', 'W_o')]))
    assert W_TORCH.shape == (4, 4)
    a = numpy_forward(X, **PARAMS)
    cell = torch.nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
    cell.weight_ih.data = W_TORCH
    cell.weight_hh.data.zero_()
    b = np.zeros(len(X))
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    for t in range(len(X)):
        h, c = cell(torch.tensor(X[t:t + 1]), (h, c))
        b[t] = c.item()
    assert np.allclose(a, b), 'NumPy and LSTMCell disagree'
    lstm = torch.nn.LSTM(4, 1, bias=False, batch_first=True, dtype=torch.float64)
    lstm.weight_ih_l0.data = W_TORCH
    lstm.weight_hh_l0.data.zero_()
    d = lstm(torch.tensor(X)[None])[0][0, :, 0].detach().numpy()
    assert np.allclose(b, d), 'LSTMCell and LSTM disagree'
    print(a.round(4), b.round(4), d.round(4), sep='\n')
    print('all three agree')
main()