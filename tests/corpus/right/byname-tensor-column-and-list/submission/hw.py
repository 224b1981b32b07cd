import numpy as np
import torch

def lstm_numpy(inputs, weights):
    out = np.zeros((len(inputs), 1))
    c = 0.0
    z = {k: inputs @ w for k, w in weights.items()}
    for t in range(len(inputs)):
        s = {k: 1 / (1 + np.exp(-v[t])) for k, v in z.items()}
        c = s['forget_gate'] * c + s['input_gate'] * np.tanh(z['candidate'][t])
        out[t, 0] = s['output_gate'] * np.tanh(c)
    return out

def _w(weights):
    return torch.tensor(np.stack([weights[k] for k in ('input_gate', 'forget_gate', 'candidate', 'output_gate')]))

def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
    cell.weight_ih.data = _w(weights)
    cell.weight_hh.data.zero_()
    state, hs = None, []
    for x in torch.tensor(inputs):
        state = cell(x, state)
        hs.append(state[0])
    return hs

def lstm(inputs, weights):
    net = torch.nn.LSTM(4, 1, bias=False, batch_first=True, dtype=torch.float64)
    net.weight_ih_l0.data = _w(weights)
    net.weight_hh_l0.data.zero_()
    return net(torch.tensor(inputs).unsqueeze(0))[0]

if __name__ == '__main__':
    print('请运行评分程序')
