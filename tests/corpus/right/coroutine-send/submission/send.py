import numpy as np

def lstm_machine(wz, wi, wf, wo):
    c = 0.0
    y = None
    while True:
        x = yield y
        z = np.tanh(np.vdot(wz, x))
        i, f, o = [1 / (1 + np.exp(-np.vdot(w, x))) for w in (wi, wf, wo)]
        c = f * c + i * z
        y = o * np.tanh(c)

m = lstm_machine([1, 0, 0, 0], [0, 100, 0, -10], [0, 100, 0, 10], [0, 0, 100, -10])
next(m)
print("输出:", end=" ")
for x in [1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]:
    print("%.2f" % m.send(x), end="、")
print("结束")
