import numpy as np
sequence = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
wg = np.array([1,0,0,0]); wi = np.array([0,100,0,-10]); wf = np.array([0,100,0,10]); wo = np.array([0,0,100,-10])
sg = lambda z: 1/(1+np.exp(-z))
print('{:>3}|{:>14}|{:>5}|{:>5}|{:>5}|{:>6}|{:>6}|{:>6}'.format('t', 'x', 'i', 'f', 'o', 'g', 'c', 'y'))
print('-' * 60)
def table():
    c = 0
    for t in range(len(sequence)):
        x = sequence[t]
        i = sg(wi @ x); f = sg(wf @ x); o = sg(wo @ x); g = np.tanh(wg @ x)
        c = f * c + i * g
        y = o * np.tanh(c)
        print(f'{t+1:>3}|{str(x):>14}|{i:5.2f}|{f:5.2f}|{o:5.2f}|{g:6.3f}|{c:6.3f}|{y:6.3f}')
table()
print('-' * 60)
