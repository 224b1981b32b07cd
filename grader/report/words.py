"""The few words and signs that all human-readable reports share. The words themselves are in the catalogue."""

from __future__ import annotations

import functools

from grader.messages import LANGUAGES, catalogue, say
from grader.model import Status, SubmissionStatus, Text

__all__ = [
    "LANGUAGES",
    "SIGN",
    "SUBMISSION_SIGN",
    "check",
    "concept",
    "ending",
    "part",
    "purpose",
    "status",
    "submission_status",
]

SIGN: dict[Status, str] = {
    Status.PASSED: "✓",
    Status.PARTIAL: "~",
    Status.FAILED: "✗",
    Status.MISSING: "–",
    Status.REVIEW: "?",
    Status.ERROR: "!",
}
SUBMISSION_SIGN: dict[SubmissionStatus, str] = {
    SubmissionStatus.GRADED: "✓",
    SubmissionStatus.REVIEW: "?",
    SubmissionStatus.ERROR: "!",
}


@functools.cache
def status(value: Status) -> Text:
    """Name what became of a check or a part."""
    return say(f"status.{value.value}")


@functools.cache
def submission_status(value: SubmissionStatus) -> Text:
    """Name what became of a submission."""
    return say(f"submission.{value.value}")


def part(name: str) -> Text:
    """Name a part."""
    return _or_itself("part-name", name)


def check(identity: str) -> Text:
    """Name a check, e.g. ``numpy.output``."""
    return _or_itself("check-name", identity.partition(".")[2])


def concept(code: str) -> Text:
    """Say what a finding is about, in a few words."""
    return _or_itself("concept", code)


def ending(value: str) -> Text:
    """Say how a run ended."""
    return _or_itself("ending", value)


def purpose(value: str) -> Text:
    """Say what a run was for; all runs with hidden numbers are for the same."""
    return _or_itself("purpose", "hidden" if value.startswith("hidden-") else value)


@functools.lru_cache(maxsize=512)  # each page says the same few words again and again
def _or_itself(family: str, name: str) -> Text:
    """The words of the catalogue; a name that it does not know stands for itself."""
    key = f"{family}.{name}"
    return say(key) if key in catalogue() else Text(en=name, zh=name)
