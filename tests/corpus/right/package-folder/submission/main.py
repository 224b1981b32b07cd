from lstmhw import data
from lstmhw.with_numpy import forward as numpy_forward
from lstmhw.with_torch import by_cell, by_lstm

if __name__ == "__main__":
    for title, f in [("NumPy", numpy_forward), ("nn.LSTMCell", by_cell), ("nn.LSTM", by_lstm)]:
        print(title)
        print("   ", f(data.SEQUENCE))
