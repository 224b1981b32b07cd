import numpy as np


class Unit:
    """One LSTM unit. Feed it with <<, look at .output"""

    weights = {
        "write": np.array([0, 100, 0, -10]),
        "keep": np.array([0, 100, 0, 10]),
        "read": np.array([0, 0, 100, -10]),
        "value": np.array([1, 0, 0, 0]),
    }

    def __init__(self):
        self._x = None
        self.memory = 0.0

    def _gate(self, name):
        return 1 / (1 + np.exp(-(self.weights[name] @ self._x)))

    @property
    def write(self):
        return self._gate("write")

    @property
    def keep(self):
        return self._gate("keep")

    @property
    def read(self):
        return self._gate("read")

    @property
    def value(self):
        return np.tanh(self.weights["value"] @ self._x)

    @property
    def output(self):
        return self.read * np.tanh(self.memory)

    def __lshift__(self, x):
        self._x = np.asarray(x)
        self.memory = self.keep * self.memory + self.write * self.value
        return self


if __name__ == "__main__":
    u = Unit()
    for x in [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]:
        print(f"x={x!s:15} c={(u << x).memory:.4f} y={u.output:.4f}")
