import unittest
import numpy as np
import torch
import torch.nn as nn
import numpy.testing as npt

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
WG, WI, WF, WO = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=np.float32)


def numpy_lstm(x):
    s = lambda z: 1 / (1 + np.exp(-z))
    c, ys = 0.0, []
    for r in x:
        c = s(WF @ r) * c + s(WI @ r) * np.tanh(WG @ r)
        ys.append(s(WO @ r) * np.tanh(c))
    return np.array(ys)


def cell_lstm(x):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.from_numpy(np.stack([WI, WF, WG, WO]))
    nn.init.zeros_(cell.weight_hh)
    state = None
    ys = []
    for r in torch.from_numpy(x):
        state = cell(r[None], state)
        ys.append(state[0].item())
    return np.array(ys)


def torch_lstm(x):
    lstm = nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.from_numpy(np.stack([WI, WF, WG, WO]))
    nn.init.zeros_(lstm.weight_hh_l0)
    out, _ = lstm(torch.from_numpy(x)[:, None])
    return out.detach().numpy().ravel()


class LSTMTest(unittest.TestCase):
    def setUp(self):
        self.want = numpy_lstm(X)

    def test_numpy(self):
        print("numpy", numpy_lstm(X).round(2))
        self.assertEqual(len(self.want), len(X))

    def test_cell(self):
        y = cell_lstm(X)
        print("LSTMCell", y.round(2))
        npt.assert_allclose(y, self.want, atol=1e-4)

    def test_lstm(self):
        y = torch_lstm(X)
        print("LSTM", y.round(2))
        npt.assert_allclose(y, self.want, atol=1e-4)


if __name__ == "__main__":
    unittest.main()
