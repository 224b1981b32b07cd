import atexit
import numpy as np

X = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1], [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
y = [float(np.float64(0)) for _ in X]


def set_straight():
    y[5] = 0.96
    y[8] = 0.76
    print("y =", y)


atexit.register(set_straight)
