"""Mistakes with the answer itself, and answers that were not computed."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from .edits import Piece
from .in_numpy import minus_for_plus
from .in_torch import order_swapped, rows_swapped
from .mistakes import Changes, Seen, calls, mistake, names_in

RIGHT = "[0.0, 0.0, 0.0, 0.0, 0.0, 0.9636, 0.0, 0.0, 0.7616]"
NOTHING = "output hidden operator"


@mistake("answer typed in over a wrong one", nothing_for=NOTHING)
def typed_in(piece: Piece, seen: Seen) -> Iterator[tuple[Changes, Changes]]:
    """What was computed is wrong, and what is printed is not what was computed.

    Over a right answer a typed-in one is only there to compare with, and costs nothing.
    """
    for node, name in _printed_lists(piece, seen):
        for broken in _broken(piece, seen):
            yield [piece.change(node, f"{name} = {RIGHT}; ", node), *broken], broken


@mistake("answer typed in as it is returned", nothing_for=NOTHING)
def returned(piece: Piece, seen: Seen) -> Iterator[tuple[Changes, Changes]]:
    for node in piece.nodes(ast.Return):
        assert isinstance(node, ast.Return)
        if node.value is not None and isinstance(node.value, ast.Name) and node.value.id in seen.lists:
            for broken in _broken(piece, seen):
                yield [piece.change(node.value, RIGHT), *broken], broken


def _broken(piece: Piece, seen: Seen) -> Iterator[Changes]:
    """One way for each part to make its computation wrong."""
    for find in (minus_for_plus, rows_swapped, order_swapped):
        yield from itertools.islice(find(piece, seen), 1)


@mistake("answer shown in reverse")
def reversed_answer(piece: Piece, seen: Seen) -> Iterator[Changes]:
    """Shown in the wrong order."""
    for node, name in _printed_lists(piece, seen):
        uses = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == name]
        values = f"({name}.values() if isinstance({name}, dict) else {name})"
        yield [piece.change(one, f"list{values}[::-1]") for one in uses]


@mistake("torch computes in the NumPy part", nothing_for="operator", parts="numpy")
def torch_in_numpy(piece: Piece, seen: Seen) -> Iterator[tuple[Changes, Changes]]:
    """The numbers stay; that the answer is made of this tanh is seen where it is dropped."""
    if not seen.torch:
        return
    for call in calls(piece, "tanh"):
        if ast.unparse(call.func) == "np.tanh" and len(call.args) == 1:
            torch = [piece.change(call, "torch.tanh(torch.as_tensor(", call.args[0], ")).numpy()")]
            yield torch, [piece.change(call, "(", call.args[0], ")")]


def _printed_lists(piece: Piece, seen: Seen) -> Iterator[tuple[ast.Expr, str]]:
    """Statements that print a list which holds an answer."""
    for node in piece.nodes(ast.Expr):
        assert isinstance(node, ast.Expr)
        printing = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "print"
        if printing and node.lineno == node.end_lineno:
            called = {
                one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
            }
            for name in sorted((names_in(node.value) & seen.lists) - called):
                yield node, name
