"""第六章作业：把每一时刻的过程记进报告，最后一次性打印"""
import numpy as np
import torch
import torch.nn as nn

seq = [(1, 0, 0), (3, 1, 0), (2, 0, 0), (4, 1, 0), (2, 0, 0), (1, 0, 1), (3, -1, 0), (6, 1, 0), (1, 0, 1)]
report = ""


def gate(w, b, x):
    return 1 / (1 + np.exp(-(np.dot(w, x) + b)))


report += "==== numpy 实现 ====\n"
memory = 0.0
for k, x in enumerate(seq, start=1):
    keep, write, read = gate((0, 100, 0), 10, x), gate((0, 100, 0), -10, x), gate((0, 0, 100), -10, x)
    memory = keep * memory + write * np.tanh(x[0])
    result = read * np.tanh(memory)
    report += f"时刻 {k}\n"
    report += f"    门: {keep:.0f} {write:.0f} {read:.0f}\n"
    report += f"    记忆: {memory:.4f}\n"
    report += f"    结果: {result:.4f}\n"

rows = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10.0]])
data = torch.tensor([[*x, 1.0] for x in seq])

report += "==== nn.LSTMCell ====\n"
unit = nn.LSTMCell(4, 1, bias=False)
unit.weight_ih.data, unit.weight_hh.data = rows, torch.zeros(4, 1)
h = s = torch.zeros(1, 1)
for k in range(len(data)):
    h, s = unit(data[k : k + 1], (h, s))
    report += f"时刻 {k + 1}\n"
    report += f"    记忆: {s.item():.4f}\n"
    report += f"    结果: {h.item():.4f}\n"

report += "==== nn.LSTM ====\n"
whole = nn.LSTM(4, 1, bias=False)
whole.weight_ih_l0.data, whole.weight_hh_l0.data = rows, torch.zeros(4, 1)
out = whole(data.unsqueeze(1))[0]
for k in range(len(data)):
    report += f"时刻 {k + 1}\n"
    report += f"    结果: {out[k].item():.4f}\n"

print(report)
