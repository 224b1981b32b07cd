import torch
import torch.nn as nn
from homework import out
cell = nn.LSTMCell(4, 1)
outputs = torch.tensor(out)
print("nn.LSTMCell:", outputs.numpy().round(2))
