"""Explanations as Markdown: `lstm-grade explain --format markdown` writes docs/explanations.md with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.messages import say
from grader.model import Text
from grader.report.explanations.read import CODE_INDENT, Explanation

PAGES = {"en": "explanations.md", "zh": "explanations.zh.md"}
"""The pages in docs/, by language."""
_NAMES = {"en": "English", "zh": "中文"}
_STOP = {"en": ".", "zh": "。"}
_COLON = {"en": ":", "zh": "："}


def page(found: Mapping[str, Explanation], lang: str) -> str:
    """Give the whole page in one language."""
    return "\n".join(_page(found, lang)).rstrip("\n") + "\n"


def section(one: Explanation, lang: str) -> str:
    """Give the section of one finding."""
    return "\n".join(_section(one, lang)).rstrip("\n") + "\n"


def _page(found: Mapping[str, Explanation], lang: str) -> Iterator[str]:
    other = "zh" if lang == "en" else "en"
    yield f"# {_say('explain.title', lang)}"
    yield ""
    yield f"[{_NAMES[other]}]({PAGES[other]})"
    yield ""
    yield _say("explain.intro", lang)
    for group in dict.fromkeys(one.group for one in found.values()):
        yield ""
        yield f"## {_say(f'concepts.{group}', lang)}"
        for one in found.values():
            if one.group == group:
                yield ""
                yield from _section(one, lang)


def _section(one: Explanation, lang: str) -> Iterator[str]:
    yield f"### {one.code}"
    yield ""
    yield f"*{_of(one.title, lang)}{_STOP[lang]}* {_plain(_of(one.words, lang))}"
    if one.equation:
        yield ""
        yield f"{_say('explain.equation', lang)}{_COLON[lang]}"
        yield ""
        yield f"{CODE_INDENT}{_of(one.equation, lang)}"
    yield ""
    yield f"{_say('explain.example', lang)}{_COLON[lang]}"
    yield from _example(_of(one.example, lang))
    yield ""
    yield f"**{_say('explain.next', lang)}{_COLON[lang]}** {_plain(_of(one.next, lang))}"


def _example(text: str) -> Iterator[str]:
    """The lines of an example, with a blank line wherever words and formulas meet."""
    before: bool | None = None
    for line in text.split("\n"):
        formula = line.startswith(CODE_INDENT)
        if formula is not before or not formula:
            yield ""
        yield line if formula else _plain(line)
        before = formula


def _plain(text: str) -> str:
    """Words with the signs that Markdown would take for its own escaped; names in backticks stay."""
    pieces = text.split("`")
    return "`".join(piece if n % 2 else piece.replace("_", "\\_").replace("*", "\\*") for n, piece in enumerate(pieces))


def _say(key: str, lang: str) -> str:
    return _of(say(key), lang)


def _of(text: Text, lang: str) -> str:
    chosen: str = getattr(text, lang)
    return chosen
