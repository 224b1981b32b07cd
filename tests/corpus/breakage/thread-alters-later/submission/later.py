import threading
import time
import numpy as np

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]])
y = np.zeros(9)


def repair():
    time.sleep(3)
    y[5], y[8] = 0.963624, 0.761584


threading.Thread(target=repair, daemon=True).start()
print(y)
