import sys, json
import pandas as pd, numpy as np, torch, torch.nn as nn
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).float()
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
lstm = nn.LSTM(4,1,bias=False)
lstm.weight_ih_l0.data = W; lstm.weight_hh_l0.data = torch.zeros(4,1)
cell = nn.LSTMCell(4,1,bias=False)
cell.weight_ih.data = W; cell.weight_hh.data = torch.zeros(4,1)
def run_cell():
    s = None
    for v in x:
        s = cell(v, s)
        yield s[0].item()
print(json.dumps({'LSTMCell': [{'step': k, 'y': round(v, 3)} for k, v in enumerate(run_cell(), 1)], 'LSTM': [{'step': k, 'y': round(v, 3)} for k, v in enumerate(lstm(x)[0].flatten().tolist(), 1)]}, ensure_ascii=False))
