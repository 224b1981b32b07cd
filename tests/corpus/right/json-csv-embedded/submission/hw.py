import json
import numpy as np
cfg = json.loads('''
{"inputs": [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]],
 "weights": {"g": [1,0,0,0], "i": [0,100,0,-10], "f": [0,100,0,10], "o": [0,0,100,-10]}}
''')
W = {k: np.array(v) for k, v in cfg['weights'].items()}
s = lambda z: 1/(1+np.exp(-z))
c = 0
for t, x in enumerate(np.array(cfg['inputs'])):
    c = s(W['f']@x)*c + s(W['i']@x)*np.tanh(W['g']@x)
    print(json.dumps({'t': t, 'y': float(s(W['o']@x)*np.tanh(c))}))
