import torch


def lstm_gradients(x, W, U, b, dh):
    x, dh = torch.tensor(x), torch.tensor(dh)
    P = {name: {k: torch.tensor(v, requires_grad=True) for k, v in part.items()} for name, part in (("W", W), ("U", U), ("b", b))}
    h = torch.zeros(dh.shape[1], dtype=torch.float64)
    c = torch.zeros_like(h)
    loss = 0.0
    for t in range(x.shape[0]):
        net = {k: P["W"][k] @ x[t] + P["U"][k] @ h + P["b"][k] for k in "ifco"}
        c = torch.sigmoid(net["f"]) * c + torch.sigmoid(net["i"]) * torch.tanh(net["c"])
        h = torch.sigmoid(net["o"]) * torch.tanh(c)
        loss = loss + (dh[t] * h).sum()
    loss.backward()
    return {name: {k: v.grad for k, v in part.items()} for name, part in P.items()}
