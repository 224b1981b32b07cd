"""The explanations of findings: ``grader/explanations.toml`` in, an `Explanation` for each code out.

The file says what an entry is made of. Nothing of it comes from a run: an explanation is the same for everyone.
"""

from __future__ import annotations

import difflib
import functools
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.messages import say
from grader.model import Text
from grader.report import words

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).parents[2] / "explanations.toml"
CODE_INDENT = "    "
NEAR = 0.6  # how alike a code must be to be offered, 0 to 1
MOST_OFFERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A finding, explained."""

    code: str
    group: str  # run, answer, mistake, gradients, other
    title: Text
    equation: Text | None  # None where it is about none
    words: Text
    example: Text  # lines; those indented by four are formulas or code
    next: Text  # what to do now


@functools.cache
def explanations() -> Mapping[str, Explanation]:
    """Read them all, by code, in the order of the file."""
    with FILE.open("rb") as file:
        groups = tomllib.load(file)
    return {code: _one(group, code, entry) for group, entries in groups.items() for code, entry in entries.items()}


def _one(group: str, code: str, entry: Mapping[str, Any]) -> Explanation:
    def text(key: str) -> Text:
        return Text(en=entry["en"][key].strip("\n"), zh=entry["zh"][key].strip("\n"))

    return Explanation(
        code=code,
        group=group,
        title=words.concept(code),
        equation=_equation(entry.get("equation")),
        words=text("words"),
        example=text("example"),
        next=text("next"),
    )


def _equation(entry: str | Mapping[str, str] | None) -> Text | None:
    """An equation in both languages; one without words in it is the same in both."""
    if entry is None:
        return None
    return Text(en=entry, zh=entry) if isinstance(entry, str) else Text(en=entry["en"], zh=entry["zh"])


def explain(code: str) -> Explanation:
    """Give the explanation of a code, however its letters are written.

    Raises
    ------
    UsageError
        If there is no such code; the message names those that are written much like it.
    """
    known = explanations()
    wanted = code.strip().lower().replace("_", "-")
    if wanted in known:
        return known[wanted]
    near = near_matches(wanted)
    key = "problem.no-finding-near" if near else "problem.no-finding"
    raise UsageError(say(key, code=repr(code), near=", ".join(near)))


def near_matches(wanted: str) -> list[str]:
    """Codes that are written much like `wanted`, or hold it or all its words; the nearest first."""
    known = list(explanations())
    words_wanted = set(wanted.split("-"))
    holding = [code for code in known if len(wanted) >= 3 and (wanted in code or words_wanted <= set(code.split("-")))]
    alike = difflib.get_close_matches(wanted, known, n=MOST_OFFERED, cutoff=NEAR)
    return list(dict.fromkeys([*alike, *holding]))[:MOST_OFFERED]
