"""LSTM functions. Every function returns h_0 ... h_T."""
import numpy as np
import torch


def lstm_numpy(inputs, weights):
    def gate(name, x):
        return 1 / (1 + np.exp(-weights[name].dot(x)))

    c = 0.0
    h = [0.0]
    for x in inputs:
        c = gate("forget_gate", x) * c + gate("input_gate", x) * np.tanh(weights["candidate"].dot(x))
        h.append(gate("output_gate", x) * np.tanh(c))
    return np.array(h)


def lstm_cell(inputs, weights):
    cell = torch.nn.LSTMCell(4, 1, bias=False, dtype=torch.float64)
    cell.weight_ih.data = torch.tensor(np.array([weights["input_gate"], weights["forget_gate"],
                                                 weights["candidate"], weights["output_gate"]]))
    cell.weight_hh.data.zero_()
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    answer = [h.item()]
    for x in inputs:
        h, c = cell(torch.tensor(x)[None], (h, c))
        answer.append(h.item())
    return answer
