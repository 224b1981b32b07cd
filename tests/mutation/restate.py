"""Programs that state other numbers than the homework's, as text.

The grader restates a mutant's numbers: a mistake in a row of weights may hide that row from it. Here the right program
is restated first and the mistake is made in it then, so what a mutant deserves does not rest on what is found in it.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping
from typing import Any

from grader.worker.replace import Replacer

from .edits import Piece
from .programs import Key, Program


def restated(program: Program, numbers: Mapping[str, Any]) -> dict[Key, str] | None:
    """The texts of a program under other numbers; None where it states its inputs nowhere.

    Parameters
    ----------
    numbers
        `old_inputs`, `new_inputs`, `old_weights`, `new_weights` as the worker takes them.
    """
    pieces = program.pieces()
    replacer = Replacer(**numbers)
    for piece in pieces.values():
        replacer.survey(copy.deepcopy(piece.tree))
    texts: dict[Key, str] = {}
    found = False
    for key, piece in pieces.items():
        tree = copy.deepcopy(piece.tree)
        found = any(what == "inputs" for what, _ in replacer.apply(tree)) or found
        texts[key] = piece.spliced(list(_differences(piece, piece.tree, tree)))
    return texts if found else None


def _differences(piece: Piece, old: Any, new: Any) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(old, list):
        for one, other in zip(old, new, strict=True):
            yield from _differences(piece, one, other)
    elif isinstance(old, (ast.Constant, ast.UnaryOp)) and ast.dump(old) != ast.dump(new):
        yield old, _written(piece, old, new)
    elif isinstance(old, ast.AST) and not isinstance(old, ast.JoinedStr):
        for field in old._fields:
            yield from _differences(piece, getattr(old, field), getattr(new, field))


def _written(piece: Piece, old: ast.expr, new: ast.expr) -> str:
    words = ast.unparse(new)
    if "\n" in piece.words(old) and isinstance(new, ast.Constant) and isinstance(new.value, str):
        return f'"""{new.value}"""'
    return words
