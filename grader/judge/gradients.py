"""What was handed in on exercise 6-4: found and shown, for a person to mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.intake.submission import Language, Source

_TOPIC = re.compile(
    r"梯度|求导|导数|反向传播|习题\s*6[-－–—]4|gradient|vanish|backprop|BPTT|\\partial|∂", re.IGNORECASE
)
_CODE = re.compile(
    r"def\s+\w*(?:backward|bptt|grad)\w*\s*\(|\.backward\s*\(|autograd\s*\.\s*grad|\bd(?:W|U|b)_?[ifgoc]\b|def\s+lstm_gradients",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"requires_grad|no_grad|grad_fn|retain_grad")
MIN_TEXT = 20
MIN_WORDS = 8
_DOCSTRING = re.compile(r"(\"\"\"|''')(.{1,4000}?)\1", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage on the gradients."""

    file: str
    cell: int | None
    line: int
    excerpt: str


def code(sources: Sequence[Source]) -> list[Evidence]:
    """Find gradient code."""
    return [
        Evidence(file=source.path, cell=None, line=number, excerpt=line.strip()[:200])
        for source in sources
        for number, line in enumerate(source.text.split("\n"), start=1)
        if _CODE.search(_NEGATED.sub("", line.partition("#")[0]))
    ][:20]


def text(sources: Sequence[Source]) -> list[Evidence]:
    """Find text on the gradients: Markdown, comments, docstrings."""
    found: list[Evidence] = []
    for source in sources:
        if source.language is Language.NOTEBOOK:
            for cell in source.cells:
                if not cell.code and _TOPIC.search(cell.text) and _says_something(cell.text):
                    found.append(Evidence(file=source.path, cell=None, line=0, excerpt=cell.text.strip()[:400]))
        for match in _DOCSTRING.finditer(source.text):
            words = match.group(2)
            if _TOPIC.search(_NEGATED.sub("", words)) and len(words.split()) >= MIN_WORDS:
                first = source.text.count("\n", 0, match.start()) + 1
                found.append(Evidence(file=source.path, cell=None, line=first, excerpt=words.strip()[:400]))
        for number, line in enumerate(source.text.split("\n"), start=1):
            comment = line.partition("#")[2] if "#" in line else (line if _prose(line) else "")
            if _TOPIC.search(_NEGATED.sub("", comment)) and len(comment.strip()) >= MIN_TEXT:
                found.append(Evidence(file=source.path, cell=None, line=number, excerpt=comment.strip()[:400]))
    return found[:20]


def _says_something(markdown: str) -> bool:
    """Whether a Markdown cell holds more than the exercise's own heading."""
    lines = [line.strip() for line in markdown.split("\n") if line.strip()]
    return any(not line.startswith("#") for line in lines)


def _prose(line: str) -> bool:
    """Whether a line outside comments is text: a docstring's, in Chinese or with formulas."""
    chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in line)
    return chinese >= 8 and "print" not in line
