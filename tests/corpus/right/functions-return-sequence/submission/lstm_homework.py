"""Three implementations of one small LSTM with hand-set weights."""
import numpy as np
import torch
from torch import nn

SEQUENCE = [
    [1, 0, 0, 1],
    [3, 1, 0, 1],
    [2, 0, 0, 1],
    [4, 1, 0, 1],
    [2, 0, 0, 1],
    [1, 0, 1, 1],
    [3, -1, 0, 1],
    [6, 1, 0, 1],
    [1, 0, 1, 1],
]

W_INPUT = [0, 100, 0, -10]
W_FORGET = [0, 100, 0, 10]
W_CELL = [1, 0, 0, 0]
W_OUTPUT = [0, 0, 100, -10]


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def run_numpy(seq):
    """Return the hidden state of every step, shape (T,)."""
    seq = np.asarray(seq, dtype=float)
    wi, wf, wg, wo = (np.asarray(w, dtype=float) for w in (W_INPUT, W_FORGET, W_CELL, W_OUTPUT))
    memory = 0.0
    hidden = np.empty(len(seq))
    for t, x in enumerate(seq):
        memory = sigmoid(wf @ x) * memory + sigmoid(wi @ x) * np.tanh(wg @ x)
        hidden[t] = sigmoid(wo @ x) * np.tanh(memory)
    return hidden


def _stacked():
    return torch.tensor([W_INPUT, W_FORGET, W_CELL, W_OUTPUT], dtype=torch.float32)


def run_cell(seq):
    cell = nn.LSTMCell(input_size=4, hidden_size=1, bias=False)
    with torch.no_grad():
        cell.weight_ih.copy_(_stacked())
        cell.weight_hh.zero_()
    state = None
    hidden = []
    for x in torch.tensor(seq, dtype=torch.float32):
        state = cell(x[None, :], state)
        hidden.append(state[0].item())
    return hidden


def run_lstm(seq):
    lstm = nn.LSTM(input_size=4, hidden_size=1, bias=False)
    with torch.no_grad():
        lstm.weight_ih_l0.copy_(_stacked())
        lstm.weight_hh_l0.zero_()
        out, _ = lstm(torch.tensor(seq, dtype=torch.float32).unsqueeze(1))
    return out.flatten().tolist()


def main():
    for label, fn in (("numpy", run_numpy), ("LSTMCell", run_cell), ("LSTM", run_lstm)):
        values = fn(SEQUENCE)
        print(f"{label:>10}: " + " ".join(f"{v:7.4f}" for v in values))


if __name__ == "__main__":
    main()
