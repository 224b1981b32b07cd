"""One grader at a time in a folder of reports.

The lock is the kernel's (flock) and goes with the process, however that ends. The file is only what it hangs on;
it is removed afterwards, and one that a killed process left behind locks nobody out.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.errors import UsageError

NAME = "ledger.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder.

    Raises
    ------
    UsageError
        If another process holds it, or the file system has no locks.
    """
    path = folder / NAME
    handle = _locked(path)
    try:
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        # Removed while it is held: who waits for the old file sees in `_locked` that it is no longer the one.
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _locked(path: Path) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is(handle, path):
                return handle
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            os.close(handle)
            who = f" (process {holder})" if holder.isdigit() else ""
            raise UsageError(
                f"{path.parent}: another lstm-grade{who} is at work here; wait for it, or choose another --out"
            ) from None
        except OSError as error:
            os.close(handle)
            raise UsageError(f"{path}: this file system has no locks: {error.strerror}") from error
        os.close(handle)


def _is(handle: int, path: Path) -> bool:
    """Whether a path still leads to the file that is open."""
    try:
        named = path.stat()
    except FileNotFoundError:
        return False
    ours = os.fstat(handle)
    return (ours.st_dev, ours.st_ino) == (named.st_dev, named.st_ino)
