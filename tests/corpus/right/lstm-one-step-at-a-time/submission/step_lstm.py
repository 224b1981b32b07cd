"""nn.LSTM also works when it is fed one step at a time, as long as (h, c) is handed back in."""
import torch
from torch import nn

xs = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1),
      (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]

lstm = nn.LSTM(input_size=4, hidden_size=1, bias=False)
for p, rows in zip(lstm.parameters(), ([(0, 100, 0, -10), (0, 100, 0, 10), (1, 0, 0, 0), (0, 0, 100, -10)], [(0,)] * 4)):
    p.data = torch.tensor(rows, dtype=torch.float32)

state = (torch.zeros(1, 1, 1), torch.zeros(1, 1, 1))
collected = []
for x in xs:
    out, state = lstm(torch.tensor(x, dtype=torch.float32).view(1, 1, 4), state)
    collected.append(out.item())

for t, v in enumerate(collected, 1):
    print(f"y[{t}] = {v:+.5f}")
