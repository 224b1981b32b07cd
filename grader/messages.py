"""The catalogue of messages: a key and its figures -> a text in English and Chinese.

The words stand in ``messages.toml``, so that who knows the students can improve them without reading code. An entry:

    en, zh             the words, both needed; {names} are filled in
    plural, en_one     the figure that English counts by, and its words for one of it
    student            a table of en and zh: what the student reads instead, where the marker's words are not for them
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.model import Text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CATALOGUE = Path(__file__).with_name("messages.toml")
LANGUAGES = ("en", "zh")
MAX_NAME = 40  # characters of a name in a list of names


@functools.cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Read the catalogue: key -> {"en": ..., "zh": ..., and what else an entry may have}."""
    with CATALOGUE.open("rb") as file:
        return tomllib.load(file)


def say(key: str, /, **figures: Any) -> Text:
    """Fill in a message.

    A figure may be a `Text` itself; each language, and the student's words, then get their own. A float is written
    with as many decimals as it needs, two at most; where it has a format in the catalogue, that decides.
    """
    entry = catalogue()[key]
    marker = _filled(entry, figures)
    told = any(isinstance(value, Text) and value.student for value in figures.values())
    if "student" not in entry and not told:
        return marker
    own = {name: value.for_student if isinstance(value, Text) else value for name, value in figures.items()}
    return Text(en=marker.en, zh=marker.zh, student=_filled(entry.get("student", entry), own))


def listed(names: Sequence[str], most: int = 5) -> Text:
    """List names, of many the first ones and how many more there are; what is very long is cut."""
    shown = [name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1]}…" for name in names[:most]]
    names_shown = Text(en=", ".join(shown), zh="、".join(shown))
    more = len(names) - len(shown)
    return say("listed.more", names=names_shown, more=more) if more else names_shown


def joined(said: Iterable[Text], *, en: str = ", ", zh: str = "、") -> Text:
    """Put texts together, in each language with its own sign between them."""
    parts = list(said)
    return Text(en=en.join(one.en for one in parts), zh=zh.join(one.zh for one in parts))


def _filled(entry: Mapping[str, Any], figures: Mapping[str, Any]) -> Text:
    one = "plural" in entry and figures[entry["plural"]] == 1
    return Text(en=_fill(entry["en_one" if one else "en"], "en", figures), zh=_fill(entry["zh"], "zh", figures))


def _fill(words: str, language: str, figures: Mapping[str, Any]) -> str:
    chosen = {
        name: getattr(value, language) if isinstance(value, Text) else _Figure(value) if type(value) is float else value
        for name, value in figures.items()
    }
    return words.format(**chosen)


class _Figure(float):
    """A float that is written as people write numbers, unless its place in the words has a format."""

    def __format__(self, spec: str) -> str:
        return format(float(self), spec) if spec else number(float(self))


def number(value: float) -> str:
    """Write a number as people do, in both languages: 80, 67.5, 6.43, never 80.0 or -0."""
    text = f"{value:.2f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
