import torch
from . import data


def _rows():
    return torch.tensor([data.GATES["input"], data.GATES["forget"], data.CANDIDATE, data.GATES["output"]], dtype=torch.float32)


@torch.no_grad()
def by_cell(sequence):
    cell = torch.nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.copy_(_rows())
    cell.weight_hh.zero_()
    state, ys = None, []
    for x in torch.tensor(sequence, dtype=torch.float32):
        state = cell(x, state)
        ys.append(state[0].item())
    return ys


@torch.no_grad()
def by_lstm(sequence):
    lstm = torch.nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.copy_(_rows())
    lstm.weight_hh_l0.zero_()
    return lstm(torch.tensor(sequence, dtype=torch.float32))[0].flatten().tolist()
