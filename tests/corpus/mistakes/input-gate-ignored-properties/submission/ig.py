import numpy as np
class Neuron:
    c = 0
    def __init__(self, x): self.x = np.array(x)
    @staticmethod
    def s(v): return 1/(1+np.exp(-v))
    @property
    def z(self): return np.tanh(self.x @ [1, 0, 0, 0])
    @property
    def zi(self): return self.s(self.x @ [0, 100, 0, -10])
    @property
    def zf(self): return self.s(self.x @ [0, 100, 0, 10])
    @property
    def zo(self): return self.s(self.x @ [0, 0, 100, -10])
    def __call__(self):
        Neuron.c = self.zf * Neuron.c + self.z
        return self.zo * np.tanh(Neuron.c)
print([Neuron(x)() for x in [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]])
