import numpy as np

DATA = """x1 x2 x3
1 0 0
3 1 0
2 0 0
4 1 0
2 0 0
1 0 1
3 -1 0
6 1 0
1 0 1"""

WG = np.array([1, 0, 0, 0], dtype=np.float64)
WI = np.array([0, 100, 0, -10], dtype=np.float64)
WF = np.array([0, 100, 0, 10], dtype=np.float64)
WO = np.array([0, 0, 100, -10], dtype=np.float64)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


rows = [list(map(float, line.split())) for line in DATA.splitlines()[1:]]
memory = 0.0
for t, row in enumerate(rows):
    x = np.array(row + [1.0])
    g, i, f, o = np.tanh(WG @ x), sigmoid(WI @ x), sigmoid(WF @ x), sigmoid(WO @ x)
    before = memory
    memory = f * before + i * g
    y = o * np.tanh(memory)
    print("=" * 44)
    print(f"STEP {t + 1}    x shape: {x.shape}")
    print(f"  input  gate = {i:.4f}")
    print(f"  forget gate = {f:.4f}")
    print(f"  output gate = {o:.4f}")
    print(f"  candidate   = {g:.4f}")
    print(f"  memory      : {before:.4f} -> {memory:.4f}")
    print(f"  y           = {y:.4f}")
