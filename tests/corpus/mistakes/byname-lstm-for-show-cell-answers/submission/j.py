import numpy as np, torch
def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1, bias=False).double()
    sd = {'weight_ih': torch.tensor(np.stack([weights[k] for k in ('input_gate','forget_gate','candidate','output_gate')])), 'weight_hh': torch.zeros(4, 1)}
    cell.load_state_dict(sd)
    h = c = torch.zeros(1, 1).double()
    ys = []
    for x in torch.tensor(inputs):
        h, c = cell(x[None], (h, c)); ys.append(h.squeeze())
    return torch.stack(ys)
def lstm(inputs, weights):
    torch.nn.LSTM(4, 1)(torch.zeros(1, 4))
    return lstm_cell(inputs, weights)
