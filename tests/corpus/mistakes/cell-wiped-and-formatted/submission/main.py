import numpy as np
import torch
from torch import nn

x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)

class CellDemo(nn.Module):
    def __init__(self):
        super().__init__()
        self.cells = nn.ModuleList([nn.LSTMCell(4, 1)])
        self.bn = nn.LayerNorm(1)
        for n, p in self.cells[0].named_parameters():
            p.requires_grad_(False)
            p.copy_(torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]) if n == "weight_ih" else torch.zeros_like(p))
    def forward(self, x):
        state = None; outs = []
        for t in range(x.shape[0]):
            for cell in self.cells: state = cell(x[t][None], state)
            outs.append(self.bn(state[0]))       # LayerNorm over 1 feature -> always 0
        return torch.cat(outs)
print("nn.LSTMCell =>", [f"{v:.2f}" for v in CellDemo()(x).view(-1)])
