"""Looks at runs while they last, where the kernel does not bound them: files, and threads.

It is the second choice. A run is looked at every `EVERY_SECONDS`; what it does between two looks, it has done. That
bounds a run of seconds; a run of milliseconds is bounded by what a disk takes in that time, and its folder is
measured once more when it is over.
"""

# ruff: noqa: PTH116, PTH208  plain calls: this is hot
from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from . import kernel

EVERY_SECONDS = 0.05
MAX_THREADS = 64


def too_much(folder: str, *, size_bytes: int, files: int) -> bool:
    """Whether a folder holds more bytes, or more files, than it may."""
    size = count = 0
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            entries = list(os.scandir(path))
        except PermissionError:
            with contextlib.suppress(OSError):
                Path(path).chmod(0o700)
            try:
                entries = list(os.scandir(path))
            except OSError:
                continue
        except FileNotFoundError:
            continue  # removed meanwhile
        except OSError:
            return True  # nested so deep that it has no path
        for entry in entries:
            count += 1
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                with contextlib.suppress(OSError):
                    size += entry.stat(follow_symlinks=False).st_size
        if count > files or size > size_bytes:
            return True
    return False


def unlinked_bytes(pid: int, user: int | None) -> int:
    """Bytes of files that have no name any more and that a process still holds open.

    `user` is who the process has become, if not who we are; only the same user may look.
    """
    before = None if user is None else kernel.set_file_user(user, user)
    total = 0
    try:
        with contextlib.suppress(OSError):
            for name in os.listdir(f"/proc/{pid}/fd"):
                with contextlib.suppress(OSError):
                    found = os.stat(f"/proc/{pid}/fd/{name}")
                    if stat.S_ISREG(found.st_mode) and found.st_nlink == 0:
                        total += found.st_size
    finally:
        if before is not None:
            kernel.set_file_user(*before)
    return total


def threads(pid: int) -> int:
    """How many threads a process has."""
    try:
        return len(os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return 0
