import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def candidate(w, x):
    return np.dot(w, x)


def gate(w, x):
    return sigmoid(np.dot(w, x))
