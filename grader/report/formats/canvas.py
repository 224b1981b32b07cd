"""The gradebook that Canvas exports, filled in for its import.

Student,ID,SIS User ID,SIS Login ID,Section,"LSTM (4711)",...
    Points Possible,,,,,100,...
"Zhang, Wei",1001,s1001,zhangwei,NNDL,,...
"""

from __future__ import annotations

import re

from grader.errors import UsageError
from grader.messages import say
from grader.model import Report
from grader.report.formats.format import Exported, Options, final, points
from grader.report.formats.match import header, match
from grader.report.formats.sheet import Sheet, parse

NAME = "canvas"
FILLS_IN = True
_ASSIGNMENT = re.compile(r".+ \(\d+\)$")
_NAMES = ("Student", "SIS User ID", "SIS Login ID", "Integration ID")


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Fill in one column; every other cell stays as it was, byte for byte."""
    sheet = parse(theirs)
    titles = sheet.row(0) if sheet.rows else []
    key = header(titles, ("ID",))
    if key is None or header(titles, ("Student",)) is None:
        raise UsageError("this is no gradebook of Canvas: it has no columns `Student` and `ID`")
    column = _column(titles, options.column)
    named = [number for title in _NAMES if (number := header(titles, (title,))) is not None]
    students = {
        row: (sheet.cell(row, key), [sheet.cell(row, number) for number in named])
        for row in range(1, len(sheet.rows))
        if sheet.cell(row, key)  # the rows above the students have no id
    }
    factor = _factor(sheet, column, report.max_score, options.scale)
    found, notes = match(report.grades, students, NAME)
    values = {}
    said = list(notes)
    for row, grade in found.items():
        if sheet.cell(row, column).upper() == "EX":
            said.append(say("export.excused", id=grade.id))
        elif options.only_final and not final(grade):
            said.append(say("export.open-points", id=grade.id, points=points(grade.pending)))
        elif column < len(sheet.rows[row]):
            values[row, column] = points(grade.score * factor)
    return Exported(content=sheet.filled(values), notes=tuple(said))


def _column(titles: list[str], asked: str | None) -> int:
    """The column to fill in: a title that Canvas does not know would make a new assignment there."""
    assignments = {title: number for number, title in enumerate(titles) if _ASSIGNMENT.match(title)}
    wanted = [number for title, number in assignments.items() if asked in (None, title, title.rpartition(" (")[0])]
    if len(wanted) == 1:
        return wanted[0]
    listed = ", ".join(f"`{title}`" for title in assignments) or "none"
    if asked is None:
        raise UsageError(f"say with --column which assignment to fill in; the gradebook has: {listed}")
    several = "more than one column" if wanted else "no column"
    raise UsageError(f"--column: the gradebook has {several} `{asked}`; it has: {listed}")


def _factor(sheet: Sheet, column: int, maximum: float, scale: bool) -> float:
    possible = next(
        (sheet.cell(row, column) for row in range(1, len(sheet.rows)) if sheet.cell(row, 0) == "Points Possible"), ""
    )
    return factor(possible, maximum, scale)


def factor(possible: str, maximum: float, scale: bool) -> float:
    """What points are multiplied with: 80 of 100 must not become 80 of 10."""
    try:
        value = float(possible.replace(",", "."))
    except ValueError:
        return 1.0
    if not 0 < value < 1e9 or value == maximum:
        return 1.0
    if not scale:
        raise UsageError(
            f"the file has {points(value)} points for this, the report {points(maximum)}; "
            "change it there, or pass --scale to convert"
        )
    return value / maximum
