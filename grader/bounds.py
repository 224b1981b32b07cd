"""Bounds that the ends of the channel agree on; no imports, so that starting a box costs nothing."""

MAX_STREAM_BYTES = 9 << 20  # of the events of one run; the worker stops a little earlier by itself
MAX_LINE_BYTES = 1 << 19  # of one event
MAX_NUMBERS = 4096  # of one value
