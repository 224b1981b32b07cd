import torch
import torch.nn as nn

# 习题6-3P 第3题  王芳
inputs = torch.tensor([[1., 0., 0., 1.],
                       [3., 1., 0., 1.],
                       [2., 0., 0., 1.],
                       [4., 1., 0., 1.],
                       [2., 0., 0., 1.],
                       [1., 0., 1., 1.],
                       [3., -1., 0., 1.],
                       [6., 1., 0., 1.],
                       [1., 0., 1., 1.]])
inputs = inputs.view(1, 9, 4)   # 1个样本, 9个时刻, 4个特征

model = nn.LSTM(4, 1, batch_first=True)
model.weight_ih_l0.data = torch.tensor([[0., 100., 0., -10.],
                                        [0., 100., 0., 10.],
                                        [1., 0., 0., 0.],
                                        [0., 0., 100., -10.]])
model.weight_hh_l0.data = torch.zeros(4, 1)

out, (hn, cn) = model(inputs)
print(out)
y = [round(v, 3) for v in out.view(-1).tolist()]
print('y =', y)
