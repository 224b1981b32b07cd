import torch
def run(xs, w):
    m = torch.nn.LSTMCell(4, 1, bias=False)
    m.weight_ih.data = torch.tensor([w[k] for k in 'ifgo']).float()
    m.weight_hh.data.fill_(0)
    s = (torch.zeros(1,1),)*2
    ys = []
    for x in torch.tensor(xs).float():
        s = m(x[None], s)
        ys.append(round(s[0].item(), 4))
    return ys
