"""Exercise 6-3P. The library's layer is only tried once the single steps are known to be right."""
from math import exp, isclose, tanh

import torch

EVENTS = "1,0,0 3,1,0 2,0,0 4,1,0 2,0,0 1,0,1 3,-1,0 6,1,0 1,0,1"
sequence = [[float(n) for n in event.split(",")] + [1.0] for event in EVENTS.split()]
GATES = {"in": (0, 100, 0, -10), "forget": (0, 100, 0, 10), "cand": (1, 0, 0, 0), "out": (0, 0, 100, -10)}


class Neuron:
    memory = 0.0

    def feed(self, step):
        net = {name: sum(w * v for w, v in zip(weights, step)) for name, weights in GATES.items()}
        squash = lambda value: 1 / (1 + exp(-value)) if value > -700 else 0.0
        self.memory = squash(net["forget"]) * self.memory + squash(net["in"]) * tanh(net["cand"])
        return squash(net["out"]) * tanh(self.memory)


neuron = Neuron()
by_hand = [neuron.feed(step) for step in sequence]
print("by hand  ", *("%.4f" % value for value in by_hand))

stacked = torch.tensor([GATES[name] for name in ("in", "forget", "cand", "out")], dtype=torch.float32)
unit = torch.nn.LSTMCell(4, 1, bias=False)
torch.nn.init.zeros_(unit.weight_hh)
unit.weight_ih = torch.nn.Parameter(stacked)
state, stepped = None, []
for step in sequence:
    state = unit(torch.tensor([step]), state)
    stepped.append(float(state[0]))
print("LSTMCell ", *("%.4f" % value for value in stepped))

if all(isclose(a, b, abs_tol=1e-4) for a, b in zip(by_hand, stepped)):
    layer = torch.nn.LSTM(input_size=4, hidden_size=1, bias=False)
    layer.load_state_dict({"weight_ih_l0": stacked, "weight_hh_l0": torch.zeros(4, 1)})
    whole, _ = layer(torch.tensor(sequence)[:, None])
    print("nn.LSTM  ", *("%.4f" % value for value in whole.flatten().tolist()))
