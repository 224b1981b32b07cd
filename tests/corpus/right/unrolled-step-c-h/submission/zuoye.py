# 学号 20211103  李思远
import numpy as np

x1=np.array([1,0,0,1]);  x2=np.array([3,1,0,1]);  x3=np.array([2,0,0,1])
x4=np.array([4,1,0,1]);  x5=np.array([2,0,0,1]);  x6=np.array([1,0,1,1])
x7=np.array([3,-1,0,1]); x8=np.array([6,1,0,1]);  x9=np.array([1,0,1,1])

W=np.array([[1,0,0,0],
            [0,100,0,-10],
            [0,100,0,10],
            [0,0,100,-10]])

def lstm_danbu(c_prev, x):
    z=W.dot(x)
    g=np.tanh(z[0])
    i,f,o=1/(1+np.exp(-z[1:]))
    c=f*c_prev+i*g
    h=o*np.tanh(c)
    return c, h     # 先c后h

c1,h1=lstm_danbu(0,x1)
c2,h2=lstm_danbu(c1,x2)
c3,h3=lstm_danbu(c2,x3)
c4,h4=lstm_danbu(c3,x4)
c5,h5=lstm_danbu(c4,x5)
c6,h6=lstm_danbu(c5,x6)
c7,h7=lstm_danbu(c6,x7)
c8,h8=lstm_danbu(c7,x8)
c9,h9=lstm_danbu(c8,x9)

print('记忆: ','、'.join('%.2f'%v for v in [c1,c2,c3,c4,c5,c6,c7,c8,c9]))
print('输出: ','、'.join('%.2f'%v for v in [h1,h2,h3,h4,h5,h6,h7,h8,h9]))
