def render(rows):
    head = '| model | ' + ' | '.join(f'y{t}' for t in range(1, 10)) + ' |'
    sep = '|---' * 10 + '|'
    body = ['| ' + name + ' | ' + ' | '.join(f'{v:.2f}' for v in ys) + ' |' for name, ys in rows]
    return '\n'.join([head, sep] + body)
