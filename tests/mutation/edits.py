"""Changing a program at places of its syntax tree while its text stays the student's.

A tree that is written back with `ast.unparse` has lost its comments and its lines, and the grader reads both. So a
change is made in the text, at the position of a node, and keeps the number of lines: what stands below it stays where
it was, and a value can be looked for at the same line in the program and in its mutant.

Changes are kept as paths into the tree, so that the same change can be made in a version of the program that states
other numbers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Path = tuple[tuple[str, int | None], ...]
"""The way to a node: field names, with an index where the field is a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """One node becomes text; parts of it may be the text of other nodes, as it is in the version that is changed."""

    at: Path
    parts: tuple[str | Path, ...]


class Piece:
    """A script, or a code cell of a notebook: its text, its tree, and the ways to its nodes.

    Raises
    ------
    SyntaxError
        If the text is no Python.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(_without_magics(text))
        self._paths: dict[int, Path] = {}
        self._parents: dict[int, ast.AST] = {}
        self._bytes = text.encode()
        self._starts = [0]
        for line in self._bytes.split(b"\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._index(self.tree, ())

    def _index(self, node: ast.AST, path: Path) -> None:
        self._paths[id(node)] = path
        for field, value in ast.iter_fields(node):
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST) and not isinstance(child, (ast.Load, ast.Store, ast.Del)):
                    self._parents[id(child)] = node
                    self._index(child, (*path, (field, index)))

    def path(self, node: ast.AST) -> Path:
        return self._paths[id(node)]

    def parent(self, node: ast.AST) -> ast.AST | None:
        return self._parents.get(id(node))

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Everything that a node lies in, the nearest first."""
        above = self.parent(node)
        while above is not None:
            yield above
            above = self.parent(above)

    def at(self, path: Path) -> ast.AST:
        node: ast.AST = self.tree
        for field, index in path:
            value = getattr(node, field)
            node = value if index is None else value[index]
        return node

    def nodes(self, *kinds: type[ast.AST]) -> list[ast.AST]:
        """All nodes of some kinds, in the order of the text."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, kinds)]
        return sorted(found, key=lambda node: (getattr(node, "lineno", 0), getattr(node, "col_offset", 0)))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node's text begins and ends, in bytes of UTF-8."""
        start = self._starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def words(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self._bytes[start:end].decode()

    def change(self, node: ast.AST, *parts: str | ast.AST) -> Change:
        """Say that a node becomes some text and the texts of other nodes."""
        return Change(self.path(node), tuple(part if isinstance(part, str) else self.path(part) for part in parts))

    def changed(self, changes: Sequence[Change]) -> str:
        """The text with changes made in it."""
        return self.spliced([(self.at(change.at), self._said(change)) for change in changes])

    def _said(self, change: Change) -> str:
        return "".join(part if isinstance(part, str) else self.words(self.at(part)) for part in change.parts)

    def spliced(self, said: Sequence[tuple[ast.AST, str]]) -> str:
        """The text with nodes replaced by other texts, line for line."""
        content = self._bytes
        for node, text in sorted(said, key=lambda one: self.span(one[0]), reverse=True):
            start, end = self.span(node)
            missing = content[start:end].count(b"\n") - text.count("\n")
            if missing > 0 and isinstance(node, ast.expr):
                text = f"({text}{chr(10) * missing})"
            content = content[:start] + text.encode() + content[end:]
        return content.decode()


def _without_magics(text: str) -> str:
    lines = text.split("\n")
    if lines[0].startswith("%%"):
        return "\n".join("#" + line[1:] for line in lines) if not lines[0].startswith("%%time") else _hidden(lines, 1)
    return "\n".join("#" + line[1:] if line.lstrip().startswith(("%", "!")) else line for line in lines)


def _hidden(lines: list[str], count: int) -> str:
    return "\n".join(["#" + line[1:] for line in lines[:count]] + lines[count:])
