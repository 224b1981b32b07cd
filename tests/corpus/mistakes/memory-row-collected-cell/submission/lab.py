import numpy as np
import torch

SEQUENCE = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=np.float32)
WEIGHTS = np.array([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=np.float32)


def part_one(sequence):
    previous, outputs = np.float32(0), []
    for i, f, g, o in sequence @ WEIGHTS.T:
        i, f, o = 1 / (1 + np.exp(-np.array([i, f, o])))
        previous = f * previous + i * np.tanh(g)
        outputs.append(o * np.tanh(previous))
    return np.array(outputs)


def part_two(sequence):
    cell = torch.nn.LSTMCell(4, 1)
    cell.load_state_dict({"weight_ih": torch.from_numpy(WEIGHTS), "weight_hh": torch.zeros(4, 1),
                          "bias_ih": torch.zeros(4), "bias_hh": torch.zeros(4)})
    outputs = []
    h, c = torch.zeros(1, 1), torch.zeros(1, 1)
    for x in torch.from_numpy(sequence):
        h, c = cell(x.unsqueeze(0), (h, c))
        outputs.append(c)
    return torch.cat(outputs).detach()


print("part one, numpy:", part_one(SEQUENCE).round(3))
print("part two, nn.LSTMCell:", part_two(SEQUENCE).numpy().round(3).ravel())
