import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
seq = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = {'g': np.array([1,0,0,0]), 'i': np.array([0,100,0,-10]), 'f': np.array([0,100,0,10]), 'o': np.array([0,0,100,-10])}
trace = []
c = 0
for x in seq:
    v = {k: W[k] @ x for k in W}
    c = sigmoid(v['f'])*c + np.tanh(v['g'])
    trace.append({'c': c, 'h': sigmoid(v['o'])*np.tanh(c)})
for row in trace:
    print(row)
