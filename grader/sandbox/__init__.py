"""Where submissions run: a box takes a `Job` and gives back a `Run`.

box.py         what a box is, a job, an outcome
forkserver.py  strict: a warm server in a process of its own, a confined child for each run
portable.py    a fresh interpreter for each run, not confined; only when asked for
layers.py      what must hold, and how the proof is read; doctor.py makes it inside and outside
place.py       the folder of a grader and its lock; patience.py: a second try alone
endings.py     how a run ended, and at which line
"""
