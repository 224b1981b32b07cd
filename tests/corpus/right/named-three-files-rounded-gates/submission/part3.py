import torch


def lstm(inputs, weights):
    net = torch.nn.LSTM(4, 1, batch_first=True)
    with torch.no_grad():
        for p in net.parameters():
            torch.nn.init.zeros_(p)
        for row, key in enumerate(['input_gate', 'forget_gate', 'candidate', 'output_gate']):
            net.weight_ih_l0[row] = torch.from_numpy(weights[key])
        return net(torch.from_numpy(inputs).float().unsqueeze(0))[0]


if __name__ == "__main__":
    import numpy as np
    w = dict(candidate=np.array([1., 0, 0, 0]), input_gate=np.array([0., 100, 0, -10]),
             forget_gate=np.array([0., 100, 0, 10]), output_gate=np.array([0., 0, 100, -10]))
    x = np.array([[1., 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                  [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
    print(lstm(x, w))
