import numpy as np

# 李宏毅PPT里的例子：激活函数是线性的
def sigmoid(a):
    return 1 / (1 + np.exp(-a))

def lstm_forward(X, wc, wi, wf, wo):
    c = 0
    out = []
    for x in X:
        c_new = np.dot(wc, x)
        c = c_new * sigmoid(np.dot(wi, x)) + c * sigmoid(np.dot(wf, x))
        out.append(np.round(c * sigmoid(np.dot(wo, x)), 2))
    return out

X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
result = lstm_forward(X, wc=[1,0,0,0], wi=[0,100,0,-10], wf=[0,100,0,10], wo=[0,0,100,-10])
print(result)
