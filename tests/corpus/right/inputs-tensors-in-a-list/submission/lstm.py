import torch
from torch import nn

frames = []

def add(v, write=0, read=0):
    frames.append(torch.tensor([[v, write, read, 1]], dtype=torch.float32))

add(1); add(3, write=1); add(2); add(4, write=1); add(2); add(1, read=1); add(3, write=-1); add(6, write=1); add(1, read=1)

kernel = torch.zeros(4, 4)
kernel[0, 1], kernel[0, 3] = 100, -10
kernel[1, 1], kernel[1, 3] = 100, 10
kernel[2, 0] = 1
kernel[3, 2], kernel[3, 3] = 100, -10

cell = nn.LSTMCell(4, 1, bias=False)
nn.init.constant_(cell.weight_hh, 0)
cell.weight_ih = nn.Parameter(kernel)
lstm = nn.LSTM(4, 1, bias=False)
nn.init.constant_(lstm.weight_hh_l0, 0)
lstm.weight_ih_l0 = nn.Parameter(kernel)

with torch.inference_mode():
    hx = (torch.zeros(1, 1),) * 2
    hs = []
    for fr in frames:
        hx = cell(fr, hx)
        hs.append(hx[0])
    print(torch.cat(hs).T)
    print(lstm(torch.stack(frames))[0].squeeze().unsqueeze(0))
