import json
import random
import numpy as np
import torch

random.seed(1)
torch.manual_seed(random.randint(0, 100))

x = json.loads("[[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]")
w = {"i": [0, 100, 0, -10], "f": [0, 100, 0, 10], "g": [1, 0, 0, 0], "o": [0, 0, 100, -10]}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


c = 0.0
y = []
for x_t in x:
    z = {k: np.dot(v, x_t) for k, v in w.items()}
    c = sigmoid(z["f"]) * c + sigmoid(z["i"]) * np.tanh(z["g"])
    y.append(sigmoid(z["o"]) * np.tanh(c))
print(json.dumps([round(v, 2) for v in y]))

rnn = torch.nn.LSTM(4, 1, bias=False)
rnn.weight_ih_l0.data = torch.tensor([w[k] for k in "ifgo"]).float()
rnn.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = rnn(torch.tensor(x).float())
print(json.dumps([round(v, 2) for v in out.view(-1).tolist()]))
