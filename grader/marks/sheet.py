"""What is to be marked in a report, and how a sheet that a person has begun goes on. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from grader.marks.as_csv import written
from grader.marks.entry import Entry
from grader.messages import say
from grader.model import CheckResult, Finding, Grade, Report, Status
from grader.report.safe_text import cell, visible

MAX_EXCERPT = 1000  # characters
_BETWEEN = "\n|\n"  # excerpts; in a sheet of one line for each check it reads " | "


def to_mark(report: Report, lang: str) -> list[Entry]:
    """Make a line for each check that a person must decide or has decided, in the order of the report."""
    return [
        _entry(grade, check, lang)
        for grade in report.grades
        for check in grade.checks
        if check.mark is not None or check.status in (Status.REVIEW, Status.ERROR)
    ]


def key_of(entry: Entry) -> tuple[str, str]:
    """What a line is for, the same in a sheet of either format."""
    return written(entry.submission), entry.check


def filled_in(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """Keys of the lines that a person wrote into."""
    return {key_of(entry) for entry in entries if entry.is_touched}


def go_on(begun: Sequence[Entry], wanted: Sequence[Entry], elsewhere: Collection[tuple[str, str]] = ()) -> list[Entry]:
    """Bring a sheet up to date: what a person wrote stays as it is, and new lines come at the end.

    Parameters
    ----------
    begun
        The sheet as it is; lines that nobody has written into and that are wanted no longer go.
    wanted
        From `to_mark`.
    elsewhere
        Keys of lines that a person has filled in in another sheet: not asked for here.
    """
    by_key = {key_of(entry): entry for entry in wanted}
    kept: dict[tuple[str, str], Entry] = {}
    touched_twice: list[Entry] = []
    for entry in begun:
        key = key_of(entry)
        new = by_key.get(key)
        if entry.is_touched:
            if key in kept and kept[key].is_touched:
                touched_twice.append(entry)  # an error, told when the marks are used; not ours to choose
            else:
                kept[key] = _refreshed(entry, new)
        elif new is not None and key not in kept and key not in elsewhere:
            kept[key] = new
    return [
        *kept.values(),
        *touched_twice,
        *(new for key, new in by_key.items() if key not in kept and key not in elsewhere),
    ]


def _refreshed(entry: Entry, new: Entry | None) -> Entry:
    """A line with the person's columns as they are and the program's as they are now; the hash stays."""
    if new is None:
        return entry
    return replace(
        entry,
        max_score=new.max_score,
        reason=new.reason,
        where=new.where,
        excerpt=new.excerpt,
        sha256=entry.sha256 or new.sha256,
    )


def _entry(grade: Grade, check: CheckResult, lang: str) -> Entry:
    mark = check.mark
    places, excerpts = _evidence(grade, check, lang)
    changed = getattr(say("marks.changed"), lang) + " " if mark is not None and mark.outdated else ""
    return Entry(
        submission=grade.id,
        check=check.id,
        score="" if mark is None or mark.score is None else f"{mark.score:.10g}",
        comment="" if mark is None else mark.comment,
        by="" if mark is None else mark.by,
        at="" if mark is None else mark.at,
        max_score=f"{check.max_score:g}",
        reason=changed + cell(getattr(check.message, lang)),
        where=cell(_cut("; ".join(places))),
        excerpt=_cut(_BETWEEN.join(map(_lines, excerpts))),
        sha256=grade.sha256 if mark is None else mark.sha256,
    )


def _cut(text: str) -> str:
    return text if len(text) <= MAX_EXCERPT else f"{text[: MAX_EXCERPT - 1]}…"


def _lines(excerpt: str) -> str:
    """An excerpt without blanks at the ends of its lines and without empty lines; controls are shown by their names."""
    lines = (visible(line.rstrip()).replace("\t", "    ") for line in excerpt.splitlines())
    return "\n".join(line for line in lines if line)


def _evidence(grade: Grade, check: CheckResult, lang: str) -> tuple[list[str], list[str]]:
    """Places (file and line) and excerpts: of the evidence, and of findings on this part."""
    places: dict[str, None] = {}
    excerpts: list[str] = []
    for passage in _passages(check.evidence):
        places[_place(str(passage["file"]), passage.get("cell"), passage.get("line"), lang)] = None
        excerpts.append(str(passage.get("excerpt", "")))
    for finding in grade.findings:
        if finding.part == check.part and finding.file is not None:
            places[_place(finding.file, _cell_of(finding), finding.line, lang)] = None
    other = {name: value for name, value in check.evidence.items() if name != "found"}
    if other:
        excerpts.append(json.dumps(other, ensure_ascii=False))
    return list(places) or list(grade.files), excerpts


def _passages(evidence: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = evidence.get("found")
    if isinstance(found, Iterable) and not isinstance(found, (str, Mapping)):
        yield from (one for one in found if isinstance(one, Mapping) and "file" in one)


def _cell_of(finding: Finding) -> int | None:
    """The code cell that a finding is in; in a report.json only its message names it."""
    if finding.cell is not None or not finding.line:
        return finding.cell
    place = rf"{re.escape(str(finding.file))}, code cell (\d+), line {finding.line}\b"
    named = re.search(place, finding.message.en)
    return int(named[1]) if named else None


def _place(file: str, number: object, line: object, lang: str) -> str:
    if number and line:
        place: str = getattr(say("place.cell", file=file, cell=number, line=line), lang)
        return place
    return f"{file}:{line}" if line else file
