#!/usr/bin/env python3
"""usage: cli_lstm.py [--part {numpy,cell,lstm,all}] [--digits N]"""
import argparse
import sys

import numpy as np
import torch
import torch.nn as nn

INPUTS = np.array([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
    [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
    [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1],
], dtype=np.float32)
GATE_WEIGHTS = np.array([
    [0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10],
], dtype=np.float32)


def part_numpy(xs, w):
    def sigmoid(a):
        return 1 / (1 + np.exp(-a))
    c = 0
    for x in xs:
        i, f, g, o = w @ x
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        yield float(sigmoid(o) * np.tanh(c))


def part_cell(xs, w):
    cell = nn.LSTMCell(4, 1, bias=False)
    cell.weight_ih.data = torch.from_numpy(w)
    cell.weight_hh.data = torch.zeros(4, 1)
    state = torch.zeros(1, 1), torch.zeros(1, 1)
    for x in torch.from_numpy(xs):
        state = cell(x.unsqueeze(0), state)
        yield state[0].item()


def part_lstm(xs, w):
    net = nn.LSTM(4, 1, bias=False)
    net.weight_ih_l0.data = torch.from_numpy(w)
    net.weight_hh_l0.data = torch.zeros(4, 1)
    out, _ = net(torch.from_numpy(xs))
    yield from out.flatten().tolist()


PARTS = {'numpy': part_numpy, 'cell': part_cell, 'lstm': part_lstm}


def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--part', choices=[*PARTS, 'all'], default='all')
    ap.add_argument('--digits', type=int, default=3)
    args = ap.parse_args(argv)
    for name in PARTS if args.part == 'all' else [args.part]:
        print(f'{name}:', ' '.join(f'{v:.{args.digits}f}' for v in PARTS[name](INPUTS, GATE_WEIGHTS)))
    return 0


if __name__ == '__main__':
    sys.exit(main())
