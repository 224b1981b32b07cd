import torch
import torch.nn as nn

torch.set_printoptions(precision=4, sci_mode=False)

W = torch.tensor([
    [0, 100, 0, -10],    # input gate
    [0, 100, 0, 10],     # forget gate
    [1, 0, 0, 0],        # cell candidate
    [0, 0, 100, -10],    # output gate
], dtype=torch.float32)

model = nn.LSTM(input_size=4, hidden_size=1, bias=False)
model.load_state_dict({"weight_ih_l0": W, "weight_hh_l0": torch.zeros(4, 1)})
model.eval()

x = torch.tensor([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1],
    [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1],
    [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1],
], dtype=torch.float32)

with torch.inference_mode():
    y, (h_n, c_n) = model(x)      # unbatched: (L, H_in)

print("y =", y.squeeze(-1))
print("final hidden:", h_n.item(), "final cell:", c_n.item())
