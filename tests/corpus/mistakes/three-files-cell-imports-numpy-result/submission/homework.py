import numpy as np
from data import xs, w
out = []
c = 0
for x in np.array(xs):
    i, f, o = (1/(1+np.exp(-(w[k] @ x))) for k in range(3))
    c = f*c + i*np.tanh(w[3] @ x)
    out.append(o*np.tanh(c))
print("NumPy LSTM:", np.round(out, 2))
