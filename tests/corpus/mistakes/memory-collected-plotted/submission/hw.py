import numpy as np, torch
import matplotlib
import matplotlib.pyplot as plt
plt.rcParams['font.sans-serif'] = ['SimHei']
plt.rcParams['axes.unicode_minus'] = False
inp = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], np.float32)
w_ifgo = np.array([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], np.float32)
def run_np():
    c = 0; r = []
    for v in inp @ w_ifgo.T:
        i, f, o = 1/(1+np.exp(-v[0])), 1/(1+np.exp(-v[1])), 1/(1+np.exp(-v[3]))
        c = c*f + i*np.tanh(v[2]); r.append(o*np.tanh(c))
    return r
def run_cell():
    m = torch.nn.LSTMCell(4, 1, bias=False); m.load_state_dict({'weight_ih': torch.tensor(w_ifgo), 'weight_hh': torch.zeros(4, 1)})
    h, c = torch.zeros(1), torch.zeros(1); r = []
    for v in torch.tensor(inp):
        h, c = m(v, (h, c)); r.append(c.detach().numpy()[0])
    return r
def run_lstm():
    m = torch.nn.LSTM(4, 1, bias=False); m.load_state_dict({'weight_ih_l0': torch.tensor(w_ifgo), 'weight_hh_l0': torch.zeros(4, 1)})
    return m(torch.tensor(inp))[0].detach().numpy().reshape(-1)
plt.figure(figsize=(8, 5))
t = range(1, 10)
plt.plot(t, run_np(), 'r-o', label='numpy')
plt.plot(t, run_cell(), 'g--s', label='nn.LSTMCell')
plt.plot(t, run_lstm(), 'b:^', label='nn.LSTM')
plt.legend(); plt.title('三种实现的输出对比'); plt.savefig('lstm.png'); plt.show()
