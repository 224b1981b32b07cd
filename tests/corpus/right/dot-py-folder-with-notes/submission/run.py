import numpy as np

from src.core import Cell

cell = Cell({"c~": [1, 0, 0, 0], "i": [0, 100, 0, -10], "f": [0, 100, 0, 10], "o": [0, 0, 100, -10]})
sequence = np.array([
    [1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1],
])
result = [float(cell.feed(x)) for x in sequence]
print("\n".join(f"{r:.3f}" for r in result))
