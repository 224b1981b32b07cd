import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
W = {'候选': [1,0,0,0], '输入门': [0,100,0,-10], '遗忘门': [0,100,0,10], '输出门': [0,0,100,-10]}
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
c = 0
for k in range(9):
    print('======第%d个时刻======' % (k+1))
    s = {n: np.dot(w, xs[k]) for n, w in W.items()}
    print('候选状态：', s['候选'])
    print('输入门：', sigmoid(s['输入门']), '遗忘门：', sigmoid(s['遗忘门']))
    c = sigmoid(s['遗忘门'])*c + sigmoid(s['输入门'])*s['候选']
    print('记忆单元：', c)
    print('输出：', sigmoid(s['输出门'])*np.tanh(c))
