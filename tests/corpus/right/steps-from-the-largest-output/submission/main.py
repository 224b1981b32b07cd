# 按输出大小排序后打印，再按时间打印
import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
sig = lambda v: 1/(1+np.exp(-v))
c = 0; out = {}
for t, x in enumerate(X, 1):
    g, i, f, o = W @ x
    c = sig(f)*c + sig(i)*np.tanh(g)
    out[t] = sig(o)*np.tanh(c)
print('从大到小:')
for t, v in sorted(out.items(), key=lambda kv: -kv[1]):
    print(f'  y{t} = {v:.4f}')
