import os
import numpy as np
os.system('cls')          # 清屏
os.system('color 0a')     # 绿字
print("*" * 40)
print("*           LSTM   作  业              *")
print("*" * 40)
def sigmoid(x):
    return 1/(1+np.exp(-x))
a=[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w1=[1,0,0,0]
w2=[0,100,0,-10]
w3=[0,100,0,10]
w4=[0,0,100,-10]
c=0
jieguo=[]
for k in range(0,9):
    z=np.tanh(np.dot(w1,a[k]))
    zi=sigmoid(np.dot(w2,a[k]))
    zf=sigmoid(np.dot(w3,a[k]))
    zo=sigmoid(np.dot(w4,a[k]))
    c=z*zi+c*zf
    jieguo.append(round(float(np.tanh(c)*zo),2))
print("结果:",jieguo)
os.system('pause')
