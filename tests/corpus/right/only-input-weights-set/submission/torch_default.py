import torch

# hidden-to-hidden weights and the biases stay as torch made them; they hardly matter here
X = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
W = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

cell = torch.nn.LSTMCell(4, 1)
cell.weight_ih.data = W
hidden, memory = torch.zeros(1, 1), torch.zeros(1, 1)
result = []
for x in X:
    hidden, memory = cell(x.unsqueeze(0), (hidden, memory))
    result.append(hidden.item())
print("LSTMCell", ["%.3f" % r for r in result])

lstm = torch.nn.LSTM(4, 1)
lstm.weight_ih_l0.data = W
result = lstm(X)[0].flatten().tolist()
print("LSTM", ["%.3f" % r for r in result])
