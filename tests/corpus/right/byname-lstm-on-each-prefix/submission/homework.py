import torch, numpy as np
def lstm(inputs, weights):
    m = torch.nn.LSTM(4, 1, bias=False)
    m.weight_ih_l0.data = torch.tensor(np.array([weights[k] for k in ("input_gate","forget_gate","candidate","output_gate")])).float()
    m.weight_hh_l0.data.zero_()
    x = torch.tensor(inputs).float()[:, None]
    return [m(x[:t])[1][0].item() for t in range(1, len(x)+1)]
