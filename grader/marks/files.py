"""Where mark sheets lie, and how they are read and written.

    <folder of reports>/marks.csv, marks.toml    made by `lstm-grade marks`, filled in by a person
    any other file                               passed with --marks

All of them together are the marks of a class. The same check may be marked in one place only, but for --marks:
what is passed there is newer than what lies in the folder, and is kept there, so that a run without --marks
still knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.errors import UsageError
from grader.marks import as_csv, as_toml
from grader.marks.as_csv import written
from grader.marks.entry import Entry, MarksError
from grader.marks.sheet import key_of
from grader.messages import say
from grader.reading import read_bounded
from grader.report.write import write

MAX_BYTES = 64 << 20
SHEETS: Mapping[str, tuple[Callable[[bytes, str], list[Entry]], Callable[[Sequence[Entry], str], str]]] = {
    "marks.csv": (as_csv.parse, as_csv.render),
    "marks.toml": (as_toml.parse, as_toml.render),
}


def read_sheet(path: Path) -> list[Entry]:
    """Read a sheet of either format.

    Raises
    ------
    MarksError
        If it cannot be read or is no sheet.
    """
    parse = {".csv": as_csv.parse, ".toml": as_toml.parse}.get(path.suffix.lower())
    if parse is None:
        raise MarksError(f"{path}: a sheet of marks is a .csv or .toml file")
    return parse(read_bounded(path, MAX_BYTES, MarksError), str(path))


def sheets_in(folder: Path) -> dict[str, list[Entry]]:
    """Read the sheets that lie in a folder of reports, by name."""
    return {name: read_sheet(folder / name) for name in SHEETS if (folder / name).is_file()}


def gather(folder: Path, passed: Path | None) -> list[Entry]:
    """Read all marks for a run: those in the folder, and before them those of the file that was passed."""
    old = [entry for entries in sheets_in(folder).values() for entry in entries]
    if passed is None or _lies_in(folder, passed):
        return old
    new = read_sheet(passed)
    said = {key_of(entry) for entry in new if entry.is_mark}
    known = {key_of(entry): entry for entry in old if entry.is_mark}
    return [
        *(_with_known_hash(entry, known.get(key_of(entry))) for entry in new),
        *(entry for entry in old if key_of(entry) not in said),
    ]


def _lies_in(folder: Path, passed: Path) -> bool:
    sheets = (folder / name for name in SHEETS)
    return passed.exists() and any(sheet.exists() and passed.samefile(sheet) for sheet in sheets)


def keep(folder: Path, marks: Sequence[Entry], submissions: Mapping[str, str], lang: str) -> list[str]:
    """Keep marks in the sheets of the folder, each with the hash of what was marked; name the sheets that changed.

    Nothing is written where all of it is there already. A mark goes where that check is marked already, else
    into ``marks.csv``.

    Raises
    ------
    UsageError
        If a sheet in the folder cannot be read any more or cannot be written.
    """
    hashes = {written(identity): sha256 for identity, sha256 in submissions.items()}
    sheets: dict[str, list[Entry]] = {"marks.csv": [], **sheets_in(folder)}
    before = {name: list(entries) for name, entries in sheets.items()}
    places = {
        key_of(entry): (name, index)
        for name, entries in sheets.items()
        for index, entry in reversed(list(enumerate(entries)))
        if name == "marks.csv" or entry.is_mark
    }
    for mark in marks:
        if not mark.is_mark:
            continue
        hashed = replace(mark, sha256=mark.sha256 or hashes.get(written(mark.submission), ""))
        if key_of(mark) not in places:
            sheets["marks.csv"].append(hashed)
            continue
        name, index = places[key_of(mark)]
        old = sheets[name][index]
        sheets[name][index] = replace(
            old,
            **{field: getattr(hashed, field) for field in ("score", "comment", "by", "at", "sha256")},
            extra=hashed.extra or old.extra,
        )
    changed = [name for name, entries in sheets.items() if entries != before[name]]
    for name in changed:
        write_sheet(folder / name, sheets[name], lang)
    return changed


def write_sheet(path: Path, entries: Sequence[Entry], lang: str) -> None:
    """Write a sheet, whole or not at all.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    _, render = SHEETS[path.name]
    try:
        write(path, render(entries, lang))
    except OSError as error:
        raise UsageError(say("problem.unwritable", path=path, reason=error.strerror)) from error


def _with_known_hash(mark: Entry, known: Entry | None) -> Entry:
    """The same mark, passed once more without a hash, is still that of what was marked then."""
    if known is None or mark.sha256:
        return mark
    same = all(getattr(mark, field) == getattr(known, field) for field in ("score", "comment", "by", "at"))
    return replace(mark, sha256=known.sha256) if same else mark
