# -*- coding: utf-8 -*-
# 作业 6-3P 第一小题，只写完了 numpy
import numpy as np

shuju = np.array([[1, 0, 0, 1],
                  [3, 1, 0, 1],
                  [2, 0, 0, 1],
                  [4, 1, 0, 1],
                  [2, 0, 0, 1],
                  [1, 0, 1, 1],
                  [3, -1, 0, 1],
                  [6, 1, 0, 1],
                  [1, 0, 1, 1]], dtype=float)

w_houxuan = np.array([1, 0, 0, 0])
w_shuru = np.array([0, 100, 0, 10])     # 输入门
w_yiwang = np.array([0, 100, 0, -10])   # 遗忘门
w_shuchu = np.array([0, 0, 100, -10])   # 输出门


def sig(z):
    return 1.0 / (1.0 + np.exp(-z))


jiyi = 0.0
jieguo = []
for k in range(len(shuju)):
    yi_bu = shuju[k]
    men_i = sig(w_shuru.dot(yi_bu))
    men_f = sig(w_yiwang.dot(yi_bu))
    men_o = sig(w_shuchu.dot(yi_bu))
    hou = np.tanh(w_houxuan.dot(yi_bu))
    jiyi = jiyi * men_f + hou * men_i
    jieguo.append(float(men_o * np.tanh(jiyi)))

for k, z in enumerate(jieguo):
    print('第%d步 输出 %.4f' % (k + 1, z))
