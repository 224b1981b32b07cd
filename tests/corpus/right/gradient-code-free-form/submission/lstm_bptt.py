# -*- coding: utf-8 -*-
"""
习题6-4 参数梯度与梯度消失

记 z = [h, x]，每个门的净输入 a_k = W_k z + b_k。从后往前，一步的误差是
    do = dh * tanh(c)            dc += dh * o * (1 - tanh(c)^2)
    di = dc * g,  dg = dc * i,   df = dc * c_prev,   dc_prev = dc * f
再乘上各自激活函数的导数就得到 da_k，dW_k = da_k z^T。

分析：c 到 c_prev 的导数里主要一项就是 f，不像普通RNN每一步都要乘 W^T 和 tanh 的导数。
f 接近 1 时误差几乎原样往回传，所以长距离的梯度能保留下来；f 接近 0 时是网络自己决定忘掉，
这时梯度断掉是合理的。
"""
import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def lstm_cell_forward(x, h_prev, c_prev, p):
    z = np.concatenate([h_prev, x])
    i = sigmoid(p['Wi'] @ z + p['bi'])
    f = sigmoid(p['Wf'] @ z + p['bf'])
    o = sigmoid(p['Wo'] @ z + p['bo'])
    g = np.tanh(p['Wg'] @ z + p['bg'])
    c = f * c_prev + i * g
    h = o * np.tanh(c)
    return h, c, (z, i, f, o, g, c, c_prev)


def lstm_cell_backward(dh_next, dc_next, cache, p):
    z, i, f, o, g, c, c_prev = cache
    tc = np.tanh(c)
    dc = dc_next + dh_next * o * (1 - tc ** 2)
    da = {
        'o': dh_next * tc * o * (1 - o),
        'i': dc * g * i * (1 - i),
        'f': dc * c_prev * f * (1 - f),
        'g': dc * i * (1 - g ** 2),
    }
    grads = {}
    dz = 0
    for k, v in da.items():
        grads['dW' + k] = np.outer(v, z)
        grads['db' + k] = v
        dz = dz + p['W' + k].T @ v
    n = len(dc)
    grads['dh_prev'], grads['dc_prev'] = dz[:n], dc * f
    return grads


# ---- 数值检验
rng = np.random.default_rng(3)
D, M, T = 2, 4, 5
p = {}
for k in 'ifog':
    p['W' + k] = rng.normal(size=(D, D + M)) * 0.5
    p['b' + k] = rng.normal(size=D) * 0.1
xs = rng.normal(size=(T, M))


def loss(p):
    h, c = np.zeros(D), np.zeros(D)
    caches = []
    for x in xs:
        h, c, cache = lstm_cell_forward(x, h, c, p)
        caches.append(cache)
    return h.sum(), caches


L, caches = loss(p)
total = {k: 0 for k in ('dWi', 'dWf', 'dWo', 'dWg')}
dh, dc = np.ones(D), np.zeros(D)
for cache in reversed(caches):
    gr = lstm_cell_backward(dh, dc, cache, p)
    for k in total:
        total[k] = total[k] + gr[k]
    dh, dc = gr['dh_prev'], gr['dc_prev']

eps = 1e-6
for k in 'ifog':
    num = np.zeros_like(p['W' + k])
    for idx in np.ndindex(num.shape):
        old = p['W' + k][idx]
        p['W' + k][idx] = old + eps
        up = loss(p)[0]
        p['W' + k][idx] = old - eps
        down = loss(p)[0]
        p['W' + k][idx] = old
        num[idx] = (up - down) / (2 * eps)
    print('dW' + k, '最大差', np.abs(num - total['dW' + k]).max())
