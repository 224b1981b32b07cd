# 依次运行三个文件,共享变量
from pathlib import Path
ns = {}
here = Path(__file__).parent
for name, title in (('p1.py', '一、NumPy'), ('p2.py', '二、nn.LSTMCell'), ('p3.py', '三、nn.LSTM')):
    print('=' * 10, title, '=' * 10)
    exec(compile((here / name).read_text(encoding='utf-8'), name, 'exec'), ns)
