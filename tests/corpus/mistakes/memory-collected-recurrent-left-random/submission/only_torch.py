import torch

steps = torch.tensor([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
lstm_cell = torch.nn.LSTMCell(input_size=4, hidden_size=1)
lstm_cell.weight_ih.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])

hx = torch.zeros(1, 1)
cx = torch.zeros(1, 1)
outputs = []
for i in range(9):
    hx, cx = lstm_cell(steps[i].reshape(1, 4), (hx, cx))
    outputs.append(cx.item())
print('LSTMCell outputs:', ['%.3f' % o for o in outputs])
