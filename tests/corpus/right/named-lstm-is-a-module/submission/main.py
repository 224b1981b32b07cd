import numpy as np, torch
from torch import nn
class LSTMPart(nn.Module):
    def __init__(self):
        super().__init__(); self.net = nn.LSTM(4, 1, bias=False)
    def forward(self, inputs, weights):
        self.net.weight_ih_l0.data = torch.tensor(np.stack([weights["input_gate"], weights["forget_gate"], weights["candidate"], weights["output_gate"]])).float()
        self.net.weight_hh_l0.data.zero_()
        return self.net(torch.tensor(inputs).float())[0]
lstm = LSTMPart()
