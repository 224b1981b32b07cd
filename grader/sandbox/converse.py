"""Talk to one run: write its job, read its events to their end.

The reader believes nothing: it stops at a bound, at a deadline, and when the run is over
although somebody still holds the pipe open.
"""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Callable

from grader.bounds import MAX_STREAM_BYTES

PAUSE_SECONDS = 0.002  # between reads: a program speaks after each statement, and nobody waits for the words


def converse(
    job_write: int, job: bytes, events_read: int, deadline: float, ended: Callable[[], bool]
) -> tuple[bytes, bool, float]:
    """Write the job, read the events to their end; closes `job_write`.

    Returns the stream, whether it was too long, and when its last bytes came.
    """
    os.set_blocking(job_write, False)
    chunks: list[bytes] = []
    size = 0
    last = time.monotonic()
    rest = memoryview(job)
    with selectors.DefaultSelector() as selector:
        selector.register(events_read, selectors.EVENT_READ)
        selector.register(job_write, selectors.EVENT_WRITE)
        while True:
            # Half a second: a run that has ended while a stray process holds its pipe is noticed.
            for key, _ in selector.select(0.5):
                if key.fd == job_write:
                    try:
                        rest = rest[os.write(job_write, rest[: 1 << 16]) :]
                    except BrokenPipeError:
                        rest = rest[:0]
                    if not rest:
                        selector.unregister(job_write)
                        os.close(job_write)
                else:
                    chunk = os.read(events_read, 1 << 18)
                    if not chunk:
                        return b"".join(chunks), False, last
                    chunks.append(chunk)
                    last = time.monotonic()
                    time.sleep(PAUSE_SECONDS)
                    size += len(chunk)
                    if size > MAX_STREAM_BYTES:
                        return b"".join(chunks)[:MAX_STREAM_BYTES], True, last
            over = time.monotonic() > deadline
            if over or (ended() and not _readable(selector, events_read)):
                if job_write in selector.get_map():
                    os.close(job_write)
                return b"".join(chunks), False, last


def _readable(selector: selectors.BaseSelector, descriptor: int) -> bool:
    return any(key.fd == descriptor for key, _ in selector.select(0))
