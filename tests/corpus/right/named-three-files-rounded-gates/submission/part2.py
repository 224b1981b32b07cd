import numpy
import torch


class Stepper(torch.nn.Module):
    def __init__(self, w):
        super().__init__()
        self.core = torch.nn.LSTMCell(4, 1, bias=False)
        self.core.weight_ih.data = torch.tensor(w, dtype=torch.float32)
        self.core.weight_hh.data.zero_()

    def forward(self, xs):
        hc = torch.zeros(1, 1), torch.zeros(1, 1)
        for x in xs:
            hc = self.core(x.unsqueeze(0), hc)
            yield hc[0].item()


def lstm_cell(inputs, weights):
    w = numpy.stack([weights['input_gate'], weights['forget_gate'], weights['candidate'], weights['output_gate']])
    return list(Stepper(w)(torch.tensor(inputs, dtype=torch.float32)))
