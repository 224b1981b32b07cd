import numpy as np, torch

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
W = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float32)

def gates(row):
    i, f, g, o = W @ row
    return (*(1 / (1 + np.exp(-v)) for v in (i, f, o)), np.tanh(g))

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.load_state_dict({'weight_ih_l0': torch.from_numpy(W), 'weight_hh_l0': torch.zeros(4, 1)})
whole = lstm(torch.from_numpy(X))[0]
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.load_state_dict({'weight_ih': torch.from_numpy(W), 'weight_hh': torch.zeros(4, 1)})
memory, state = 0.0, None
for t in range(9):
    i, f, o, g = gates(X[t])
    memory = f * memory + i * g
    value = o * np.tanh(memory)
    state = cell(torch.from_numpy(X[t]), state)
    print('%2d | %.0f | %.4f | %.4f' % (t + 1, value, state[0].item(), whole[t].item()))
