"""A class laid out by hand, as the README says.

a.py, a.ipynb      is one submission each
a.zip, a.rar       is one submission, to be unpacked (or to be told that it cannot be)
b/                 is one submission with all files below it
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from grader.intake import archive
from grader.intake.entries import Entry
from grader.intake.layouts.layout import Handin
from grader.intake.submission import language_of

NAME = "plain"
_FIRST = {".py": 0, ".ipynb": 1, "/": 2}  # of namesakes, the first keeps the plain id


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """Take everything: this is the layout of what is laid out in no other way."""
    return True


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each source file, archive and folder at the top."""
    groups: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        in_folder = entry.folder or "/" in entry.path
        groups.setdefault((entry.top, in_folder), []).append(entry)
    found = []
    for (top, in_folder), members in groups.items():
        if in_folder:
            inside = tuple(archive.below(one, 1) for one in members if not one.folder)
            found.append(Handin(id=top, ending="/", entries=inside))
        elif (known := ending(top)) or any(one.refused for one in members):
            found.append(Handin(id=top.removesuffix(known), ending=known or "/", entries=tuple(members)))
    return sorted(found, key=lambda one: (one.id, _FIRST.get(one.ending.lower(), 3), one.ending))


def ending(name: str) -> str:
    """The ending that makes a file at the top a submission, or nothing."""
    return PurePosixPath(name).suffix if language_of(name) else archive.ending(name)
