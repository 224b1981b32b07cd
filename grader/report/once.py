"""Messages of checks for a page and the terminal, where what a finding says need not be said again.

A program that Python cannot read has no answer for any part, and each check quotes why. In ``report.json`` each message
stands by itself; where people read them one after the other, the finding has been said above.
"""

from __future__ import annotations

from dataclasses import replace

from grader.messages import say
from grader.model import CheckResult, Finding, Grade, Text


def checks(grade: Grade) -> tuple[CheckResult, ...]:
    """Give a submission's checks, each quoted finding of the whole submission replaced by a word on where it stands."""
    above = [finding for finding in grade.findings if finding.part is None]
    return tuple(replace(one, message=_shortened(one.message, above)) for one in grade.checks)


def _shortened(message: Text, above: list[Finding]) -> Text:
    for finding in above:
        said, see = finding.message, say("see-above", code=finding.code)
        if len(said.en) > len(see.en) and said.en in message.en and said.zh in message.zh and message.en != said.en:
            message = _without(message, said, see)
    return message


def _without(message: Text, said: Text, see: Text) -> Text:
    own = message.student
    return Text(
        en=message.en.replace(said.en, see.en),
        zh=message.zh.replace(said.zh, see.zh),
        student=None if own is None else _without(own, said.for_student, see),
    )
