"""nbgrader's tree: ``submitted/{student}/{assignment}/{notebook}.ipynb``, with a ``timestamp.txt`` beside it.

PATH may be the course folder, ``submitted`` itself, or an archive of either. Folders that nbgrader makes beside it
(``source``, ``release``, ``autograded``, ``feedback``) hold no hand-ins.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.intake.archive import below
from grader.intake.entries import Entry
from grader.intake.layouts.layout import Handin
from grader.intake.layouts.times import moment, text_of
from grader.model import Origin

NAME = "nbgrader"
_SUBMITTED = "submitted"
_TIMESTAMP = "timestamp.txt"
_COURSE = frozenset({_SUBMITTED, "source", "release", "autograded", "feedback"})


def recognises(entries: Sequence[Entry], root: str) -> bool:
    """All folders are nbgrader's, and whatever was handed in lies in a student's folder for an assignment.

    All of them: one student who calls a folder ``submitted`` must not turn the class into another.
    """
    folders = {entry.top for entry in entries if entry.folder or "/" in entry.path}
    course = _SUBMITTED in folders and folders <= _COURSE
    if not course and root != _SUBMITTED:
        return False
    files = [entry.path for entry in _submitted(entries) if not _is_closed(entry)]
    complete = bool(files) and all(path.count("/") >= 2 for path in files)
    return complete and any(path.count("/") == 2 and path.endswith((".ipynb", "/timestamp.txt")) for path in files)


def arrange(entries: Sequence[Entry]) -> list[Handin]:
    """One hand-in for each student and assignment; the id is the student's where there is one assignment."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in _submitted(entries):
        student, _, rest = entry.path.partition("/")
        if "/" in rest or _is_closed(entry):
            groups.setdefault((student, rest.partition("/")[0]), []).append(below(entry, 2))
    several = len({assignment for _, assignment in groups if assignment}) > 1
    return [
        Handin(
            id=f"{student}/{assignment}" if several and assignment else student,
            entries=tuple(files),
            origin=Origin(layout=NAME, name=student, key=student, submitted=_time(files)),
        )
        for (student, assignment), files in sorted(groups.items(), key=lambda one: one[0])
    ]


def _is_closed(entry: Entry) -> bool:
    """Whether it is a folder that cannot be listed."""
    return entry.refused is not None and entry.path.endswith("/")


def _time(files: Sequence[Entry]) -> str:
    return next((moment(text_of(entry)) for entry in files if entry.path == _TIMESTAMP), "")


def _submitted(entries: Sequence[Entry]) -> list[Entry]:
    """The files below ``submitted``, by paths from there; all files where that is where one stands."""
    files = [entry for entry in entries if not entry.folder]
    tops = {entry.top for entry in files if "/" in entry.path}
    if _SUBMITTED in tops and tops <= _COURSE:
        return [below(entry, 1) for entry in files if entry.top == _SUBMITTED and "/" in entry.path]
    return files
