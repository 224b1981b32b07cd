# %%
import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
def sigmoid(z): return 1/(1+np.exp(-z))
def run(keep=True):
    c, h = 0, []
    for x in X:
        f = sigmoid(x@[0,100,0,10]) if keep else 0
        c = f*c + sigmoid(x@[0,100,0,-10])*np.tanh(x[0])
        h.append(sigmoid(x@[0,0,100,-10])*np.tanh(c))
    return np.array(h)
# %%
print('NumPy 输出:', run().round(2))
# %% [md]
## 实验：如果遗忘门总是 0 会怎样？
# %%
print('遗忘门为 0 的实验:', run(False).round(2))
