import runpy, importlib.util, pathlib
base=pathlib.Path(__file__).parent
ns=runpy.run_path(str(base/'1-numpy.py'))
print('numpy:',ns['ys'])
spec=importlib.util.spec_from_file_location('p3',base/'3-lstm.py'); p3=importlib.util.module_from_spec(spec); spec.loader.exec_module(p3)
print('lstm:',p3.result())
