# torch stacks the gates in some order; four of them are tried against my own numbers
from dataclasses import dataclass
import numpy
import torch


@dataclass
class Rows:
    i: tuple = (0, 100, 0, -10)
    f: tuple = (0, 100, 0, 10)
    g: tuple = (1, 0, 0, 0)
    o: tuple = (0, 0, 100, -10)

    def stacked(self, order):
        return torch.tensor([getattr(self, letter) for letter in order], dtype=torch.get_default_dtype())


rows = Rows()
inputs = numpy.array([(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
                      (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)], float)
gate = lambda name: 1 / (1 + numpy.exp(-inputs @ getattr(rows, name)))
writes, keeps, reads = gate("i"), gate("f"), gate("o")
cell_state, mine = 0.0, []
for t, candidate in enumerate(numpy.tanh(inputs @ rows.g)):
    cell_state = keeps[t] * cell_state + writes[t] * candidate
    mine.append(reads[t] * numpy.tanh(cell_state))
print("numpy", [f"{value:.2f}" for value in mine])

tensor = torch.tensor(inputs, dtype=torch.float32)
stepper = torch.nn.LSTMCell(4, 1, bias=False)
stepper.weight_hh.data.mul_(0)
for order in ("gifo", "ifog", "ifgo", "fiog"):
    stepper.weight_ih.data = rows.stacked(order)
    h, c, theirs = torch.zeros(1, 1), torch.zeros(1, 1), []
    for row in tensor.split(1):
        h, c = stepper(row, (h, c))
        theirs.append(h.squeeze().item())
    if numpy.allclose(theirs, mine, atol=1e-3):
        break
else:
    raise RuntimeError("none of the orders fits")
print("LSTMCell", order, [f"{value:.2f}" for value in theirs])

runner = torch.nn.LSTM(4, 1, bias=False)
runner.weight_hh_l0.data.mul_(0)
runner.weight_ih_l0.data = rows.stacked(order)
with torch.no_grad():
    print("LSTM", [f"{value:.2f}" for value in runner(tensor.view(9, 1, 4))[0].view(-1).tolist()])
