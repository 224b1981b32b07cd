# %%
import numpy as np, torch
X = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
Wi=[0,100,0,-10];Wf=[0,100,0,10];Wo=[0,0,100,-10];Wg=[1,0,0,0]
# %%
sig=lambda a:1/(1+np.exp(-a))
c=0
numpy_y=[]
for x in X:
    c=sig(np.dot(Wf,x))*c+sig(np.dot(Wi,x))*np.tanh(np.dot(Wg,x))
    numpy_y.append(sig(np.dot(Wo,x))*np.tanh(c))
print('numpy', np.round(numpy_y,2))
# %%
cell=torch.nn.LSTMCell(4,1,bias=False)
with torch.no_grad():
    cell.weight_ih[:]=torch.tensor([Wi,Wf,Wg,Wo]).float()
    cell.weight_hh.zero_()
c=torch.tensor([[c]]).float()
h=torch.zeros(1,1)
cell_y=[]
for x in X:
    h,c=cell(torch.tensor([x]).float(),(h,c))
    cell_y.append(h.item())
print('LSTMCell', np.round(cell_y,3))
