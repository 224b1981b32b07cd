print('=====开始=====')
import np_lstm
import cell_lstm
print('numpy   :', np_lstm.y)
print('LSTMCell:', cell_lstm.y)
print('差:', np.abs(np.array(np_lstm.y)-np.array(cell_lstm.y)).max()) if 'np' in globals() else print('完成')
