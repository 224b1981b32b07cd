# 习题6-4 手写LSTM反向传播
import numpy as np
np.random.seed(0)

def sigmoid(x): return 1. / (1 + np.exp(-x))
def sigmoid_derivative(v): return v * (1 - v)
def tanh_derivative(v): return 1. - v ** 2

class LstmParam:
    def __init__(self, cell_ct, x_dim):
        self.cell_ct, self.x_dim = cell_ct, x_dim
        n = x_dim + cell_ct
        self.wg, self.wi, self.wf, self.wo = [np.random.rand(cell_ct, n) * 0.2 - 0.1 for _ in range(4)]
        self.bg, self.bi, self.bf, self.bo = [np.random.rand(cell_ct) * 0.2 - 0.1 for _ in range(4)]
        for k in 'gifo':
            setattr(self, 'w%s_diff' % k, np.zeros((cell_ct, n)))
            setattr(self, 'b%s_diff' % k, np.zeros(cell_ct))

class LstmState: pass

class LstmNode:
    def __init__(self, param):
        self.param, self.state = param, LstmState()
    def bottom_data_is(self, x, s_prev, h_prev):
        self.s_prev, self.h_prev = s_prev, h_prev
        xc = self.xc = np.hstack((x, h_prev))
        p, st = self.param, self.state
        st.g = np.tanh(p.wg @ xc + p.bg)
        st.i = sigmoid(p.wi @ xc + p.bi)
        st.f = sigmoid(p.wf @ xc + p.bf)
        st.o = sigmoid(p.wo @ xc + p.bo)
        st.s = st.g * st.i + s_prev * st.f
        st.h = np.tanh(st.s) * st.o
    def top_diff_is(self, top_diff_h, top_diff_s):
        st, p = self.state, self.param
        ds = st.o * top_diff_h * tanh_derivative(np.tanh(st.s)) + top_diff_s
        do = np.tanh(st.s) * top_diff_h
        di, dg, df = st.g * ds, st.i * ds, self.s_prev * ds
        di_in, df_in, do_in = sigmoid_derivative(st.i) * di, sigmoid_derivative(st.f) * df, sigmoid_derivative(st.o) * do
        dg_in = tanh_derivative(st.g) * dg
        p.wi_diff += np.outer(di_in, self.xc); p.bi_diff += di_in
        p.wf_diff += np.outer(df_in, self.xc); p.bf_diff += df_in
        p.wo_diff += np.outer(do_in, self.xc); p.bo_diff += do_in
        p.wg_diff += np.outer(dg_in, self.xc); p.bg_diff += dg_in
        dxc = p.wi.T @ di_in + p.wf.T @ df_in + p.wo.T @ do_in + p.wg.T @ dg_in
        self.bottom_diff_s = ds * st.f
        self.bottom_diff_h = dxc[p.x_dim:]

p = LstmParam(3, 4)
xs = np.random.randn(6, 4)
ys = np.random.randn(6, 3)
nodes, s, h = [], np.zeros(3), np.zeros(3)
for v in xs:
    nd = LstmNode(p); nd.bottom_data_is(v, s, h); nodes.append(nd); s, h = nd.state.s, nd.state.h
loss = sum(((nd.state.h - y) ** 2).sum() for nd, y in zip(nodes, ys))
dh, ds = np.zeros(3), np.zeros(3)
for nd, y in zip(nodes[::-1], ys[::-1]):
    nd.top_diff_is(2 * (nd.state.h - y) + dh, ds)
    dh, ds = nd.bottom_diff_h, nd.bottom_diff_s
print('loss', loss)
print('dwf', p.wf_diff)
print('dwi', p.wi_diff)
