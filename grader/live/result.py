"""What a check of a running notebook shows: HTML in a notebook, the words of `lstm-grade check` everywhere else."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from grader.model import CheckResult, Finding, Grade, PartResult, Status

WIDTH = 100  # of the text, in columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that something was handed in for, laid out."""

    name: str
    result: PartResult
    checks: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    trace: Any  # trace_view.View, or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The grade of the notebook as it is now."""

    grade: Grade
    lang: str

    @property
    def passed(self) -> bool:
        """Whether every check that can be decided passed."""
        from grader.report.terminal import passes

        return passes(self.grade)

    def __str__(self) -> str:
        from rich.console import Console

        from grader.report.terminal import own_check

        text = io.StringIO()
        # rich would write to the notebook by itself where it finds one
        console = Console(file=text, width=WIDTH, highlight=False, force_jupyter=False, color_system=None)
        own_check(self.grade, console, self.lang)
        return "\n".join(line.rstrip() for line in text.getvalue().rstrip().split("\n"))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        from grader.report.site.page import fragment
        from grader.report.terminal import what_next

        grade = self.grade
        return fragment(
            "live.html.jinja",
            "submission",
            self.lang,
            grade=grade,
            general=[one for one in grade.findings if one.part is None],
            parts=[_part(grade, name) for name, part in grade.parts.items() if part.status is not Status.MISSING],
            what_next=list(what_next(grade, self.lang)),
            token=grade.sha256[:8],
        )


def _part(grade: Grade, name: str) -> Part:
    from grader.report import once
    from grader.report.site import trace_view

    traced = next((one for one in grade.traces if one.part == name), None)
    return Part(
        name=name,
        result=grade.parts[name],
        checks=tuple(check for check in once.checks(grade) if check.part == name),
        findings=tuple(finding for finding in grade.findings if finding.part == name),
        trace=None if traced is None else trace_view.view(traced),
    )
