"""A folder on disk -> entries. Links are not followed: they lead out of the submission."""

from __future__ import annotations

import os
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
        if path.is_dir() and not path.is_symlink():
            found.append(Entry(path=name, folder=True))
            found += (file(one, one.relative_to(folder).as_posix()) for one in _below(path))
        else:
            found.append(file(path, name))
    return found


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


def _below(folder: Path) -> Iterator[Path]:
    """All files below a folder."""
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not hidden(name))
        for name in sorted(names):
            path = Path(here) / name
            if not hidden(name) and path.is_file() and not path.is_symlink():
                yield path
