import numpy as np

X = np.array([1,0,0,1, 3,1,0,1, 2,0,0,1, 4,1,0,1, 2,0,0,1, 1,0,1,1, 3,-1,0,1, 6,1,0,1, 1,0,1,1]).reshape(9, 4)
Wc, Wi, Wf, Wo = np.array([[1,0,0,0], [0,100,0,0], [0,100,0,10], [0,0,100,-10]])
s = lambda v: 1 / (1 + np.exp(-v))

class Step:
    def __init__(self, hard):
        self.hard, self.c = hard, 0.0
    def gates(self, x):
        g = [s(Wi @ x), s(Wf @ x), s(Wo @ x)]
        return [np.round(v) for v in g] if self.hard else g
    def __call__(self, x):
        i, f, o = self.gates(x)
        self.c = f * self.c + i * np.tanh(Wc @ x)
        return o * np.tanh(self.c)

# version A, gates rounded
step = Step(True)
for x in X: print(round(float(step(x)), 3))
# version B, real gates (this is the one I hand in)
step = Step(False)
for x in X: print(round(float(step(x)), 3))
