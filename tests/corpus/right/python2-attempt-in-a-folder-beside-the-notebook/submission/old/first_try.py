import numpy as np
print "LSTM"
x = [[1,0,0,1],[3,1,0,1]]
for v in x:
    print v
