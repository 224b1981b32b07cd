"""What runs beside the student's code, in the box.

This package holds nothing worth stealing (no expected value, no verdict) and imports nothing else of
ours: it is loaded by file, under a name of its own, by a Python that cannot import ``grader``.

    serve.py       the warm server: forks a child for each run, ends it, reports how it ended
    running.py     a child, as the server knows it; warm.py: what the server imports once
    rooms.py       work folders: a tmpfs for each run, or folders that watch.py measures
    privileges.py  whose rights a run has; system_calls.py, threads.py: what the kernel refuses and asks
    attempts.py    what the box must refuse, tried in it; refusals.py: what a program was refused
    kernel.py      system calls that Python does not have; trial.py: trying them in a throw-away process
    once.py        the same child without a server (portable isolation)
    child.py       one run: set the scene, run the source, close
    surroundings.py  what a program finds around it: seeds, a headless matplotlib, no ``grader``
    streams.py       what it prints on, and reads from; packages.py: which package it is a module of
    limits.py      rlimits, taken by the child before it runs anything
    confine.py     Landlock and seccomp, taken by the child before it runs anything
    execute.py     scripts and notebook cells, statement by statement; unwrap.py: main parts, at the top level
      main_guard.py  what stands below `if __name__ == 'main':`
      uncalled.py    how to call functions that nobody calls
    notebook.py    the IPython surroundings of a notebook: magics, display
    instrument.py  rewrites a syntax tree so that values are recorded where they arise
    other_numbers.py  the program on other numbers: both of the following
      replace.py     what states them: literals.py, across_cells.py, restate.py (files that it runs by itself)
      substitute.py  what holds them: filling.py (variables filled bit by bit), held_numbers.py
    named.py       arguments and results of functions that are handed in by name
    syntax.py      walking a syntax tree quickly
    usage.py       what each top-level statement defines, uses and takes from libraries
    torch_watch.py every call of nn.LSTMCell and nn.LSTM; plots.py: what is only drawn
    record.py      the recorder: events, bounded, written to the pipe
    plain.py       any value -> plain numbers with a shape

The format on the pipe is described where it is read: ``grader/protocol.py``.
"""
