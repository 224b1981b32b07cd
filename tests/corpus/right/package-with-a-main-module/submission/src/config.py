from types import SimpleNamespace
cfg = SimpleNamespace()
cfg.inputs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
cfg.weights = dict(i=[0,100,0,-10], f=[0,100,0,10], g=[1,0,0,0], o=[0,0,100,-10])
