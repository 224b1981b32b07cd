# 第六章 LSTM 作业
# 学号 20210433
#
# TODO 先占个坑, 周末回来写
# import numpy as np
# x = [[1,0,0,1],[3,1,0,1]]
# print(x)
