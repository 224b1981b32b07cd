"""A finding that every part quotes is said once where people read, and stays whole in the report."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console
from test_html import Page, the_report

from grader.messages import say
from grader.model import Finding, Grade, Text
from grader.report import once
from grader.report.formats import feedback
from grader.report.site.submission_page import render_staff, render_student
from grader.report.terminal import own_check

WORDS = Text(
    en="a.py, line 3: this is Python 2 (print 'x').",
    zh="a.py 第 3 行：这是 Python 2 的写法（print 'x'）。",
    student=Text(en="a.py, line 3: Python 2.", zh="a.py 第 3 行：Python 2。"),
)


def the_grade(part: str | None = None) -> Grade:
    """Make a submission of which every check quotes a finding."""
    (grade,) = the_report(("a",)).grades
    finding = Finding(code="python2", part=part, message=WORDS, file="a.py", line=3)
    message = say("output.crashed", reason=WORDS)
    checks = tuple(dataclasses.replace(one, message=message) for one in grade.checks)
    return dataclasses.replace(grade, findings=(finding,), checks=checks)


def test_the_checks_say_where_it_stands():
    grade = the_grade()
    for check in once.checks(grade):
        assert check.message.en == say("output.crashed", reason=say("see-above", code="python2")).en
        assert check.message.for_student.zh.endswith("见上面的 `python2`。")
    assert "Python 2 (print" in grade.checks[0].message.en  # the control: the report has it whole


def test_what_stands_below_is_not_said_to_be_above():
    grade = the_grade(part="numpy")
    assert once.checks(grade) == grade.checks


def test_pages_and_terminal_have_it_once():
    grade = the_grade()
    report = dataclasses.replace(the_report(("a",)), grades=(grade,))
    for render, words in ((render_staff, WORDS), (render_student, WORDS.for_student)):
        main = Page(render(report, grade, "en")).all("main")[0].text
        assert main.count(words.en) == main.count(words.zh) == 1
    console = Console(file=io.StringIO(), width=200)
    own_check(grade, console, "zh")
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert printed.count(WORDS.for_student.zh) == 1
    assert "» python2：a.py" in printed


def test_chinese_has_its_own_punctuation():
    grade = the_grade()
    lines = feedback.text(grade, "zh").splitlines()
    assert next(line for line in lines if line.startswith("[")).split("] ")[1].startswith("NumPy：")
    assert not [line for line in lines if ": " in line or ", " in line]
    assert "NumPy: " in feedback.text(grade, "en")
