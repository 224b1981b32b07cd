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


# 6-4
# δc_t = δh_t·o_t·(1-tanh²(c_t)) + δc_{t+1}·f_{t+1}
# δo_t = δh_t·tanh(c_t)·o_t(1-o_t)
# δf_t = δc_t·c_{t-1}·f_t(1-f_t)
# δi_t = δc_t·g_t·i_t(1-i_t)
# δg_t = δc_t·i_t·(1-g_t²)
# ΔW_f = Σ δf_t·x_tᵀ, ΔW_i, ΔW_o, ΔW_g 类似
# 误差从 c_t 传到 c_{t-1} 只乘 f_t，f_t≈1 时误差不会越传越小。
