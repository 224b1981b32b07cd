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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO

from grader.errors import UsageError
from grader.intake import archive, folder, ours
from grader.intake.entries import Entry, Unreadable, hidden, settle
from grader.intake.layouts import nbgrader, plain
from grader.intake.layouts.layout import Handin
from grader.intake.layouts.recognise import recognise
from grader.intake.read import printable, read
from grader.intake.roster import absent, load, students_of
from grader.intake.submission import Submission, language_of
from grader.messages import listed, say
from grader.model import Text

_COPY = re.compile(r" ?\(\d+\)$")  # what browsers add: submissions (1).zip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the classes are to be read."""

    whole_folders: bool = False
    layout: str | None = None
    out: Path | None = None
    known: Collection[Path] = ()
    note: Callable[[Text], object] = lambda _: None


def collect(
    paths: Iterable[Path],
    *,
    whole_folders: bool = False,
    layout: str | None = None,
    roster: Path | None = None,
    out: Path | None = None,
    known: Collection[Path] = (),
    note: Callable[[Text], object] = lambda _: None,
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
    out
        Where the reports go. What lies there in a class is left out of it, and so is any other report of ours.
    known
        Files that were named for something else, and that nobody has to be told of.
    note
        Called with what is left out, and why: a report, files that are no program, who is not on the list.

    Raises
    ------
    UsageError
        If a path is not there, cannot be read, or is no kind of submission, or if reports would go among them.
    """
    asked = Asked(whole_folders=whole_folders, layout=layout, out=out, known=known, note=note)
    students = [] if roster is None else load(roster)  # first: what is wrong with it is told before an hour of work
    found: list[Submission] = []
    taken: set[str] = set()

    def take(handin: Handin) -> None:
        names = _names(printable(handin.id), printable(handin.ending))
        free = next(name for name in names if name not in taken)
        taken.add(free)
        found.append(read(handin, free))

    for path in paths:
        for handin in _handins(path, asked):
            take(handin)
    owners = {} if roster is None else students_of(found, students)
    strangers = [name for name, student in owners.items() if student is None]
    if strangers:
        note(say("intake.not-on-roster", names=listed(strangers), count=len(strangers)))
    for handin in absent(students, tuple(found)):
        take(handin)
    return found


def _names(identity: str, ending: str) -> Iterator[str]:
    """Ids to try in turn: the plain one, with its ending, with a number."""
    yield identity
    yield identity + ending
    yield from (f"{identity}{ending}#{number}" for number in itertools.count(2))


def _handins(path: Path, asked: Asked) -> Iterator[Handin]:
    """The hand-ins under a path; what is in an archive can be read until the next one is asked for."""
    if not path.exists():
        raise UsageError(say("problem.no-path", path=path))
    if path.is_dir():
        entries = folder.entries(path)
        name = path.resolve().name
        if asked.whole_folders:
            yield Handin(id=name, ending="/", entries=tuple(one for one in entries if _inside(one)))
        else:
            named = {one.name for one in asked.known if one.parent.resolve() == path.resolve()}
            yield from _of_class(_without_out(path, entries, asked), name, asked, named)
        return
    kind = archive.ending(path.name)
    if language_of(path.name) is not None or (kind and asked.whole_folders):
        yield Handin(id=path.name.removesuffix(kind or path.suffix), ending=kind or path.suffix, entries=(_file(path),))
    elif kind:
        with closing(_opened(path)) as file, tempfile.TemporaryFile() as scratch:
            yield from _of_archive(path, archive_file=file, scratch=scratch, asked=asked)
    else:
        raise UsageError(say("problem.no-kind", path=path))


def _inside(entry: Entry) -> bool:
    return not entry.folder and (entry.refused is None or entry.path.endswith("/"))


def _without_out(path: Path, entries: list[Entry], asked: Asked) -> list[Entry]:
    """Entries but those that lie where the reports go."""
    place = None if asked.out is None else ours.out_within(asked.out, path, entries)
    if place is None:
        return entries
    left = [] if place == "." else ours.without(entries, place)
    if len(left) < len(entries):
        asked.note(say("intake.own-report", name=str(path) if place == "." else place))
    return left


def _of_class(entries: Sequence[Entry], name: str, asked: Asked, known: Collection[str] = ()) -> Iterator[Handin]:
    """The hand-ins of a class; what is left out of it is told."""
    candidates = ours.reports_among(entries)
    others = [one for one in entries if one.top not in candidates]
    layout, view = recognise(others, name, asked.layout)
    for top in candidates:
        inside = [one for one in entries if one.top == top]
        # a folder that a platform has named is a student's, whatever was put into it
        if layout is not nbgrader and any(one.origin for one in layout.arrange(inside)):
            view = [*view, *inside]
        else:
            asked.note(say("intake.own-report", name=top))
    if layout is plain:
        files = [one.path for one in view if not one.folder and "/" not in one.path and one.refused is None]
        no_program = [one for one in files if not plain.ending(one) and one not in {*known, *ours.own_files(entries)}]
        if no_program:
            asked.note(say("intake.no-program", names=listed(no_program)))
    yield from layout.arrange(view)


def _file(path: Path) -> Entry:
    return folder.file(path, path.name)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=path, reason=error.strerror)) from error


def _of_archive(path: Path, *, archive_file: BinaryIO, scratch: IO[bytes], asked: Asked) -> Iterator[Handin]:
    try:
        listed = archive.of_class(archive_file, path.name, scratch)
    except Unreadable as error:
        raise UsageError(say("problem.archive", path=path, reason=error.reason)) from error
    except OSError as error:
        raise UsageError(say("problem.unreadable", path=path, reason=error.strerror)) from error
    name = path.name.removesuffix(archive.ending(path.name))
    entries = _without_wrapper([entry for entry in listed if not hidden(entry.path)], _COPY.sub("", name))
    for handin in _of_class(entries, name, asked):
        yield replace(handin, entries=tuple(settle(handin.entries)))


def _without_wrapper(entries: list[Entry], name: str) -> list[Entry]:
    """Entries without the folder of the archive's own name that holds them all: packing a folder leaves it."""
    if {entry.top for entry in entries} != {name} or any("/" not in one.path and not one.folder for one in entries):
        return entries
    return [archive.below(entry, 1) for entry in entries if "/" in entry.path]
