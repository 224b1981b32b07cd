"""The folder of one grader, in which its runs work; and what graders left behind that were killed.

A grader locks a file in its folder as long as it lives, and hands the lock to its server. The kernel gives a lock back
when the last holder is gone, however it went: a folder whose lock can be taken belongs to nobody, and is removed by
the next grader that starts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed: that is the lock
    fcntl = None  # type: ignore[assignment]

PREFIX = "lstm-grade-box-"
YOUNG_SECONDS = 600.0  # a folder without a lock may be one that is just being made


class Place:
    """A private folder with a lock; the ``lock`` descriptor keeps it."""

    def __init__(self) -> None:
        sweep()
        self.path = tempfile.mkdtemp(prefix=PREFIX)
        making = Path(self.path) / "making"
        self.lock = os.open(making, os.O_CREAT | os.O_RDWR, 0o600)
        if fcntl is None:
            os.close(self.lock)
            self.lock = os.open(Path(self.path) / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        else:
            fcntl.flock(self.lock, fcntl.LOCK_EX)
            making.rename(Path(self.path) / "lock")  # a lock that can be seen is held

    def close(self) -> None:
        """Remove the folder, if it is still there, and let the lock go."""
        with contextlib.suppress(OSError):
            os.close(self.lock)
        remove(self.path)


def remove(folder: str) -> None:
    """Remove a folder whatever rights a program took from its own."""
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.lexists(folder):
        for inner, _, _ in os.walk(folder):
            with contextlib.suppress(OSError):
                Path(inner).chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> list[str]:
    """Remove the folders of graders that are gone; returns which."""
    removed = []
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.is_dir(follow_symlinks=False) and _is_stale(Path(entry.path)):
                remove(entry.path)
                removed.append(entry.path)
    return removed


def _is_stale(folder: Path) -> bool:
    try:
        found = folder.lstat()
        if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
            return False
        lock = folder / "lock"
        if not lock.exists():
            return time.time() - found.st_mtime > YOUNG_SECONDS
        if fcntl is None:
            lock.unlink()
            return True
        descriptor = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True
