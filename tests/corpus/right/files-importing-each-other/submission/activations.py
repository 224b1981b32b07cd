import numpy as np


def logistic(v):
    return np.where(v >= 0, 1 / (1 + np.exp(-np.abs(v))), np.exp(-np.abs(v)) / (1 + np.exp(-np.abs(v))))


def squash(v):
    return 2 * logistic(2 * v) - 1
