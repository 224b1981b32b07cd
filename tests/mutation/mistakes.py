"""What a mistake is, and the list of all of them.

A mistake looks at a piece of a right program and says in which places it can be made there, and how. It knows nothing
of what becomes of the program: many places give the right answer all the same (a tanh that is only drawn), and `truth`
finds these.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .edits import Change, Piece

Changes = list[Change]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of the program that a piece belongs to."""

    lists: frozenset[str] = frozenset()  # names that hold a right answer
    torch: bool = False  # torch is imported somewhere in the piece's file


Find = Callable[[Piece, Seen], Iterator[Changes | tuple[Changes, Changes]]]
"""Yields changes; where the numbers stay, with other changes that show whether the place matters to a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mistake that can be made in a program."""

    name: str
    find: Find
    nothing_for: frozenset[str] = field(default_factory=frozenset)
    """checks of the part that it costs whatever the numbers are"""
    parts: frozenset[str] = field(default_factory=frozenset)
    """the parts that this can be said of; every part that changed, where it is empty"""


MISTAKES: dict[str, Mistake] = {}


def mistake(name: str, *, nothing_for: str = "", parts: str = "") -> Callable[[Find], Find]:
    """Enter a function into the list of mistakes."""

    def enter(find: Find) -> Find:
        assert name not in MISTAKES
        MISTAKES[name] = Mistake(
            name=name, find=find, nothing_for=frozenset(nothing_for.split()), parts=frozenset(parts.split())
        )
        return find

    return enter


# -- what several mistakes look for -------------------------------------------------------------------------


def called(node: ast.AST) -> str:
    """The last name of what a call calls: `tanh` of np.tanh(x)."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def calls(piece: Piece, *names: str) -> Iterator[ast.Call]:
    """Calls of functions of these names."""
    for node in piece.nodes(ast.Call):
        if called(node) in names:
            yield node  # type: ignore[misc]


def number(node: ast.AST) -> float | None:
    """The number that a literal is."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = number(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)
    return None


GATE_ROWS = {
    (1.0, 0.0, 0.0, 0.0): "g",
    (0.0, 100.0, 0.0, -10.0): "i",
    (0.0, 100.0, 0.0, 10.0): "f",
    (0.0, 0.0, 100.0, -10.0): "o",
}


def gate_rows(piece: Piece) -> list[tuple[str, ast.List | ast.Tuple]]:
    """Literal rows of the homework's weights, with the gate's letter, in the order of the text."""
    found = []
    for node in piece.nodes(ast.List, ast.Tuple):
        assert isinstance(node, (ast.List, ast.Tuple))
        row = tuple(number(element) for element in node.elts)
        if row in GATE_ROWS:
            found.append((GATE_ROWS[row], node))  # type: ignore[index]
    return found


def names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def blocks(piece: Piece) -> Iterator[list[ast.stmt]]:
    """Every list of statements."""
    for node in piece.nodes(ast.For, ast.While, ast.FunctionDef, ast.If, ast.With):
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if block:
                yield block
    yield piece.tree.body


def updates(piece: Piece) -> Iterator[tuple[ast.Assign | ast.Return, ast.BinOp, ast.expr | None, ast.expr | None]]:
    """Sums that are new memories: (statement, sum, term with the old memory, the other term).

    `c = f * c + i * g`: the term that holds the assigned name is the old memory's. Where the name is another (a step
    function, `c_new = f * c_old + i * g`), the terms are products all the same, and the first is taken.
    """
    for node in piece.nodes(ast.BinOp):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
            continue
        if not (_product(node.left) and _product(node.right)):
            continue
        statement = next((one for one in piece.above(node) if isinstance(one, ast.stmt)), None)
        if not isinstance(statement, (ast.Assign, ast.Return)):
            continue
        if any(_weighted(piece, side) for side in (node.left, node.right)):
            continue
        old, new = node.left, node.right
        if isinstance(statement, ast.Assign):
            targets = set().union(*(names_in(target) for target in statement.targets))
            if names_in(node.right) & targets and not names_in(node.left) & targets:
                old, new = new, old
        yield statement, node, old, new


def _product(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.MatMult))


def _weighted(piece: Piece, node: ast.AST) -> bool:
    """Whether a product has a number in it: a pre-activation, `100 * x2 + ...`."""
    return isinstance(node, ast.BinOp) and (number(node.left) is not None or number(node.right) is not None)
