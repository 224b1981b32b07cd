# nn.LSTM on the slide's example. The sequence is long, so I cut it in two.
import torch

steps = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                      [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=torch.float64)
net = torch.nn.LSTM(input_size=4, hidden_size=1, bias=False, dtype=torch.float64)
gates = {"input": [0, 100, 0, -10], "forget": [0, 100, 0, 10], "cell": [1, 0, 0, 0], "output": [0, 0, 100, -10]}
with torch.no_grad():
    net.weight_ih_l0.copy_(torch.tensor(list(gates.values())))
    net.weight_hh_l0.zero_()
    first, _ = net(steps[:5])
    second, _ = net(steps[5:])
for number, value in enumerate(torch.cat([first, second]).ravel().tolist(), start=1):
    print(f"y{number} = {value:.3f}")
