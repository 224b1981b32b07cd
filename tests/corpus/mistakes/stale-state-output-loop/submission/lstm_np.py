import numpy as np

def Sigmoid(x): return 1/(1+np.exp(-x))
def Tanh(x): return np.tanh(x)

Input = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
Z  = np.array([1,0,0,0])
Zi = np.array([0,100,0,-10])
Zf = np.array([0,100,0,10])
Zo = np.array([0,0,100,-10])
Cell = 0
Output = []
for X in Input:
    Output.append(Sigmoid(Zo@X) * Tanh(Cell))       # 先算输出
    Cell = Sigmoid(Zf@X)*Cell + Sigmoid(Zi@X)*Tanh(Z@X)  # 再更新
print(Output)
