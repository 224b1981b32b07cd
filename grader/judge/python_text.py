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
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

_LONG_STRING = re.compile(r"(\"\"\"|''')(.{1,8000}?)\1", re.DOTALL)
STRING = re.compile(r"'[^'\n]{0,400}'|\"[^\"\n]{0,400}\"")
_FIELD = re.compile(r"\{[^{}]{1,200}\}")
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
    """Read a program; None if Python cannot. Lines of magics are read as if they were not there.

    A line that goes on with `% y` looks like one of a magic: so what Python can read as it stands is read so.
    """
    return _parsed(text[:MAX_TEXT]) or _parsed(_without_magics(text)[:MAX_TEXT])


def _without_magics(text: str) -> str:
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in text.split("\n"))


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
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


def without_texts(code: str) -> str:
    """Code without what stands in quotes, but for what f-strings compute."""
    return STRING.sub(lambda match: " ".join(_FIELD.findall(match.group())), code)


def without_sentences(text: str) -> str:
    """A program without its strings of several words, line by line the same; as it is where Python cannot read it."""
    tree = parse(text)
    lines = [line.encode() for line in text.split("\n")]
    for node in ast.walk(tree) if tree is not None else ():
        match node:
            case ast.Constant(value=str(words)) if len(words.split()) > 1:
                _blank(lines, node)
            case ast.JoinedStr():
                _blank(lines, node)
    return b"\n".join(lines).decode("utf-8", "replace")


def _blank(lines: list[bytes], node: ast.JoinedStr | ast.Constant) -> None:
    """Put spaces in the place of a node; its columns count bytes."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    for number in range(first, last + 1):
        line = lines[number]
        start = node.col_offset if number == first else 0
        end = (node.end_col_offset or len(line)) if number == last else len(line)
        lines[number] = line[:start] + b" " * (end - start) + line[end:]


def lines_of_code(
    text: str,
    file: str,
    cell: int | None,
    patterns: Iterable[re.Pattern[str]],
    covered: Container[int],
    *,
    seen_as: str,
) -> Iterator[Passage]:
    """Runs of lines that match a pattern outside comments, with a few around; not what is covered already.

    Parameters
    ----------
    seen_as
        The text as it is searched, line by line the same.
    """
    lines = text.split("\n")
    code = [line.partition("#")[0] for line in seen_as.split("\n")]
    matching = {n for pattern in patterns for n, line in enumerate(code, start=1) if pattern.search(line)}
    hits = sorted(n for n in matching if n not in covered)
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
    printed = _printed_line_by_line(nodes)
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in printed:
            kind = "docstring" if id(node) in standing else "string"
            kind = "function" if id(node) in of_functions else kind
            lines = (node.lineno, node.end_lineno or node.lineno)
            yield Passage(file=file, cell=cell, lines=lines, kind=kind, excerpt=node.value)
    for first, last, words in _together(printed.values()):
        yield Passage(file=file, cell=cell, lines=(first, last), kind="string", excerpt=words)


def _printed_line_by_line(nodes: Iterable[ast.AST]) -> dict[int, tuple[int, str]]:
    """Strings that are all that a `print` of one line prints: (line, words) by the node's id, in the order of lines."""
    found = {}
    for node in nodes:
        match node:
            case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[ast.Constant(value=str(words)) as string])):
                if node.lineno == node.end_lineno:
                    found[id(string)] = (node.lineno, words)
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


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
    return _together(single)


def _together(single: Iterable[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """First line, last line and words of what stands line by line below each other."""
    found: list[tuple[int, int, str]] = []
    for line, words in single:
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line, f"{found[-1][2]}\n{words}")
        else:
            found.append((line, line, words))
    return found
