"""What a student reads beside the grade: messages and findings, never evidence, so that no hidden number gets out."""

from __future__ import annotations

from grader.messages import say
from grader.model import CheckResult, Finding, Grade, Text
from grader.report import words
from grader.report.formats.format import points
from grader.report.safe_text import visible

MAX_CHARACTERS = 20_000  # a finding quotes the student's own error messages


def in_language(text: Text, lang: str) -> str:
    """One of the two languages, with control characters shown and not sent."""
    return visible(text.zh if lang == "zh" else text.en)


def title(check: CheckResult, lang: str) -> str:
    """Part and check in words."""
    return in_language(say("export.title", part=words.part(check.part), check=words.check(check.id)), lang)


def findings(grade: Grade) -> list[Finding]:
    """Findings, each message once."""
    return list({finding.message: finding for finding in grade.findings}.values())


def text(grade: Grade, lang: str) -> str:
    """Feedback on one submission, as plain text."""
    lines = [
        in_language(say("export.total", score=points(grade.score), maximum=points(grade.max_score)), lang),
    ]
    if grade.pending:
        lines.append(in_language(say("export.open", pending=points(grade.pending)), lang))
    for check in grade.checks:
        got = f"{points(check.score)}/{points(check.max_score)}"
        status, told = words.status(check.status), check.message.for_student
        said = say("export.check", got=got, title=title(check, lang), status=status, message=told)
        lines.append(in_language(said, lang))
    lines += [
        in_language(say("export.finding", code=finding.code, message=finding.message.for_student), lang)
        for finding in findings(grade)
    ]
    whole = "\n".join(lines)
    return whole if len(whole) <= MAX_CHARACTERS else whole[:MAX_CHARACTERS] + "…"
