import numpy as np
from gates import candidate, gate

X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], float)
WG, WI = np.array([1., 0, 0, 0]), np.array([0., 100, 0, -10])
WF, WO = np.array([0., 100, 0, 10]), np.array([0., 0, 100, -10])


def forward(X):
    mem = 0.0
    res = []
    for x in X:
        mem = gate(WF, x) * mem + gate(WI, x) * candidate(WG, x)
        res.append(gate(WO, x) * np.tanh(mem))
    return res


if __name__ == "__main__":
    out = forward(X)
    print("NumPy:")
    print(np.round(out, 4))
