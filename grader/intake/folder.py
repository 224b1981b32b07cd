"""A folder on disk -> entries. Links are not followed: they lead out of the submission."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from grader.errors import UsageError
from grader.intake.entries import Entry, hidden
from grader.messages import say


def entries(folder: Path) -> list[Entry]:
    """List everything below a folder but hidden files; of links only those at the top, which may be submissions.

    Raises
    ------
    UsageError
        If the folder itself cannot be read.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  names, not paths: there may be thousands
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=folder, reason=error.strerror)) from error
    found: list[Entry] = []
    for name in names:
        path = folder / name
        if hidden(name):
            continue
        if _is_folder(path):
            found.append(Entry(path=name, folder=True))
            found += _below(path, folder)
        else:
            found.append(file(path, name))
    return found


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:  # the folder can be listed and not entered: `file` says why
        return False


def file(path: Path, name: str) -> Entry:
    """One file, as an entry of that name."""
    try:
        size = path.lstat().st_size
        regular = path.is_file() and not path.is_symlink()
    except OSError as error:
        return Entry(path=name, refused=say("unfit.system", reason=error.strerror or str(error)))
    if not regular:  # a link leads out of the submission, a pipe never ends
        return Entry(path=name, refused=say("unfit.link"))
    return Entry(path=name, size=size, read=path.read_bytes)


def _below(top: Path, folder: Path) -> Iterator[Entry]:
    """All files below a folder; one that cannot be listed is an entry that ends with / and says why."""
    refused: list[OSError] = []

    def place(path: Path) -> str:
        return path.relative_to(folder).as_posix()

    for here, folders, names in os.walk(top, onerror=refused.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not hidden(name))
        for name in sorted(names):
            path = Path(here) / name
            if not hidden(name) and not _is_other(path):
                yield file(path, place(path))
    for error in refused:
        reason = say("unfit.system", reason=error.strerror or str(error))
        yield Entry(path=f"{place(Path(error.filename or top))}/", refused=reason)


def _is_other(path: Path) -> bool:
    """Whether a path is neither a file nor a folder: a link, a pipe."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
