"""Exercise 6-3P. scipy's expit is a sigmoid that does not overflow."""
import numpy as np
import torch
from scipy.special import expit
from torch import nn

INPUTS = np.array([
    (1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
    (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1),
], dtype=float)
CANDIDATE = np.array((1, 0, 0, 0), dtype=float)
INPUT_GATE = np.array((0, 100, 0, -10), dtype=float)
FORGET_GATE = np.array((0, 100, 0, 10), dtype=float)
OUTPUT_GATE = np.array((0, 0, 100, -10), dtype=float)


def run_numpy():
    memory = 0.0
    for x in INPUTS:
        memory *= expit(FORGET_GATE @ x)
        memory += expit(INPUT_GATE @ x) * np.tanh(CANDIDATE @ x)
        yield expit(OUTPUT_GATE @ x) * np.tanh(memory)


def run_cell():
    cell = nn.LSTMCell(4, 1, bias=False, dtype=torch.double)
    nn.init.zeros_(cell.weight_hh)
    cell.weight_ih.data = torch.from_numpy(np.vstack([INPUT_GATE, FORGET_GATE, CANDIDATE, OUTPUT_GATE]))
    h = c = torch.zeros(1, 1, dtype=torch.double)
    for x in torch.from_numpy(INPUTS):
        h, c = cell(x[None], (h, c))
        yield h.item()


for run in (run_numpy, run_cell):
    print(run.__name__, *(f"{y:.3f}" for y in run()))
