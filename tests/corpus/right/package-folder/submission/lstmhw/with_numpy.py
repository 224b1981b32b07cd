import numpy as np
from .data import CANDIDATE, GATES


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(sequence):
    c, ys = 0.0, []
    for x in sequence:
        gate = {k: sigmoid(np.dot(w, x)) for k, w in GATES.items()}
        c = gate["forget"] * c + gate["input"] * np.tanh(np.dot(CANDIDATE, x))
        ys.append(float(gate["output"] * np.tanh(c)))
    return ys
