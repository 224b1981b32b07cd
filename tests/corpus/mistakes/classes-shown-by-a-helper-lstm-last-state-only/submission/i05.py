import numpy as np, torch, torch.nn as nn
def show(title, y):
    y = np.asarray(y, dtype=float).ravel()
    print('-'*40); print(title)
    for k, v in enumerate(y): print(f'  y[{k}] = {v:.4f}')
class Params:
    x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype=np.float32)
    g, i, f, o = np.eye(4, dtype=np.float32)[0], np.float32([0,100,0,-10]), np.float32([0,100,0,10]), np.float32([0,0,100,-10])
class NumpyLSTM(Params):
    def run(self):
        sig = lambda a: 1/(1+np.exp(-a))
        c = 0; ys = []
        for x in self.x:
            c = sig(self.f@x)*c + sig(self.i@x)*np.tanh(self.g@x)
            ys.append(sig(self.o@x)*np.tanh(c))
        return ys
class CellLSTM(Params):
    def run(self):
        cell = nn.LSTMCell(4,1,bias=False)
        cell.weight_ih.data = torch.tensor(np.stack([self.i,self.f,self.g,self.o])); cell.weight_hh.data.zero_()
        s = None; ys = []
        for x in torch.from_numpy(self.x):
            s = cell(x.unsqueeze(0), s); ys.append(s[0].item())
        return ys
class TorchLSTM(Params):
    def run(self):
        net = nn.LSTM(4,1,bias=False)
        net.weight_ih_l0.data = torch.tensor(np.stack([self.i,self.f,self.g,self.o])); net.weight_hh_l0.data.zero_()
        return net(torch.from_numpy(self.x))[1][0].detach().numpy()
for cls in (NumpyLSTM, CellLSTM, TorchLSTM):
    show(cls.__name__, cls().run())
