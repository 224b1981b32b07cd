import numpy as np
try:
    import seaborn as sns
except ImportError:
    sns = None
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties
try:
    font = FontProperties(fname=r'C:\Windows\Fonts\simhei.ttf')
except Exception:
    font = None
def sigmoid(x): return 1/(1+np.exp(-x))
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
W = dict(g=[1,0,0,0], i=[0,100,0,-10], f=[0,100,0,10], o=[0,0,100,-10])
c, ys = 0, []
for x in X:
    a = {k: np.dot(v, x) for k, v in W.items()}
    c = sigmoid(a['f'])*c + sigmoid(a['i'])*np.tanh(a['g'])
    ys.append(sigmoid(a['o'])*np.tanh(c))
fig, ax = plt.subplots()
ax.stem(range(1, 10), ys)
ax.set_title('LSTM output')
for k, v in enumerate(ys):
    ax.annotate('%.2f' % v, (k + 1, v))
plt.tight_layout()
plt.show()
