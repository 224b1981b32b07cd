import torch
from torch.utils.data import DataLoader, TensorDataset
x = torch.tensor([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=torch.float32)
loader = DataLoader(TensorDataset(x), batch_size=1, shuffle=False)
lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
lstm.weight_hh_l0.data = torch.zeros(4, 1)
outputs = []
for (batch,) in loader:
    out, (hn, cn) = lstm(batch.unsqueeze(1))
    outputs.append(out.item())
print(outputs)
