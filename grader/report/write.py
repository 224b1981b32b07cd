"""Put the reports where they belong: each file is finished first and then renamed, so no half one is ever read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.errors import UsageError


def prepare(out: Path) -> None:
    """Make a folder to write into, before an hour of grading ends at a missing right to write.

    Raises
    ------
    UsageError
        If the folder cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise UsageError(f"{out}: cannot be written into: {error.strerror}") from error


def write(path: Path, text: str, *, lasting: bool = True) -> None:
    """Write a text file as UTF-8, whole or not at all.

    Parameters
    ----------
    lasting
        Whether to wait until the disk has it. Hundreds of pages that can be made again need not outlive a power cut.
    """
    with _finished(path, text, lasting=lasting) as temporary:
        temporary.chmod(0o644)
        temporary.replace(path)


def create(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write a text file that is not there yet, whole or not at all.

    Raises
    ------
    FileExistsError
        If anything is there, a broken link too.
    """
    with _finished(path, text, lasting=True) as temporary:
        temporary.chmod(mode)
        os.link(temporary, path)  # unlike a renaming it never takes the place of another


@contextmanager
def _finished(path: Path, text: str, *, lasting: bool) -> Iterator[Path]:
    """A finished file beside the one that is wanted, readable by us alone; gone at the end, if it has not moved."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
