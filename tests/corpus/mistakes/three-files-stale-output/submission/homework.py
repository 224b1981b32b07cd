from lstm_np import forward
from params import W, X
from cell_torch import run
print('NumPy version:', forward(X, W))
print('LSTMCell version:', run(X, W))
