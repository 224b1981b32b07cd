"""Part 1: LSTM operator ("numpy")."""
import torch as np_     # same API :)


class Operator:
    def __init__(self):
        self.kernel = np_.tensor([[1., 0., 0., 0.], [0., 100., 0., -10.], [0., 100., 0., 10.], [0., 0., 100., -10.]])
        self.carry = np_.tensor(0.)

    def __call__(self, x):
        z, i, f, o = self.kernel @ x
        self.carry = np_.sigmoid(f) * self.carry + np_.sigmoid(i) * np_.tanh(z)
        return np_.sigmoid(o) * np_.tanh(self.carry)


seq = np_.tensor([[1., 0., 0., 1.], [3., 1., 0., 1.], [2., 0., 0., 1.], [4., 1., 0., 1.], [2., 0., 0., 1.],
                  [1., 0., 1., 1.], [3., -1., 0., 1.], [6., 1., 0., 1.], [1., 0., 1., 1.]])
op = Operator()
print("part 1 (numpy):", [round(float(op(x)), 4) for x in seq])
