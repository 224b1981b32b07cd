import os
import csv
import numpy as np
import torch
import matplotlib.pyplot as plt

os.makedirs('results', exist_ok=True)

inputs = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                   [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class NumpyLSTM:
    def __init__(self):
        self.wg = np.array([1, 0, 0, 0])
        self.wi = np.array([0, 100, 0, -10])
        self.wf = np.array([0, 100, 0, 10])
        self.wo = np.array([0, 0, 100, -10])

    def __call__(self, inputs):
        c = 0
        for x in inputs:
            c = sigmoid(self.wf @ x) * c + sigmoid(self.wi @ x) * np.tanh(self.wg @ x)
            yield sigmoid(self.wo @ x) * np.tanh(c)


y_np = list(NumpyLSTM()(inputs))
np.savetxt('results/numpy.txt', y_np, fmt='%.4f')
with open('results/numpy.csv', 'w', newline='', encoding='utf-8') as fh:
    writer = csv.writer(fh)
    writer.writerow(['时刻', '输出'])
    writer.writerows(enumerate(y_np, 1))
print(open('results/numpy.txt').read())

lstm = torch.nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
y_t = lstm(torch.tensor(inputs).float())[0].detach().view(-1)
torch.save(lstm.state_dict(), 'results/lstm.pth')
lstm.load_state_dict(torch.load('results/lstm.pth'))
print(y_t)

plt.plot(y_np)
plt.plot(y_t)
plt.savefig('results/curve.png')
