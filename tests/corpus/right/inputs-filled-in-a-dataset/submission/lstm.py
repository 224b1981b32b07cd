import torch
from torch.utils.data import Dataset, DataLoader

class Tape(Dataset):
    def __init__(self):
        self.x = torch.zeros(9, 4)
        self.x[:, 0] = torch.tensor([1., 3, 2, 4, 2, 1, 3, 6, 1])
        self.x[:, 3] = 1
        for k in (1, 3, 7):
            self.x[k, 1] = 1
        self.x[6, 1] = -1
        for k in (5, 8):
            self.x[k, 2] = 1
    def __len__(self):
        return len(self.x)
    def __getitem__(self, k):
        return self.x[k]

cell = torch.nn.LSTMCell(4, 1, bias=False)
cell.weight_ih = torch.nn.Parameter(torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]]))
cell.weight_hh = torch.nn.Parameter(torch.zeros(4, 1))
state = None
for k, x in enumerate(DataLoader(Tape(), batch_size=1)):
    state = cell(x, state)
    print(k + 1, '%.2f' % state[0].item())
