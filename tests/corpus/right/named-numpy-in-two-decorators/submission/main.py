import numpy as np
def rounded(fn):
    def w(inputs, weights):
        return [round(float(v), 4) for v in fn(inputs, weights)]
    return w
def log_call(fn):
    def w2(*a):
        r = fn(*a); print("done"); return r
    return w2
@rounded
@log_call
def lstm_numpy(inputs, weights):
    c=0; ys=[]
    def s(w,x): return 1/(1+np.exp(-(w @ x)))
    for x in inputs:
        c=s(weights["forget_gate"],x)*c+s(weights["input_gate"],x)*np.tanh(weights["candidate"]@x)
        ys.append(s(weights["output_gate"],x)*np.tanh(c))
    return ys
