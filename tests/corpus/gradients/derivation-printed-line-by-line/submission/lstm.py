import numpy as np
x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=float)
w_c = np.array([1., 0, 0, 0]); w_i = np.array([0., 100, 0, -10]); w_f = np.array([0., 100, 0, 10]); w_o = np.array([0., 0, 100, -10])
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
c = 0
outputs = []
for xt in x:
    g = np.tanh(w_c @ xt)
    c = sigmoid(w_f @ xt) * c + sigmoid(w_i @ xt) * g
    outputs.append(sigmoid(w_o @ xt) * np.tanh(c))
print('numpy:', [round(float(v), 2) for v in outputs])

print("6-4")
print("dL/dc_t = dL/dh_t * o_t * (1 - tanh(c_t)^2) + dL/dc_{t+1} * f_{t+1}")
print("dL/dWf = sum dL/dc_t * c_{t-1} * f_t * (1 - f_t) * x_t")
print("dL/dWi = sum dL/dc_t * g_t * i_t * (1 - i_t) * x_t")
print("f_t 接近 1 时梯度不会消失，因为 c_t 到 c_{t-1} 只乘 f_t")
