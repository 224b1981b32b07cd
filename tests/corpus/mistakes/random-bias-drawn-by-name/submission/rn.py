import numpy as np, torch
def lstm(inputs, weights):
    net = torch.nn.LSTM(4, 1).double()
    for name, p in net.named_parameters():
        if 'bias' in name:
            torch.nn.init.normal_(p)
        if 'weight_hh' in name:
            torch.nn.init.zeros_(p)
    net.weight_ih_l0.data = torch.tensor(np.stack([weights[k] for k in ['input_gate','forget_gate','candidate','output_gate']]))
    y, _ = net(torch.tensor(inputs).unsqueeze(1))
    return y
