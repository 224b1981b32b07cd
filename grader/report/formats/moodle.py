"""Moodle's grading worksheet, filled in for "Upload grading worksheet".

Its titles are in the language of whoever downloaded it. They are found by their known translations, and the two that
matter by what stands below them too: identifiers end in a number that no other row has, and beside the grades stands
the maximum, the same in each row. ``Last modified (grade)`` stays as it is: Moodle sees by it what has changed since.
"""

from __future__ import annotations

import html
import re

from grader.errors import UsageError
from grader.messages import say
from grader.model import Report
from grader.report.formats import feedback
from grader.report.formats.canvas import factor
from grader.report.formats.format import Exported, Options, final, points
from grader.report.formats.match import header, match
from grader.report.formats.sheet import Sheet, parse

NAME = "moodle"
FILLS_IN = True
_IDENTIFIER = ("Identifier", "编号", "标识符", "识别号", "識別碼", "識別號")
_GRADE = ("Grade", "成绩", "分数", "得分", "成績", "分數", "Bewertung", "Note", "Calificación")
_MAXIMUM = ("Maximum Grade", "最高成绩", "最高分", "最大分数", "满分", "最高成績", "最高分數")
_FEEDBACK = ("Feedback comments", "反馈评论", "反馈意见", "评语", "回饋評論", "回饋意見")
_NAMED = ("Full name", "全名", "姓名", "ID number", "学号", "编号", "學號", "Email address", "Username", "用户名")
_NUMBER = re.compile(r"(\d+)$")


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Fill in the grades, and the feedback comments where the worksheet has a column for them."""
    sheet = parse(theirs)
    titles = sheet.row(0) if sheet.rows else []
    rows = [row for row in range(1, len(sheet.rows)) if any(sheet.row(row))]
    identifier = _identifier(sheet, titles, rows)
    maximum = _maximum(sheet, titles, rows)
    grades = header(titles, (options.column,) if options.column else _GRADE)
    if grades is None and maximum is not None:
        grades = maximum - 1
    if identifier is None or grades is None or grades == identifier:
        raise UsageError("this is no grading worksheet of Moodle: identifiers or grades were not found (--column)")
    comments = header(titles, _FEEDBACK)
    named = [number for title in _NAMED if (number := header(titles, (title,))) is not None and number != identifier]
    students = {
        row: (
            found[1] if (found := _NUMBER.search(sheet.cell(row, identifier))) else "",
            [sheet.cell(row, one) for one in named],
        )
        for row in rows
    }
    scaled = factor(
        sheet.cell(rows[0], maximum) if rows and maximum is not None else "", report.max_score, options.scale
    )
    matched, notes = match(report.grades, students, NAME)
    values = {}
    said = list(notes)
    for row, grade in matched.items():
        if options.only_final and not final(grade):
            said.append(say("export.open-points", id=grade.id, points=points(grade.pending)))
            continue
        if grades < len(sheet.rows[row]):
            values[row, grades] = points(grade.score * scaled)
        if comments is not None and comments < len(sheet.rows[row]):
            # Moodle reads it as HTML; a finding may quote what the student's program said
            values[row, comments] = html.escape(feedback.text(grade, options.lang), quote=False).replace("\n", "<br>\n")
    return Exported(content=sheet.filled(values), notes=tuple(said))


def _identifier(sheet: Sheet, titles: list[str], rows: list[int]) -> int | None:
    known = header(titles, _IDENTIFIER)
    if known is not None or not rows:
        return known
    numbers = [found[1] for row in rows if (found := _NUMBER.search(sheet.cell(row, 0)))]
    return 0 if len(set(numbers)) == len(rows) else None


def _maximum(sheet: Sheet, titles: list[str], rows: list[int]) -> int | None:
    known = header(titles, _MAXIMUM)
    if known is not None or len(rows) < 2:
        return known
    for column in range(2, len(titles)):
        found = {sheet.cell(row, column) for row in rows}
        if len(found) == 1 and re.fullmatch(r"\d+([.,]\d+)?", found.pop()):
            return column
    return None
