import numpy as np
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
G, I, F, O = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
def σ(v): return 1/(1+np.exp(-v))
c, text = 0, ''
for t, x in enumerate(X):
    c = σ(F@x)*c + σ(I@x)*np.tanh(G@x)
    text += f'第{t+1}步 输出门 {σ(O@x):.3f}\n第{t+1}步 输出 {np.tanh(c):.3f}\n'
print(text)
