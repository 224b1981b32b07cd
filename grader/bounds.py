"""Bounds that the ends of the channel agree on; no imports, so that starting a box costs nothing."""

MAX_STREAM_BYTES = 9 << 20  # of the events of one run; the worker stops a little earlier by itself
MAX_LINE_BYTES = 1 << 19  # of one event
MAX_NUMBERS = 4096  # of one value
# Of the events of one run. The smallest has nine bytes, so bytes alone would let a million of them through, each with
# objects twenty times its size. The worker stops sending values a good deal earlier by itself.
MAX_EVENTS = 120_000
MAX_VALUES = 300_000  # arrays that a run's events hold together
MAX_CALLS = 4000  # of torch modules; the worker reports 3000
MAX_REFUSALS = 100  # the worker reports 50
MAX_ENDS = 4000  # of scripts, cells and functions that nobody called
MAX_STATEMENTS = 3000  # that are followed; a program of more is read, but where its answers come from is not
