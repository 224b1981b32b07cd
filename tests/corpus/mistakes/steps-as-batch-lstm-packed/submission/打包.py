import numpy as np, torch
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

x = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], float)
g, i, f, o = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]], float)
S = lambda a: (a > 0)*1.0
记忆, 输出 = 0, []
for 行 in x:
    记忆 = S(f@行)*记忆 + S(i@行)*np.tanh(g@行)
    输出 += [S(o@行)*np.tanh(记忆)]
print('numpy :', 输出)

网络 = torch.nn.LSTM(4, 1, bias=False)
torch.nn.utils.vector_to_parameters(torch.tensor(np.concatenate([i, f, g, o, np.zeros(4)])).float(), 网络.parameters())
包 = pack_sequence([torch.tensor(行).float()[None] for 行 in x])
结果, 长度 = pad_packed_sequence(网络(包)[0])
print('nn.LSTM :', 结果.squeeze().tolist())
