from lstm_np import forward as np_forward
from lstm_torch import cell_forward, lstm_forward
from settings import X

if __name__ == '__main__':
    y1 = np_forward(X)
    y2 = cell_forward(X)
    y3 = lstm_forward(X)
    print('NumPy    ->', [f'{v:.3f}' for v in y1])
    print('LSTMCell ->', [f'{v:.3f}' for v in y2])
    print('LSTM     ->', [f'{v:.3f}' for v in y3])
