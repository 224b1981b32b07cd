"""A list of the class -> a row for each student who handed in nothing.

The list is a CSV file: a gradebook of Canvas, a grading worksheet of Moodle, or a list of one's own whose column
``id`` (else the first one) has the ids that submissions have.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.intake.layouts.layout import Handin
from grader.intake.submission import Submission
from grader.messages import say
from grader.model import Origin
from grader.reading import read_bounded

MAX_BYTES = 32 << 20
MAX_ID = 200  # characters
_IDENTIFIERS = ("identifier", "编号", "标识符", "識別碼", "識別號")
_OWN = ("id", "student_id", "学号", "用户名", "username")
_FULL_NAMES = ("full name", "全名", "姓名")
_ENDING = re.compile(r"(?:\.py|\.ipynb|\.zip|\.tar(?:\.\w+)?|\.tgz|/)(?:#\d+)?$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A line of the list."""

    id: str
    origin: Origin | None  # where the list is a platform's
    names: frozenset[str]  # ids that a submission of theirs may have


def absent(students: Sequence[Student], submissions: Sequence[Submission]) -> list[Handin]:
    """Make an empty hand-in for each student of the list who has none."""
    ids = {one.id.casefold() for one in submissions}
    keys = {(one.origin.layout, one.origin.key) for one in submissions if one.origin}
    return [
        Handin(id=student.id, entries=(), origin=student.origin)
        for student in students
        if not {name.casefold() for name in student.names} & ids
        and not (student.origin and (student.origin.layout, student.origin.key) in keys)
    ]


def students_of(submissions: Sequence[Submission], students: Sequence[Student] | None) -> dict[str, str | None]:
    """Say whose each submission is: submission's id -> student's; None for who is not on the list.

    Without a list a submission's own id is the student's.
    """
    if students is None:
        return {one.id: without_ending(one.id) for one in submissions}
    by_key = {(one.origin.layout, one.origin.key): one.id for one in students if one.origin}
    by_name = {name.casefold(): one.id for one in students for name in (*one.names, one.id)}
    found: dict[str, str | None] = {}
    for one in submissions:
        key = (one.origin.layout, one.origin.key) if one.origin else None
        names = (one.id.casefold(), without_ending(one.id).casefold())
        found[one.id] = by_key.get(key) if key in by_key else next(filter(None, map(by_name.get, names)), None)
    return found


def without_ending(identity: str) -> str:
    """The id of a submission without what tells it from a namesake: ``zhao.ipynb``, ``zhao/``, ``zhao.py#2``."""
    return _ENDING.sub("", identity)


def load(path: Path) -> list[Student]:
    """Read a list of the class.

    Raises
    ------
    UsageError
        If the file cannot be read, or there is no student in it.
    """
    content = read_bounded(path, MAX_BYTES)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise UsageError(say("problem.roster-encoding", path=path))
    try:
        students = parse(text)
    except csv.Error as error:
        raise UsageError(say("problem.roster-csv", path=path, reason=error)) from error
    if not students:
        raise UsageError(say("problem.roster-empty", path=path))
    return students


def parse(text: str) -> list[Student]:
    """Read the lines of a list."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    if not rows:
        return []
    titles = [title.casefold() for title in rows[0]]
    students = []
    for cells in rows[1:]:
        row = dict(zip(titles, cells, strict=False))
        if {"student", "id"} <= set(titles):
            student = _of_canvas(row)
        elif any(title in titles for title in _IDENTIFIERS):
            student = _of_moodle(row)
        else:
            student = _plain(next((row.get(title, "") for title in _OWN if title in titles), (cells or [""])[0]))
        if student is not None:
            students.append(student)
    return students


def _of_canvas(row: dict[str, str]) -> Student | None:
    key = row.get("id", "")
    if not key:  # `Points Possible`, `Manual Posting`
        return None
    login = row.get("sis login id") or re.sub(r"\W", "", row.get("student", "")).lower()
    names = {login, row.get("sis user id", ""), row.get("integration id", "")} - {""}
    origin = Origin(layout="canvas", name=row.get("student", ""), key=key)
    return Student(id=f"{login}_{key}"[:MAX_ID], origin=origin, names=frozenset(names))


def _of_moodle(row: dict[str, str]) -> Student | None:
    identifier = next((row[title] for title in _IDENTIFIERS if title in row), "")
    number = _NUMBER.search(identifier)
    if number is None:
        return None
    name = next((row[title] for title in _FULL_NAMES if row.get(title)), "Participant")
    origin = Origin(layout="moodle", name=name, key=number[1])
    return Student(id=f"{name}_{number[1]}"[:MAX_ID], origin=origin, names=frozenset({name}))


def _plain(identity: str) -> Student | None:
    return Student(id=identity[:MAX_ID], origin=None, names=frozenset({identity})) if identity else None
