from torch import nn, zeros, tensor, float32, cat

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]], dtype=float32)
lstm.weight_hh_l0.data = zeros(4, 1)

steps = tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float32)
collected = []
for s in steps:
    state = (zeros(1, 1, 1), zeros(1, 1, 1))
    o, state = lstm(s.reshape(1, 1, 4), state)
    collected.append(o[0, 0])
collected = cat(collected)
print(collected.data.numpy())
