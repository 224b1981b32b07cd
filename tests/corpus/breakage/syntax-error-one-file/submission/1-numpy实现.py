import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

# 九个时刻的输入
seq = [(1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1),
       (4, 1, 0, 1), (2, 0, 0, 1), (1, 0, 1, 1),
       (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1)]

cell_state = 0
outputs = []
for x in seq:
    x = np.array(x)
    cand = np.tanh(np.dot(x, [1, 0, 0, 0]))
    open_in = sigmoid(np.dot(x, [0, 100, 0, -10]))
    keep = sigmoid(np.dot(x, [0, 100, 0, 10]))
    open_out = sigmoid(np.dot(x, [0, 0, 100, -10]))
    cell_state = keep * cell_state + open_in * cand
    outputs.append(open_out * np.tanh(cell_state))

print("numpy 结果：", np.round(outputs, 2))
