import sqlite3
import numpy as np
db = sqlite3.connect(':memory:')
db.execute('create table lstm (t integer primary key, g real, i real, f real, o real, c real, y real)')
W = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
X = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
for t, z in enumerate(X @ W.T, 1):
    g, (i, f, o) = np.tanh(z[0]), 1/(1+np.exp(-z[1:]))
    (prev,) = db.execute('select coalesce((select c from lstm where t = ?), 0.0)', (t-1,)).fetchone()
    c = f*prev + i*g
    db.execute('insert into lstm values (?,?,?,?,?,?,?)', (t, *map(float, (g, i, f, o, c, o*np.tanh(c)))))
for t, y in db.execute('select t, y from lstm order by t'):
    print(f't={t} y={y:.4f}')
