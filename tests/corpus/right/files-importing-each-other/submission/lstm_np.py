import numpy as np

from activations import logistic, squash
from settings import GATES


def forward(seq):
    cell = 0.
    result = []
    for x in seq:
        pre = {name: np.dot(row, x) for name, row in GATES.items()}
        cell = logistic(pre['f']) * cell + logistic(pre['i']) * squash(pre['g'])
        result.append(float(logistic(pre['o']) * squash(cell)))
    return result
