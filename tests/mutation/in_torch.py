"""Mistakes with weights and with torch's modules: rows, axes, states."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from .edits import Piece
from .mistakes import Changes, Seen, blocks, called, calls, gate_rows, mistake, names_in, number

_MAKES_MATRIX = (
    "array",
    "tensor",
    "Tensor",
    "FloatTensor",
    "DoubleTensor",
    "stack",
    "vstack",
    "cat",
    "as_tensor",
    "Parameter",
)


@mistake("gate rows swapped")
def rows_swapped(piece: Piece, _: Seen) -> Iterator[Changes]:
    """Two of four literal rows that stand together."""
    rows = gate_rows(piece)
    for start in range(len(rows) - 3):
        group = rows[start : start + 4]
        if len({letter for letter, _row in group}) == 4:
            for (_a, first), (_b, second) in itertools.combinations(group, 2):
                yield [piece.change(first, "", second), piece.change(second, "", first)]


@mistake("gates stacked in another order")
def order_swapped(piece: Piece, _: Seen) -> Iterator[Changes]:
    """Two of four names that are made one matrix."""
    for node in piece.nodes(ast.List, ast.Tuple):
        assert isinstance(node, (ast.List, ast.Tuple))
        parent = piece.parent(node)
        if len(node.elts) != 4 or called(parent or node) not in _MAKES_MATRIX:
            continue
        if all(isinstance(one, (ast.Name, ast.Subscript, ast.Attribute)) for one in node.elts):
            for first, second in itertools.combinations(node.elts, 2):
                yield [piece.change(first, "", second), piece.change(second, "", first)]


@mistake("sign of a bias")
def bias_sign(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _letter, row in gate_rows(piece):
        if number(row.elts[3]):
            yield [piece.change(row.elts[3], "-(", row.elts[3], ")")]


@mistake("bias missing")
def bias_missing(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _letter, row in gate_rows(piece):
        if number(row.elts[3]):
            yield [piece.change(row.elts[3], "0")]


@mistake("weight mistyped")
def weight_mistyped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _letter, row in gate_rows(piece):
        for element in row.elts[:3]:
            if number(element):
                yield [piece.change(element, "0.1 * ", element)]
                yield [piece.change(element, "10 * ", element)]


@mistake("weights transposed")
def transposed(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node in piece.nodes(ast.List, ast.Tuple):
        assert isinstance(node, (ast.List, ast.Tuple))
        inner = [one for one in node.elts if isinstance(one, (ast.List, ast.Tuple))]
        if len(node.elts) == 4 == len(inner) and all(len(one.elts) == 4 for one in inner):
            cells = [(inner[r].elts[c], inner[c].elts[r]) for r in range(4) for c in range(4) if r != c]
            if all(number(one) is not None for one, _other in cells):
                yield [piece.change(one, "", other) for one, other in cells]


@mistake("recurrent weights or biases set to one")
def ones_for_zeros(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node in piece.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        target = ast.unparse(node.targets[0])
        if any(word in target for word in ("weight_hh", "bias_ih", "bias_hh")) and called(node.value) == "zeros":
            assert isinstance(node.value, ast.Call)
            yield [piece.change(node.value, "torch.ones(", *_commas(node.value.args), ")")]


def _commas(nodes: list[ast.expr]) -> list[str | ast.AST]:
    found: list[str | ast.AST] = []
    for node in nodes:
        found += [node, ", "]
    return found[:-1]


# -- axes ---------------------------------------------------------------------------------------------------


@mistake("batch_first dropped")
def batch_first_dropped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "LSTM"):
        for keyword in call.keywords:
            if keyword.arg == "batch_first":
                yield [piece.change(keyword.value, "not ", keyword.value)]


@mistake("batch_first added")
def batch_first_added(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "LSTM"):
        if len(call.args) >= 2 and not any(keyword.arg == "batch_first" for keyword in call.keywords):
            yield [piece.change(call.args[-1], call.args[-1], ", batch_first=True")] if len(call.args) < 5 else []


@mistake("nine rows as one batch")
def axes_swapped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "reshape", "view"):
        if len(call.args) == 3:
            yield [piece.change(call.args[0], "", call.args[1]), piece.change(call.args[1], "", call.args[0])]
    for call in calls(piece, "unsqueeze"):
        if len(call.args) == 1 and number(call.args[0]) in (0, 1):
            yield [piece.change(call.args[0], "1" if number(call.args[0]) == 0 else "0")]


# -- states -------------------------------------------------------------------------------------------------


def _stepped(piece: Piece) -> Iterator[tuple[ast.Assign, ast.Call]]:
    """`h, c = cell(x, (h, c))`, and `out, (h, c) = lstm(x, (h, c))`."""
    for node in piece.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        call = node.value
        if isinstance(node.targets[0], ast.Tuple) and isinstance(call, ast.Call) and len(call.args) == 2:
            if not isinstance(call.args[1], (ast.Tuple, ast.Name)):
                continue
            yield node, call


@mistake("state not handed over to the module")
def state_argument_dropped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, call in _stepped(piece):
        yield [piece.change(call, call.func, "(", call.args[0], ")")]


@mistake("h and c handed over in the wrong order")
def state_argument_swapped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, call in _stepped(piece):
        state = call.args[1]
        if isinstance(state, ast.Tuple) and len(state.elts) == 2:
            yield [piece.change(state, "(", state.elts[1], ", ", state.elts[0], ")")]


@mistake("c of the module is dropped")
def memory_dropped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, _call in _stepped(piece):
        target = statement.targets[0]
        assert isinstance(target, ast.Tuple)
        pair = target if all(isinstance(one, ast.Name) for one in target.elts) else target.elts[-1]
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
            yield [piece.change(pair.elts[1], "_lost")]


@mistake("h and c unpacked in the wrong order")
def unpacked_swapped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, _call in _stepped(piece):
        target = statement.targets[0]
        assert isinstance(target, ast.Tuple)
        if len(target.elts) == 2 and all(isinstance(one, ast.Name) for one in target.elts):
            first, second = target.elts
            yield [piece.change(first, "", second), piece.change(second, "", first)]


@mistake("c collected for h")
def memory_collected(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, _call in _stepped(piece):
        target = statement.targets[0]
        assert isinstance(target, ast.Tuple)
        if len(target.elts) != 2 or not all(isinstance(one, ast.Name) for one in target.elts):
            continue
        h, c = (one.id for one in target.elts if isinstance(one, ast.Name))
        block = next((block for block in blocks(piece) if statement in block), None)
        after = block[block.index(statement) + 1 :] if block else []
        reads = [one for later in after for one in ast.walk(later) if isinstance(one, ast.Name) and one.id == h]
        if reads:
            yield [piece.change(one, c) for one in reads]


@mistake("state left over from before")
def not_begun_anew(piece: Piece, _: Seen) -> Iterator[Changes]:
    """The second time that a state is set to zero is forgotten: the part before it had left something there."""
    seen: set[str] = set()
    for node in piece.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        names = names_in(node.targets[0])
        zeros = number(node.value) == 0 or (
            not names_in(node.value) - {"np", "torch"} and any(called(one) == "zeros" for one in ast.walk(node.value))
        )
        if not zeros or not all(isinstance(one, (ast.Name, ast.Tuple)) for one in node.targets):
            continue
        if names & seen and node.lineno == node.end_lineno:
            yield [piece.change(node, "pass")]
        seen |= names
