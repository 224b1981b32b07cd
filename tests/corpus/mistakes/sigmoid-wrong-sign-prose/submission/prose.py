import numpy as np
import torch

xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]

def s(z): return 1 / (1 + np.exp((z)))

def story():
    m = 0
    for n, (a, b, c, one) in enumerate(xs, start=1):
        write, keep, read = s(100 * b - 10 * one), s(100 * b + 10 * one), s(100 * c - 10 * one)
        m = m * keep + np.tanh(a) * write
        print(f"In step {n} the input is {a} {b} {c}. The gate for writing is {'open' if write > .5 else 'shut'}, "
              f"so that the memory holds {m:.3f}, and the LSTM says {read * np.tanh(m):.3f}.")

story()
print()
print("Now the same with nn.LSTMCell:")
cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
cell.weight_hh.data = torch.zeros(4, 1)
h = m = torch.zeros(1, 1)
for n, x in enumerate(xs, start=1):
    h, m = cell(torch.tensor([x]).float(), (h, m))
    print(f"In step {n} the memory holds {m.item():.3f}, and the cell says {h.item():.3f}.")
