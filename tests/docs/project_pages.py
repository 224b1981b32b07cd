"""Reading the project's own pages: just enough Markdown for the tests beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def pages() -> list[Path]:
    """Every page that people read; submissions' own notes are none."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def headings(text: str) -> list[tuple[int, str]]:
    """(level, words) of each heading."""
    found = re.findall(r"^(#{1,6}) (.+)$", FENCE.sub("", text), re.MULTILINE)
    return [(len(signs), words.strip()) for signs, words in found]


def anchors(text: str) -> set[str]:
    """What links to headings may say, as the usual hosts make it: lower case, blanks to hyphens."""
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _, words in headings(text)}


def tables(text: str) -> Iterator[list[list[str]]]:
    """The tables of a page: rows of cells, the header first, without the line of dashes."""
    block: list[list[str]] = []
    for line in [*FENCE.sub("", text).split("\n"), ""]:
        if line.startswith("|"):
            block.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))])
        elif block:
            yield [block[0], *block[2:]]
            block = []
