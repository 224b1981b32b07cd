import pandas as pd, numpy as np
df = pd.DataFrame([[1,0,0],[3,1,0],[2,0,0],[4,1,0],[2,0,0],[1,0,1],[3,-1,0],[6,1,0],[1,0,1]], columns=['x1','x2','x3'], index=range(1,10))
sig = lambda s: 1/(1+np.exp(-s))
df['g'] = df.x1
df['i'] = sig(100*df.x2-10); df['f'] = sig(100*df.x2+10); df['o'] = sig(100*df.x3-10)
c = 0
for t in df.index:
    c = df.loc[t,'f']*c + df.loc[t,'i']*df.loc[t,'g']
    df.loc[t,'c'] = c
df['y'] = df.o*df.c
print(df.round(3).to_string())
