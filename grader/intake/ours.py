"""What this program wrote itself among the submissions of a class: reports of earlier runs, the ``--out`` folder.

A student is never left out for a file's name. A folder is a report only if a file in it says so by its contents (the
ledger's mark of application, or the keys of a report.json with pages beside it), and if there is no program in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from grader.errors import UsageError
from grader.intake import archive
from grader.intake.entries import Entry, Unreadable
from grader.intake.submission import language_of

# The names are those of grader.store, grader.report and grader.marks, which stand above this package.
LEDGER = "ledger.sqlite3"
REPORT = "report.json"
PAGES = ("students", "submissions")
FILES = frozenset({LEDGER, REPORT, "grades.csv", "index.html", "marks.csv", "marks.toml"})
_FILE_OF_LEDGER = re.compile(r"ledger\.(?:sqlite3.*|lock)", re.DOTALL)
_PAGE = re.compile(r"(?:students|submissions)/[^/]*-[0-9a-f]{8}\.html", re.DOTALL)
_SQLITE = b"SQLite format 3\0"
_APPLICATION_ID = b"LSTM"  # at 68 of an SQLite file
_ID_AT = 68


class _Assignment(msgspec.Struct):
    id: str
    sha256: str


class _Report(msgspec.Struct):
    """Keys that a report.json of any version has."""

    schema_version: int
    assignment: _Assignment
    seed: int
    submissions: list[msgspec.Raw]


def is_report(entries: Sequence[Entry]) -> bool:
    """Whether the files of a folder are a report of this program, and there is no program among them."""
    return _is_signed(entries) and not holds_program(entries)


def holds_program(entries: Iterable[Entry]) -> bool:
    """Whether there is a program in a folder, or anything that may hide one: an archive, what cannot be read."""
    return any(_may_be_program(entry) for entry in entries if not entry.folder)


def reports_among(entries: Sequence[Entry]) -> list[str]:
    """Name the folders at the top that are reports; also the pages of one that was written into the class itself."""
    tops: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.folder or "/" in entry.path:
            tops.setdefault(entry.top, []).append(archive.below(entry, 1))
    found = [top for top, inside in tops.items() if is_report(inside)]
    if any(top in PAGES for top in tops) and _is_signed(entries):
        found += [top for top in PAGES if top in tops and all(_is_page(top, one) for one in tops[top])]
    return found


def own_files(entries: Sequence[Entry]) -> set[str]:
    """Name the files at the top that belong to a report which was written into the class itself."""
    names = {entry.path for entry in entries if _is_own_name(entry.path)}
    return names if names and _is_signed(entries) else set()


def without(entries: Sequence[Entry], folder: str) -> list[Entry]:
    """Entries but those of a folder."""
    return [entry for entry in entries if entry.path != folder and not entry.path.startswith(f"{folder}/")]


def out_within(out: Path, path: Path, entries: Sequence[Entry]) -> str | None:
    """Find where in a class the reports go: a path with /, ``.`` for the class itself, None where it is elsewhere.

    Raises
    ------
    UsageError
        If what lies there may be a submission, which the reports would be mixed with, and which would be left out.
    """
    if path.resolve() in {out.resolve() / name for name in PAGES}:
        if all(_is_page(path.name, one) for one in entries):
            return "."
        raise UsageError(f"{path}: pages of the report would be written into it: choose another --out than {out}")
    place = _within(out, path)
    if place is None:
        return None
    inside = [one for one in _below(place, entries) if not one.folder]
    if place == "." and not is_report(inside):
        raise UsageError(f"{out}: is what is to be graded; reports need a folder of their own: choose another --out")
    if holds_program(inside) or not (is_report(inside) or all(_is_own_name(one.path) for one in inside)):
        raise UsageError(f"{out}: what is in it may be a submission ({inside[0].path}): choose another --out")
    return place


def _below(place: str, entries: Sequence[Entry]) -> list[Entry]:
    if place == ".":
        return list(entries)
    depth = place.count("/") + 1
    return [archive.below(one, depth) for one in entries if one.path.startswith(f"{place}/")]


def _within(out: Path, path: Path) -> str | None:
    """The way from one folder to another below it, also where a link leads there."""
    plain = Path(os.path.abspath(out)), Path(os.path.abspath(path))  # noqa: PTH100  resolve follows links
    for inner, outer in (plain, (out.resolve(), path.resolve())):
        if inner.is_relative_to(outer):
            return inner.relative_to(outer).as_posix()
    return None


def _is_signed(entries: Sequence[Entry]) -> bool:
    """Whether a ledger of ours is among the files, or a report of ours with its pages."""
    files = {entry.path: entry for entry in entries if not entry.folder}
    if LEDGER in files and _is_ledger(_content(files[LEDGER])):
        return True
    return (
        REPORT in files
        and any(PurePosixPath(name).parts[0] in PAGES for name in files if "/" in name)
        and _is_report_json(_content(files[REPORT]))
    )


def _is_ledger(content: bytes) -> bool:
    return content.startswith(_SQLITE) and content[_ID_AT : _ID_AT + len(_APPLICATION_ID)] == _APPLICATION_ID


def _is_report_json(content: bytes) -> bool:
    try:
        msgspec.json.decode(content, type=_Report)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _content(entry: Entry) -> bytes:
    try:
        return b"" if entry.refused is not None else entry.read()
    except (Unreadable, OSError):
        return b""


def _is_own_name(path: str) -> bool:
    return path in FILES or _FILE_OF_LEDGER.fullmatch(path) is not None or _PAGE.fullmatch(path) is not None


def _is_page(folder: str, entry: Entry) -> bool:
    return entry.folder or _PAGE.fullmatch(f"{folder}/{entry.path}") is not None


def _may_be_program(entry: Entry) -> bool:
    if language_of(entry.path) is not None:
        return True
    if not archive.ending(entry.path):
        return entry.refused is not None and entry.path.endswith("/")  # a folder that cannot be looked into
    try:  # feedback files are exported as an archive too
        members = archive.of_student(entry.read(), entry.path) if entry.refused is None else None
    except (Unreadable, OSError):
        members = None
    return members is None or any(language_of(one.path) or archive.ending(one.path) for one in members)
