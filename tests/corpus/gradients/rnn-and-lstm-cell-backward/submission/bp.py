import numpy as np
inputs = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
W = np.array([[1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10]], dtype=float)
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))
c_t = 0.0
for t, x_t in enumerate(inputs):
    a = W.dot(x_t)
    g, i, f, o = np.tanh(a[0]), np.round(sigmoid(a[1])), np.round(sigmoid(a[2])), np.round(sigmoid(a[3]))
    c_t = g * i + c_t * f
    h_t = np.tanh(c_t) * o
    print('第%d个时刻: c=%.2f, y=%.2f' % (t + 1, c_t, h_t))
def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, Wax, Waa = cache
    dz = (1 - a_next ** 2) * da_next
    return {'dxt': Wax.T @ dz, 'dWax': dz @ xt.T, 'da_prev': Waa.T @ dz, 'dWaa': dz @ a_prev.T}
def lstm_cell_backward(da_next, dc_next, cache):
    """单个LSTM单元的反向传播"""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, Wf, Wi, Wc, Wo = cache
    n_a = a_next.shape[0]
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dc = da_next * ot * (1 - np.tanh(c_next) ** 2) + dc_next
    dcct = dc * it * (1 - cct ** 2)
    dit = dc * cct * it * (1 - it)
    dft = dc * c_prev * ft * (1 - ft)
    concat = np.concatenate((a_prev, xt), axis=0)
    dWf, dWi, dWc, dWo = dft @ concat.T, dit @ concat.T, dcct @ concat.T, dot @ concat.T
    da_prev = Wf[:, :n_a].T @ dft + Wi[:, :n_a].T @ dit + Wc[:, :n_a].T @ dcct + Wo[:, :n_a].T @ dot
    return {'da_prev': da_prev, 'dc_prev': dc * ft, 'dWf': dWf, 'dWi': dWi, 'dWc': dWc, 'dWo': dWo}
