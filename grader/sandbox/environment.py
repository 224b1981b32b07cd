"""What a worker is started with: its program and its environment, the same for every run of every box."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WORKER = Path(__file__).resolve().parents[1] / "worker"
_SAME_EVERYWHERE = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # the same order of sets in each run
    "MALLOC_ARENA_MAX": "2",  # each thread's own arena would reserve 64 MiB of the address space that is allowed
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "PASSIVE",  # a child that asks for more threads must not spin its CPU limit away
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_WINDOWS_NEEDS = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "NUMBER_OF_PROCESSORS")


def environment() -> dict[str, str]:
    """The environment of a worker: nothing of the grader's own but where its home is."""
    found = {**_SAME_EVERYWHERE, "HOME": os.environ.get("HOME", "/nonexistent")}
    if sys.platform == "win32":
        found["PATH"] = os.environ.get("PATH", "")
        found.update({name: os.environ[name] for name in _WINDOWS_NEEDS if name in os.environ})
    return found


def command(*arguments: str) -> list[str]:
    """The command line of a worker."""
    return [sys.executable, "-I", "-B", str(WORKER), *arguments]
