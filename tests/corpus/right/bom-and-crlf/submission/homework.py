# saved with Notepad on Windows 7
import numpy as np
import torch

def sigmoid(x):
	return 1/(1+np.exp(-x))

X = np.array([[1,0,0,1],
	[3,1,0,1],
	[2,0,0,1],
	[4,1,0,1],
	[2,0,0,1],
	[1,0,1,1],
	[3,-1,0,1],
	[6,1,0,1],
	[1,0,1,1]])

# numpy
c = 0
for x in X:
	g = np.tanh(np.vdot([1,0,0,0], x))
	i = np.rint(sigmoid(np.vdot([0,100,0,-10], x)))
	f = np.rint(sigmoid(np.vdot([0,100,0,10], x)))
	o = np.rint(sigmoid(np.vdot([0,0,100,-10], x)))
	c = i*g + f*c
	print('%.2f' % (o*np.tanh(c)), end=' ')
print()

# torch
W = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]], dtype=torch.float32)
XT = torch.tensor(X, dtype=torch.float32)
cell = torch.nn.LSTMCell(4, 1)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h = torch.zeros(1, 1)
c = torch.zeros(1, 1)
for k in range(9):
	h, c = cell(XT[k:k+1, :], (h, c))
	print('%.2f' % h.item(), end=' ')
print()

lstm = torch.nn.LSTM(4, 1, batch_first=True)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, hc = lstm(XT.reshape(1, 9, 4))
for k in range(9):
	print('%.2f' % out[0][k].item(), end=' ')
print()
