import sys
import numpy as np, torch, torch.nn as nn

# 数据: 每列一个时刻
x = np.vstack(([1, 3, 2, 4, 2, 1, 3, 6, 1],
               [0, 1, 0, 1, 0, 0, -1, 1, 0],
               [0, 0, 0, 0, 0, 1, 0, 0, 1],
               np.ones(9)))
w_in, w_forget = np.array([0, 100, 0, -10]), np.array([0, 100, 0, 10])
w_cand, w_out = np.array([1, 0, 0, 0]), np.array([0, 0, 100, -10])

def logistic(a):
    return 0.5 * (np.tanh(a / 2) + 1)

# 一、numpy
jilu = np.empty(9)
mem = 0
for shike in range(9):
    lie = x[:, shike]
    mem = mem * logistic(w_forget.dot(lie)) + logistic(w_in.dot(lie)) * np.tanh(w_cand.dot(lie))
    jilu[shike] = logistic(w_out.dot(lie)) * np.tanh(mem)
print('numpy 结果', jilu.round(3))

# 二、nn.LSTMCell, 每一步都和 numpy 对一下
danyuan = nn.LSTMCell(4, 1, False)
danyuan.weight_ih.data[:] = torch.from_numpy(np.stack([w_in, w_forget, w_cand, w_out]))
danyuan.weight_hh.data[:] = 0
zt = (torch.zeros(1, 1),) * 2
for shike in range(9):
    zt = danyuan(torch.from_numpy(x[:, shike]).float().reshape(1, -1), zt)
    if abs(zt[0].item() - jilu[shike]) > 0.001:
        print('第', shike + 1, '步不一致')
        sys.exit(1)
    print('LSTMCell 第%d步 %.3f' % (shike + 1, zt[0].item()))

# 三、nn.LSTM
ceng = nn.LSTM(4, 1, 1, False)
ceng.weight_ih_l0.data[:] = danyuan.weight_ih.data
ceng.weight_hh_l0.data[:] = 0
jieguo = ceng(torch.from_numpy(x.T).float().unsqueeze(1))[0]
print('nn.LSTM 结果', jieguo.detach().numpy().ravel().round(3))
