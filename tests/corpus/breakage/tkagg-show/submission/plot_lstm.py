import matplotlib
matplotlib.use('TkAgg')
import matplotlib.pyplot as plt
import numpy as np
import torch

plt.rcParams['font.sans-serif'] = ['SimHei']   # 显示中文
plt.rcParams['axes.unicode_minus'] = False


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# 先画一下激活函数
xs = np.linspace(-10, 10, 200)
plt.figure()
plt.plot(xs, sigmoid(xs), label='Sigmoid函数')
plt.plot(xs, np.tanh(xs), label='Tanh函数')
plt.legend()
plt.show()

x = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
c = 0
memory, output = [], []
for x_t in x:
    c = sigmoid(np.dot([0, 100, 0, 10], x_t)) * c + sigmoid(np.dot([0, 100, 0, -10], x_t)) * np.tanh(np.dot([1, 0, 0, 0], x_t))
    memory.append(c)
    output.append(sigmoid(np.dot([0, 0, 100, -10], x_t)) * np.tanh(c))
print('记忆：', np.round(memory, 2))
print('输出：', np.round(output, 2))

plt.figure()
plt.bar(range(1, 10), output)
plt.xlabel('时刻')
plt.ylabel('输出')
plt.title('LSTM 输出')
plt.show()

lstm = torch.nn.LSTM(4, 1, bias=False, batch_first=True)
lstm.weight_ih_l0.data = torch.tensor([[0., 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10]])
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(torch.tensor([x]).float())
plt.plot(out[0, :, 0].detach())
plt.show()
print('LSTM：', out[0, :, 0].detach().numpy().round(2))
