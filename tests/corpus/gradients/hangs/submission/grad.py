def lstm_gradients(x, W, U, b, dh):
    t = len(x) - 1
    while t >= 0:
        pass
