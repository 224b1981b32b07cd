import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def main():
    # 习题6-3P 第一问，numpy
    data = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                     [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
    c = 0
    outputs = []
    for x in data:
        c = sigmoid(np.dot([0, 100, 0, 10], x)) * c \
            + sigmoid(np.dot([0, 100, 0, -10], x)) * np.tanh(np.dot([1, 0, 0, 0], x))
        outputs.append(sigmoid(np.dot([0, 0, 100, -10], x)) * np.tanh(c))
    print('outputs:', [float(np.round(v, 2)) for v in outputs])
    return outputs


if __name__ == 'main':
    main()
