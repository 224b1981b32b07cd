import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
def lstm_step(xt, c_prev):
    g = np.tanh(xt[0]); i = sigmoid(100*xt[1]-10*xt[3]); f = sigmoid(100*xt[1]+10*xt[3]); o = sigmoid(100*xt[2]-10*xt[3])
    c = f*c_prev + i*g
    return {'h': o*np.tanh(c), 'c': c}
s1 = lstm_step([1,0,0,1], 0)
s2 = lstm_step([3,1,0,1], s1['c'])
s3 = lstm_step([2,0,0,1], s2['c'])
s4 = lstm_step([4,1,0,1], s3['c'])
s5 = lstm_step([2,0,0,1], s4['c'])
s6 = lstm_step([1,0,1,1], s5['c'])
s7 = lstm_step([3,-1,0,1], s6['c'])
s8 = lstm_step([6,1,0,1], s7['c'])
s9 = lstm_step([1,0,1,1], s8['c'])
print('y1=%.2f y2=%.2f y3=%.2f' % (s1['h'], s2['h'], s3['h']))
print('y4=%.2f y5=%.2f y6=%.2f' % (s4['h'], s5['h'], s6['h']))
print('y7=%.2f y8=%.2f y9=%.2f' % (s7['h'], s8['h'], s9['h']))
