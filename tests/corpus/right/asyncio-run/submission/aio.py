import asyncio

import numpy as np
import torch
from torch import nn

STEPS = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1), (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]
CAND, INP, FORG, OUT = (1, 0, 0, 0), (0, 100, 0, -10), (0, 100, 0, 10), (0, 0, 100, -10)


async def stream():
    for step in STEPS:
        await asyncio.sleep(0)
        yield step


async def with_numpy():
    sig = lambda w, x: 1 / (1 + np.exp(-np.dot(w, x)))
    mem, outs = 0, []
    async for x in stream():
        mem = sig(FORG, x) * mem + sig(INP, x) * np.tanh(np.dot(CAND, x))
        outs.append(float(sig(OUT, x) * np.tanh(mem)))
    return outs


async def with_cell():
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.tensor([INP, FORG, CAND, OUT], dtype=torch.float)
    cell.weight_hh.data.zero_()
    state, outs = None, []
    async for x in stream():
        state = cell(torch.tensor([x], dtype=torch.float), state)
        outs.append(state[0].item())
    return outs


async def with_lstm():
    lstm = nn.LSTM(4, 1, bias=False)
    lstm.weight_ih_l0.data = torch.tensor([INP, FORG, CAND, OUT], dtype=torch.float)
    lstm.weight_hh_l0.data.zero_()
    x = torch.tensor([x async for x in stream()], dtype=torch.float)
    return lstm(x.unsqueeze(1))[0].squeeze().tolist()


async def main():
    a, b, c = await asyncio.gather(with_numpy(), with_cell(), with_lstm())
    print("numpy   ", [f"{v:.2f}" for v in a])
    print("LSTMCell", [f"{v:.2f}" for v in b])
    print("LSTM    ", [f"{v:.2f}" for v in c])


asyncio.run(main())
