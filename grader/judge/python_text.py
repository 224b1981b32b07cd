"""A program as text: its definitions, its remarks (comments, docstrings, strings), lines that match something.

It may be broken or hold notebook magics; where Python cannot read it, patterns have to do.
"""

from __future__ import annotations

import ast
import functools
import io
import re
import tokenize
import warnings
from collections.abc import Container, Iterator
from dataclasses import dataclass

_LONG_STRING = re.compile(r"(\"\"\"|''')(.{1,8000}?)\1", re.DOTALL)
GAP = 5  # lines that match stand in one passage if they are no further apart
AROUND = 2  # lines shown before and behind
MAX_TEXT = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of what was handed in."""

    file: str
    cell: int | None  # of a notebook's code; None for its text
    lines: tuple[int, int]  # first and last, of the file or the cell; 0 where there are none
    kind: str  # code, autograd, markdown, comment, docstring, string, text, picture, document
    excerpt: str


@functools.lru_cache(maxsize=4)  # of one submission, a cell is asked for several times in a row
def parse(text: str) -> ast.Module | None:
    """Read a program; None if Python cannot. Lines of magics are read as if they were not there."""
    plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in text.split("\n"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(plain[:MAX_TEXT])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def definitions(text: str, file: str, cell: int | None) -> Iterator[Passage]:
    """Functions and methods, outermost first; of a function within a function only the outer one."""
    tree = parse(text)
    lines = text.split("\n")
    pending: list[ast.AST] = [] if tree is None else list(tree.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            last = node.end_lineno or node.lineno
            excerpt = "\n".join(lines[node.lineno - 1 : last])
            yield Passage(file=file, cell=cell, lines=(node.lineno, last), kind="code", excerpt=excerpt)
        elif isinstance(node, (ast.ClassDef, ast.If, ast.Try, ast.With, ast.For, ast.While)):
            pending += node.body


def lines_of_code(
    text: str, file: str, cell: int | None, pattern: re.Pattern[str], covered: Container[int]
) -> Iterator[Passage]:
    """Runs of lines that match a pattern outside comments, with a few around; not what is covered already."""
    lines = text.split("\n")
    hits = [n for n, line in enumerate(lines, start=1) if n not in covered and pattern.search(line.partition("#")[0])]
    runs: list[list[int]] = []
    for hit in hits:
        if runs and hit - runs[-1][-1] <= GAP:
            runs[-1].append(hit)
        else:
            runs.append([hit])
    for run in runs:
        first, last = max(run[0] - AROUND, 1), min(run[-1] + AROUND, len(lines))
        excerpt = "\n".join(lines[first - 1 : last])
        yield Passage(file=file, cell=cell, lines=(first, last), kind="code", excerpt=excerpt)


def remarks(text: str, file: str, cell: int | None) -> Iterator[Passage]:
    """Comments (lines that follow one another are one), docstrings (of functions: kind "function"), other strings."""
    for first, last, comment in _comments(text[:MAX_TEXT]):
        yield Passage(file=file, cell=cell, lines=(first, last), kind="comment", excerpt=comment)
    tree = parse(text)
    if tree is None:
        for match in _LONG_STRING.finditer(text):
            first = text.count("\n", 0, match.start()) + 1
            last = first + match.group(0).count("\n")
            yield Passage(file=file, cell=cell, lines=(first, last), kind="docstring", excerpt=match.group(2))
        return
    nodes = list(ast.walk(tree))
    standing = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    functions = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    of_functions = {id(node.body[0].value) for node in functions if isinstance(node.body[0], ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            kind = "docstring" if id(node) in standing else "string"
            kind = "function" if id(node) in of_functions else kind
            lines = (node.lineno, node.end_lineno or node.lineno)
            yield Passage(file=file, cell=cell, lines=lines, kind=kind, excerpt=node.value)


def _comments(text: str) -> list[tuple[int, int, str]]:
    """First line, last line and words of each comment."""
    single: list[tuple[int, str]] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                single.append((token.start[0], token.string.lstrip("#").strip()))
    except (tokenize.TokenError, SyntaxError, ValueError):
        lines = enumerate(text.split("\n"), start=1)
        single = [(n, line.partition("#")[2].strip("# ")) for n, line in lines if "#" in line]
    found: list[tuple[int, int, str]] = []
    for line, words in single:
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line, f"{found[-1][2]}\n{words}")
        else:
            found.append((line, line, words))
    return found
