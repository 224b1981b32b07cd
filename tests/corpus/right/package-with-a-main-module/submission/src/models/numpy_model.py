import numpy as np

class NumpyModel:
    def __init__(self, weights):
        self.w = {k: np.array(v, dtype=float) for k, v in weights.items()}
    def __call__(self, xs):
        σ = lambda a: 1/(1+np.exp(-a))
        c, out = 0., []
        for x in np.array(xs, dtype=float):
            z = {k: w @ x for k, w in self.w.items()}
            c = σ(z['f'])*c + σ(z['i'])*np.tanh(z['g'])
            out.append(σ(z['o'])*np.tanh(c))
        return out
