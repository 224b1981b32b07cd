import csv, sys, os
import numpy as np
import torch
记录 = [dict(x1=1,x2=0,x3=0),dict(x1=3,x2=1,x3=0),dict(x1=2,x2=0,x3=0),dict(x1=4,x2=1,x3=0),dict(x1=2,x2=0,x3=0),
        dict(x1=1,x2=0,x3=1),dict(x1=3,x2=-1,x3=0),dict(x1=6,x2=1,x3=0),dict(x1=1,x2=0,x3=1)]
for r in 记录: r['bias'] = 1
门 = {'输入门':{'x2':100,'bias':-10},'遗忘门':{'x2':100,'bias':10},'输出门':{'x3':100,'bias':-10},'候选':{'x1':1}}
def 线性(名, r): return np.sum([权*r[键] for 键,权 in 门[名].items()])
def 激活(z): return np.divide(1, np.add(1, np.exp(np.negative(z))))
c=0
with open('结果.csv','w',newline='',encoding='utf-8-sig') as fp:
    写 = csv.DictWriter(fp, fieldnames=['时刻','记忆','输出']); 写.writeheader()
    for t,r in enumerate(记录,1):
        c = 激活(线性('遗忘门',r))*c + 激活(线性('输入门',r))*np.tanh(线性('候选',r))
        写.writerow({'时刻':t,'记忆':'%.3f'%c,'输出':'%.3f'%(激活(线性('输出门',r))*np.tanh(c))})
with open('结果.csv',encoding='utf-8-sig') as fp:
    for 行 in csv.DictReader(fp): print(行['时刻'],行['记忆'],行['输出'])
cell = torch.nn.LSTMCell(4,1)
for p in cell.parameters(): torch.nn.init.constant_(p,0.)
列 = ['x1','x2','x3','bias']
for k,名 in enumerate(['输入门','遗忘门','候选','输出门']):
    for 键,权 in 门[名].items():
        cell.weight_ih.data[k,列.index(键)] = 权
hc = (torch.zeros(1,1),)*2
print('LSTMCell:')
for r in 记录:
    hc = cell(torch.tensor([[float(r[k]) for k in 列]]),hc)
    print(f"{hc[0].item():.3f}", end='\t')
