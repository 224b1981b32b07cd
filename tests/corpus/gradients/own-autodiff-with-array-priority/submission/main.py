import numpy as np
class Var:
    __array_priority__ = 100
    def __init__(self, v, parents=()):
        self.v, self.parents, self.g = np.asarray(v, float), parents, 0.
    def __add__(self, o): return Var(self.v+o.v, [(self, lambda g: g), (o, lambda g: g)])
    def __mul__(self, o): return Var(self.v*o.v, [(self, lambda g: g*o.v), (o, lambda g: g*self.v)])
    def __rmatmul__(self, A): raise TypeError
    def tanh(self):
        y = np.tanh(self.v); return Var(y, [(self, lambda g: g*(1-y*y))])
    def sig(self):
        y = 1/(1+np.exp(-self.v)); return Var(y, [(self, lambda g: g*y*(1-y))])
def mv(A, x): return Var(A.v@x.v, [(A, lambda g: np.outer(g, x.v)), (x, lambda g: A.v.T@g)])
def back(order):
    for n in reversed(order):
        for p, f in n.parents: p.g = p.g + f(n.g)
def topo(n, seen, out):
    if id(n) in seen: return
    seen.add(id(n))
    for p, _ in n.parents: topo(p, seen, out)
    out.append(n)
def lstm_gradients(x, W, U, b, dh):
    w = {k: Var(W[k]) for k in W}; u = {k: Var(U[k]) for k in U}; bb = {k: Var(b[k]) for k in b}
    D = b['i'].size; h = Var(np.zeros(D)); c = Var(np.zeros(D)); hs = []
    for xt in x:
        X = Var(xt)
        a = {k: mv(w[k], X)+mv(u[k], h)+bb[k] for k in 'ifco'}
        c = a['f'].sig()*c + a['i'].sig()*a['c'].tanh()
        h = a['o'].sig()*c.tanh()
        hs.append(h)
    S = Var(0, [(h_, (lambda d: (lambda g: g*d))(d)) for h_, d in zip(hs, dh)])
    S.g = 1.
    order = []; topo(S, set(), order); back(order)
    return {'W': {k: v.g for k, v in w.items()}, 'U': {k: v.g for k, v in u.items()}, 'b': {k: v.g for k, v in bb.items()}}
