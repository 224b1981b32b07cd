"""LSTM 前向计算 + 消融实验 + 梯度分析"""
import numpy as np
import torch
import torch.nn as nn
from typing import Optional, Callable


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


class LSTMOperator:
    """LSTM 算子 (NumPy)

    Args:
        w_candidate: 候选状态权重
        w_input: 输入门权重
        w_forget: 遗忘门权重
        w_output: 输出门权重
        activation: 激活函数，默认为 tanh
    """

    def __init__(self, w_candidate, w_input, w_forget, w_output, activation: Callable = np.tanh,
                 use_forget: bool = True):
        self.w_candidate = np.asarray(w_candidate, float)
        self.w_input = np.asarray(w_input, float)
        self.w_forget = np.asarray(w_forget, float)
        self.w_output = np.asarray(w_output, float)
        self.activation = activation
        self.use_forget = use_forget

    def forward(self, inputs, c0: float = 0.0) -> dict:
        c = c0
        log = {k: [] for k in ("g", "i", "f", "o", "c", "y")}
        for x in np.asarray(inputs, float):
            g = self.activation(self.w_candidate @ x)
            i = sigmoid(self.w_input @ x)
            f = sigmoid(self.w_forget @ x) if self.use_forget else 1.0
            o = sigmoid(self.w_output @ x)
            c = f * c + i * g
            y = o * self.activation(c)
            for k, v in zip(log, (g, i, f, o, c, y)):
                log[k].append(float(v))
        return log


SEQ = [[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
       [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]]
PARAMS = dict(w_candidate=[1, 0, 0, 0], w_input=[0, 100, 0, -10],
              w_forget=[0, 100, 0, 10], w_output=[0, 0, 100, -10])

print("【1】NumPy 算子")
res = LSTMOperator(**PARAMS).forward(SEQ)
for k in res:
    print(f"  {k}: {np.round(res[k], 2).tolist()}")

print("【2】nn.LSTMCell")
W = torch.tensor([PARAMS[k] for k in ("w_input", "w_forget", "w_candidate", "w_output")], dtype=torch.float32)
cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data, cell.weight_hh.data = W.clone(), torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
hs = []
for x in torch.tensor(SEQ, dtype=torch.float32):
    h, c = cell(x[None], (h, c))
    hs.append(h.item())
print("  y:", np.round(hs, 2).tolist())

print("【3】nn.LSTM")
lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data, lstm.weight_hh_l0.data = W.clone(), torch.zeros(4, 1)
out, (hn, cn) = lstm(torch.tensor(SEQ, dtype=torch.float32).unsqueeze(1))
print("  y:", np.round(out.detach().flatten().numpy(), 2).tolist())

print("\n【4】消融实验 (与 PPT 比较)")
for name, kw in {"线性激活": dict(activation=lambda v: v), "无遗忘门": dict(use_forget=False),
                 "relu": dict(activation=lambda v: np.maximum(v, 0))}.items():
    y = LSTMOperator(**PARAMS, **kw).forward(SEQ)["y"]
    print(f"  {name}: {np.round(y, 2).tolist()}")

print("\n【5】梯度分析 习题6-4")
# dc_t/dc_{t-1} = f_t, 累乘 ∏ f_t 接近 1 时，梯度不会消失
f = np.array(res["f"])
print("  遗忘门累乘:", np.cumprod(f[::-1])[::-1])
x = torch.tensor(SEQ, dtype=torch.float32, requires_grad=True)
out, _ = lstm(x.unsqueeze(1))
out[-1].backward()
print("  |dL/dx_t|:", x.grad.norm(dim=1).numpy())
print("  dL/dW:", lstm.weight_ih_l0.grad)
