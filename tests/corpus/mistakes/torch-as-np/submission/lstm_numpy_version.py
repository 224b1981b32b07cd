# 用Numpy实现LSTM
import torch as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

inputs = np.tensor([[1.,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wc, wi, wf, wo = np.tensor([[1.,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
c = np.tensor(0.)
result = []
for x in inputs:
    c = sigmoid(np.dot(wf, x)) * c + sigmoid(np.dot(wi, x)) * np.tanh(np.dot(wc, x))
    result.append((sigmoid(np.dot(wo, x)) * np.tanh(c)).item())
print(result)
