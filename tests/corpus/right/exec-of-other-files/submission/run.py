for f in ['a1.py','a2.py']:
    with open(f,encoding='utf-8') as fp: exec(compile(fp.read(),f,'exec'))
