from .config import cfg
from .models import build
from .report import render

def main():
    rows = []
    for kind in ('numpy', 'cell', 'lstm'):
        model = build(kind, cfg.weights)
        rows.append((kind, model(cfg.inputs)))
    print(render(rows))

if __name__ == '__main__':
    main()
