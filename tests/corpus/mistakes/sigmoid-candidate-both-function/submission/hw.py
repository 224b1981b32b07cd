import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def lstm(inputs):
    # my LSTM, activation = sigmoid everywhere
    memory = 0
    for t, x in enumerate(inputs, 1):
        cand   = sigmoid(1*x[0] + 0*x[1] + 0*x[2] + 0*x[3])
        i_gate = sigmoid(0*x[0] + 100*x[1] + 0*x[2] - 10*x[3])
        f_gate = sigmoid(0*x[0] + 100*x[1] + 0*x[2] + 10*x[3])
        o_gate = sigmoid(0*x[0] + 0*x[1] + 100*x[2] - 10*x[3])
        memory = memory*f_gate + cand*i_gate
        out    = sigmoid(memory)*o_gate
        print(f"t={t}: {out:.4f}")

lstm([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]])
