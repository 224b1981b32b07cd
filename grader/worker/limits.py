"""Limits that a run takes upon itself before it runs anything; the kernel holds it to them.

CPU time is limited softly (SIGXCPU, whose default is death) and a second later hard (SIGKILL), so a program
that ignores the signal gains a second. Address space is counted from what the warm process already maps.
Wall time is kept from outside. Windows has no rlimits at all: there wall time is all that is kept.
"""

from __future__ import annotations

import math
import signal
import time
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

OPEN_FILES = 256


def mapped_bytes() -> int:
    """How much address space this process maps now, in bytes (Linux; 0 elsewhere)."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def take(limits: dict[str, Any]) -> None:
    """Set the rlimits of this process.

    Parameters
    ----------
    limits
        ``cpu_seconds``, ``memory_bytes``, ``file_bytes``, ``processes`` as in the assignment file.
    """
    if resource is None:
        return
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    # What the process has used before (a fresh interpreter has imported torch) is not the program's.
    cpu = math.ceil(limits["cpu_seconds"] + time.process_time())
    wanted = [
        (resource.RLIMIT_CPU, cpu, cpu + 1),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, limits["file_bytes"], limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
    ]
    mapped = mapped_bytes()
    if mapped:
        total = mapped + limits["memory_bytes"]
        wanted.append((resource.RLIMIT_AS, total, total))
    for what, soft, hard in wanted:
        _, ceiling = resource.getrlimit(what)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(what, (soft, hard))
