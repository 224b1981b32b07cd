"""Paths on the command line -> submissions.

    a.py, a.ipynb      a file is one submission
    folder/            holds a class, in one of the layouts of `grader.intake.layouts`
    class.zip          holds a class in the same way
    mine.zip           when a student checks, an archive or a folder is one submission

Whatever is wrong with a submission, it comes out of here: with its troubles, and a row in the report. Only a path
that holds no class at all is an error.
"""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from grader.errors import UsageError
from grader.intake import archive, folder
from grader.intake.entries import Entry, Unreadable, hidden, settle
from grader.intake.layouts.layout import Handin
from grader.intake.layouts.recognise import arrange
from grader.intake.read import printable, read
from grader.intake.roster import absent, load
from grader.intake.submission import Submission, language_of
from grader.messages import say

_COPY = re.compile(r" ?\(\d+\)$")  # what browsers add: submissions (1).zip


def collect(
    paths: Iterable[Path], *, whole_folders: bool = False, layout: str | None = None, roster: Path | None = None
) -> list[Submission]:
    """Find the submissions under the paths, in the order of their ids.

    Parameters
    ----------
    paths
        Folders or archives of submissions, or single files.
    whole_folders
        A folder or an archive is one submission, not a class of them (a student checks their own work).
    layout
        How classes are laid out, by the name of a layout; by default it is recognised.
    roster
        A list of the class: who is on it and handed in nothing comes last.

    Raises
    ------
    UsageError
        If a path is not there, cannot be read, or is no kind of submission.
    """
    students = [] if roster is None else load(roster)  # first: what is wrong with it is told before an hour of work
    found: list[Submission] = []
    taken: set[str] = set()

    def take(handin: Handin) -> None:
        names = _names(printable(handin.id), printable(handin.ending))
        free = next(name for name in names if name not in taken)
        taken.add(free)
        found.append(read(handin, free))

    for path in paths:
        for handin in _handins(path, whole_folders, layout):
            take(handin)
    for handin in absent(students, tuple(found)):
        take(handin)
    return found


def _names(identity: str, ending: str) -> Iterator[str]:
    """Ids to try in turn: the plain one, with its ending, with a number."""
    yield identity
    yield identity + ending
    yield from (f"{identity}{ending}#{number}" for number in itertools.count(2))


def _handins(path: Path, whole_folders: bool, layout: str | None) -> Iterator[Handin]:
    """The hand-ins under a path; what is in an archive can be read until the next one is asked for."""
    if not path.exists():
        raise UsageError(say("problem.no-path", path=path))
    if path.is_dir():
        entries = folder.entries(path)
        name = path.resolve().name
        if whole_folders:
            yield Handin(id=name, ending="/", entries=tuple(one for one in entries if _inside(one)))
        else:
            yield from arrange(entries, name, layout)
        return
    kind = archive.ending(path.name)
    if language_of(path.name) is not None or (kind and whole_folders):
        yield Handin(id=path.name.removesuffix(kind or path.suffix), ending=kind or path.suffix, entries=(_file(path),))
    elif kind:
        with closing(_opened(path)) as file, tempfile.TemporaryFile() as scratch:
            yield from _of_archive(path, archive_file=file, scratch=scratch, layout=layout)
    else:
        raise UsageError(say("problem.no-kind", path=path))


def _inside(entry: Entry) -> bool:
    return not entry.folder and entry.refused is None


def _file(path: Path) -> Entry:
    return folder.file(path, path.name)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=path, reason=error.strerror)) from error


def _of_archive(path: Path, *, archive_file: BinaryIO, scratch: IO[bytes], layout: str | None) -> Iterator[Handin]:
    try:
        listed = archive.of_class(archive_file, path.name, scratch)
    except Unreadable as error:
        raise UsageError(say("problem.archive", path=path, reason=error.reason)) from error
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=path, reason=error.strerror)) from error
    name = path.name.removesuffix(archive.ending(path.name))
    entries = _without_wrapper([entry for entry in listed if not hidden(entry.path)], _COPY.sub("", name))
    for handin in arrange(entries, name, layout):
        yield replace(handin, entries=tuple(settle(handin.entries)))


def _without_wrapper(entries: list[Entry], name: str) -> list[Entry]:
    """Entries without the folder of the archive's own name that holds them all: packing a folder leaves it."""
    if {entry.top for entry in entries} != {name} or any("/" not in one.path and not one.folder for one in entries):
        return entries
    return [archive.below(entry, 1) for entry in entries if "/" in entry.path]
