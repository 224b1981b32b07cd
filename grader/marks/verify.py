"""Lines of a sheet -> marks that are possible. All that is wrong is told at once, each with its line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from grader.marks.as_csv import written
from grader.marks.entry import Entry, MarksError
from grader.scoring.marks import GivenMark

_NUMBER = re.compile(r"\+?\d+([.,]\d*)?|\+?[.,]\d+")  # 7,5 too: what a spreadsheet writes in half of the world
_SHA256 = re.compile(r"([0-9a-f]{64})?")
MAX_TOLD = 20


def verify(
    entries: Iterable[Entry], submissions: Mapping[str, str], points: Mapping[str, float]
) -> tuple[GivenMark, ...]:
    """Find the marks in lines of one sheet or several; lines that nobody filled in are passed over.

    Parameters
    ----------
    submissions
        id -> sha256 of all that may be marked; a mark without a hash is for what is there now.
    points
        Check id -> points.

    Raises
    ------
    MarksError
        If a mark names no submission or check, is no number or out of range, or is there twice.
    """
    by_name: dict[str, list[str]] = {}
    for identity in submissions:
        for name in {identity, written(identity), written(identity).strip()}:
            by_name.setdefault(name, []).append(identity)
    wrong: list[str] = []
    found: dict[tuple[str, str], tuple[Entry, GivenMark]] = {}
    for entry in entries:
        if not entry.is_mark:
            continue
        try:
            mark = _mark(entry, by_name, submissions, points)
        except MarksError as error:
            wrong.append(str(error))
            continue
        key = (mark.submission, mark.check)
        if key in found:
            wrong.append(
                f"{entry.place}: {mark.submission!r}, {mark.check} is marked a second time: {found[key][0].place}"
            )
        else:
            found[key] = (entry, mark)
    if wrong:
        more = [f"and {len(wrong) - MAX_TOLD} more"] if len(wrong) > MAX_TOLD else []
        raise MarksError(
            "\n".join([*wrong[:MAX_TOLD], *more, "No mark was used or changed; mend the sheet and run again."])
        )
    return tuple(mark for _, mark in found.values())


def _mark(
    entry: Entry, by_name: Mapping[str, list[str]], submissions: Mapping[str, str], points: Mapping[str, float]
) -> GivenMark:
    named = by_name.get(entry.submission, [])
    if not named:
        raise MarksError(
            f"{entry.place}: there is no submission {entry.submission!r}; delete the line if it was withdrawn"
        )
    if len(named) > 1:
        raise MarksError(f"{entry.place}: {entry.submission!r} can mean {' or '.join(map(repr, named))}")
    if entry.check not in points:
        raise MarksError(f"{entry.place}: there is no check {entry.check!r}; there are {', '.join(points)}")
    if not _SHA256.fullmatch(entry.sha256):
        raise MarksError(f"{entry.place}: {entry.sha256[:70]!r} is no sha256; copy it from the sheet or leave it empty")
    return GivenMark(
        submission=named[0],
        check=entry.check,
        score=_score(entry, points[entry.check]),
        comment=entry.comment,
        by=entry.by,
        at=entry.at,
        sha256=entry.sha256 or submissions[named[0]],
    )


def _score(entry: Entry, most: float) -> float | None:
    if not entry.score:
        return None
    number = float(entry.score.replace(",", ".")) if _NUMBER.fullmatch(entry.score) else _signed(entry)
    if not 0 <= number <= most:
        raise MarksError(f"{entry.place}: {entry.score} is out of range; {entry.check} has 0 to {most:g} points")
    return number


def _signed(entry: Entry) -> float:
    """Tell a number that is out of range from what is none."""
    try:
        number = float(entry.score)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in entry.score:
        raise MarksError(f"{entry.place}: {entry.score[:40]!r} is no number of points")
    return number
