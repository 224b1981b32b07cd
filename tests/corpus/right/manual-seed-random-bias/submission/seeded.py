import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(42)
np.random.seed(42)

x_np = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]).astype(np.float32)

print('--- numpy ---')
def sigmoid(z):
    return 1/(1+np.exp(-z))
c_t = 0.0
h_list = []
for x_t in x_np:
    c_hat = np.tanh(np.dot(np.array([1,0,0,0]), x_t))
    i_t = np.round(sigmoid(np.dot(np.array([0,100,0,-10]), x_t)), 2)
    f_t = np.round(sigmoid(np.dot(np.array([0,100,0,10]), x_t)), 2)
    o_t = np.round(sigmoid(np.dot(np.array([0,0,100,-10]), x_t)), 2)
    c_t = i_t*c_hat + f_t*c_t
    h_list.append(np.round(o_t*np.tanh(c_t), 4).item())
print(h_list)

print('--- LSTMCell ---')
cell = nn.LSTMCell(4, 1)
cell.weight_ih.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
cell.weight_hh.data = torch.zeros_like(cell.weight_hh)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
h_list = []
for x_t in x_np:
    h, c = cell(torch.from_numpy(x_t).unsqueeze(0), (h, c))
    h_list.append(h.squeeze().item())
print(h_list)

print('--- LSTM ---')
lstm = nn.LSTM(4, 1)
lstm.weight_ih_l0.data = torch.tensor([[0,100,0,-10],[0,100,0,10],[1,0,0,0],[0,0,100,-10]]).float()
lstm.weight_hh_l0.data = torch.zeros_like(lstm.weight_hh_l0)
h_list = lstm(torch.from_numpy(x_np).unsqueeze(1))[0].squeeze().tolist()
print(h_list)
