"""The page of a submission, for staff; and the student's own, in which nothing of anyone else is.

The student's page leaves out the hidden numbers and whatever leads to them (the seed, the evidence of hidden runs, what
such a run said at its end), the other students (neighbours, how many there are), and what is the staff's alone
(digests, facts of the machine). Its words are those for students where the two differ.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from grader.messages import say
from grader.model import CheckResult, Finding, Grade, Report, RunRecord, Status, Text, Trace
from grader.report import once, words
from grader.report.site import evidence_view, outcomes, source_view, trace_view
from grader.report.site.class_page import in_order
from grader.report.site.names import page_name
from grader.report.site.page import fill, macro

_FOR_STUDENTS = frozenset({"plain", "again", "shifted"})  # runs on the homework's own numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check with its evidence laid out."""

    result: CheckResult
    evidence: evidence_view.View


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part with its checks."""

    name: str
    trace: Markup | None
    checks: tuple[Check, ...]

    @property
    def folded(self) -> tuple[Text, ...]:
        """What there is to say of a part that is missing: each message once; none where the checks are shown."""
        results = [check.result for check in self.checks]
        if any(one.status is not Status.MISSING or one.mark is not None for one in results):
            return ()
        return tuple(dict.fromkeys(one.message for one in results))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run, in words."""

    record: RunRecord
    purpose: Text
    ending: Text
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A finding, and the line of the page that it names."""

    finding: Finding
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Where a page stands in the class page's table."""

    at: int  # counted from 0
    total: int
    previous: str | None  # names of pages
    following: str | None


def neighbours(grades: Sequence[Grade]) -> dict[str, Neighbours]:
    """Find the neighbours of each submission, by its id."""
    ordered = in_order(grades)
    pages = [page_name(one.id) for one in ordered]
    return {
        one.id: Neighbours(
            at=at,
            total=len(pages),
            previous=pages[at - 1] if at else None,
            following=pages[at + 1] if at + 1 < len(pages) else None,
        )
        for at, one in enumerate(ordered)
    }


def render_staff(
    report: Report,
    grade: Grade,
    lang: str,
    sources: source_view.Sources = (),
    beside: Neighbours | None = None,
) -> str:
    """Render the page for staff; its neighbours are looked up where they are not given."""
    beside = beside or neighbours(report.grades)[grade.id]
    return fill(
        "submission.html.jinja",
        "submission",
        lang,
        **_content(report, grade, sources, for_student=False),
        at=beside.at,
        total=beside.total,
        previous=beside.previous,
        following=beside.following,
        own_page=page_name(grade.id),
    )


def render_student(report: Report, grade: Grade, lang: str, sources: source_view.Sources = ()) -> str:
    """Render the page for the student."""
    return fill("student.html.jinja", "submission", lang, **_content(report, grade, sources, for_student=True))


def _content(report: Report, grade: Grade, sources: source_view.Sources, *, for_student: bool) -> dict[str, object]:
    texts = dict(sources)
    parts = [_part(grade, number, part, texts, for_student=for_student) for number, part in enumerate(grade.parts, 1)]
    passages = {(one.source, one.line) for part in parts for check in part.checks for one in check.evidence.passages}
    shown = source_view.views(sources, grade.findings, passages)
    marked = {id(finding): line.anchor for one in shown for line in one.lines for finding in line.findings}
    return {
        "assignment": report.assignment_id,
        "grade": grade,
        "parts": parts,
        "findings": [Place(finding=one, anchor=marked.get(id(one))) for one in grade.findings],
        "sources": shown,
        "anchors": {
            (one.file if one.cell is None else f"{one.file}#{one.cell}", number): line.anchor
            for one in shown
            for number, line in enumerate(one.lines, 1)
            if line.wanted
        },
        "runs": [_run(grade, run, for_student=for_student) for run in grade.runs],
        "limits": _limits(report),
        "for_student": for_student,
    }


@functools.lru_cache(maxsize=8)  # the staff's page and the student's are made one after the other
def _trace(trace: Trace, number: int) -> Markup:
    """Fill in the table of a part's nine steps; the same for both."""
    return macro("trace.html.jinja", "trace_table", trace_view.view(trace), number)


def _part(grade: Grade, number: int, part: str, texts: Mapping[str, str], *, for_student: bool) -> Part:
    traced = next((one for one in grade.traces if one.part == part), None)
    return Part(
        name=part,
        trace=None if traced is None else _trace(traced, number),
        checks=tuple(
            Check(
                result=one,
                evidence=evidence_view.view(one, for_student=for_student, traced=traced is not None, sources=texts),
            )
            for one in once.checks(grade)
            if one.part == part
        ),
    )


def _run(grade: Grade, run: RunRecord, *, for_student: bool) -> Run:
    ours = run.purpose in _FOR_STUDENTS
    return Run(
        record=run,
        purpose=words.purpose(run.purpose),
        ending=words.ending(outcomes.ending(grade, run)),
        detail=run.detail if ours or not for_student else "",
    )


def _limits(report: Report) -> Text | None:
    limits: dict[str, float] = dict(report.limits)
    try:
        return say(
            "one.limits",
            cpu=float(limits["cpu_seconds"]),
            wall=float(limits["wall_seconds"]),
            memory=limits["memory_bytes"] / 2**20,
            output=limits["output_bytes"] / 2**20,
        )
    except KeyError:
        return None  # a report that was read back need not have them
