"""Mistakes in the operator itself: activations, gates, memory, order of the steps."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator

from .edits import Piece
from .mistakes import Changes, Seen, blocks, called, calls, mistake, names_in, number, updates

_SIGMOID = re.compile(r"(?i)^_?(?:sig\w*|s|logistic\w*|expit|σ|gate|sgm)$")


@mistake("tanh dropped")
def tanh_dropped(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "tanh"):
        if len(call.args) == 1:
            yield [piece.change(call, "(", call.args[0], ")")]


@mistake("every tanh dropped")
def every_tanh_dropped(piece: Piece, _: Seen) -> Iterator[Changes]:
    found = [call for call in calls(piece, "tanh") if len(call.args) == 1]
    inner = [call for call in found if not any(above in found for above in piece.above(call))]
    if len(inner) > 1:
        yield [piece.change(call, "(", call.args[0], ")") for call in inner]


@mistake("sigmoid for tanh")
def sigmoid_for_tanh(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "tanh"):
        if len(call.args) == 1:
            library = ast.unparse(call.func).rpartition(".")[0]
            yield [piece.change(call, f"(1 / (1 + {library + '.' if library else ''}exp(-(", call.args[0], "))))")]


@mistake("tanh for sigmoid")
def tanh_for_sigmoid(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in piece.nodes(ast.Call):
        if isinstance(call, ast.Call) and len(call.args) == 1 and _SIGMOID.match(called(call)):
            yield [piece.change(call, "np.tanh(", call.args[0], ")")]


@mistake("sigmoid with the wrong sign")
def wrong_sign(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "exp"):
        if len(call.args) == 1 and isinstance(call.args[0], ast.UnaryOp):
            yield [piece.change(call.args[0], "(", call.args[0].operand, ")")]


@mistake("tanh around the product")
def tanh_around(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node, gate, shown in _gated(piece):
        yield [piece.change(node, "", shown.func, "((", gate, ") * (", shown.args[0], "))")]


@mistake("output gate ignored")
def output_gate_ignored(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node, _gate, shown in _gated(piece):
        yield [piece.change(node, "(", shown, ")")]


@mistake("output gate alone")
def output_gate_alone(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node, gate, _shown in _gated(piece):
        yield [piece.change(node, "(", gate, ")")]


def _gated(piece: Piece) -> Iterator[tuple[ast.BinOp, ast.expr, ast.Call]]:
    """Products of something with a tanh: (product, gate, tanh)."""
    for node in piece.nodes(ast.BinOp):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            for gate, shown in ((node.left, node.right), (node.right, node.left)):
                if isinstance(shown, ast.Call) and called(shown) == "tanh" and len(shown.args) == 1:
                    yield node, gate, shown
                    break


# -- the memory ---------------------------------------------------------------------------------------------


@mistake("state not carried: c = i*g")
def state_not_carried(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, node, _old, new in updates(piece):
        yield [piece.change(node, "(", new, ")")]


@mistake("previous state missing: c = f + i*g")
def previous_state_missing(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, node, old, new in updates(piece):
        assert isinstance(old, ast.BinOp)
        gate = _factor_without_state(statement, old)
        yield [piece.change(node, "((", gate, ") + (", new, "))")]


@mistake("forget gate ignored: c = c + i*g")
def forget_gate_ignored(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, node, old, new in updates(piece):
        assert isinstance(old, ast.BinOp)
        gate = _factor_without_state(statement, old)
        state = old.left if gate is old.right else old.right
        yield [piece.change(node, "((", state, ") + (", new, "))")]


def _factor_without_state(statement: ast.stmt, term: ast.BinOp) -> ast.expr:
    targets = set()
    if isinstance(statement, ast.Assign):
        targets = set().union(*(names_in(target) for target in statement.targets))
    return term.left if names_in(term.right) & targets else term.right if names_in(term.left) & targets else term.left


@mistake("input gate or candidate ignored")
def one_factor_of_the_new(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, node, old, new in updates(piece):
        assert isinstance(new, ast.BinOp)
        for factor in (new.left, new.right):
            yield [piece.change(node, "((", old, ") + (", factor, "))")]


@mistake("minus for plus in the memory")
def minus_for_plus(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, node, old, new in updates(piece):
        yield [piece.change(node, "((", old, ") - (", new, "))")]


@mistake("plus for times in the memory")
def plus_for_times(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, node, old, new in updates(piece):
        assert isinstance(new, ast.BinOp)
        yield [piece.change(node, "((", old, ") + ((", new.left, ") + (", new.right, ")))")]


@mistake("memory rounded to whole numbers")
def memory_whole(piece: Piece, _: Seen) -> Iterator[Changes]:
    for _statement, node, _old, _new in updates(piece):
        yield [piece.change(node, "np.trunc(", node, ")")]


@mistake("y from the old c")
def stale_state(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, _node, _old, _new in updates(piece):
        if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
            continue
        name = statement.targets[0].id
        block = next((block for block in blocks(piece) if statement in block), None)
        if block is None or name not in names_in(statement.value):
            continue
        after = block[block.index(statement) + 1 :]
        uses = [one for later in after for one in ast.walk(later) if isinstance(one, ast.Name) and one.id == name]
        reads = [one for one in uses if isinstance(one.ctx, ast.Load)]
        if reads and len(reads) == len(uses):
            kept = piece.change(statement, f"{name}_old = {name}; {name} = (", statement.value, ")")
            yield [kept, *(piece.change(one, f"{name}_old") for one in reads)]


@mistake("state reset each step")
def state_reset(piece: Piece, _: Seen) -> Iterator[Changes]:
    for statement, _node, _old, _new in updates(piece):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name = statement.targets[0].id
            if name in names_in(statement.value):
                yield [piece.change(statement, f"{name} = 0; {name} = (", statement.value, ")")]


@mistake("memory does not begin at zero")
def begins_at_one(piece: Piece, _: Seen) -> Iterator[Changes]:
    counted = {
        node.target.id
        for node in piece.nodes(ast.AugAssign)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and number(node.value) == 1
    }
    for node in piece.nodes(ast.Assign):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        if number(node.value) == 0 and node.targets[0].id not in counted:
            yield [piece.change(node.value, "1.0")]


# -- the steps ----------------------------------------------------------------------------------------------


@mistake("steps in reverse")
def reverse(piece: Piece, _: Seen) -> Iterator[Changes]:
    for loop in piece.nodes(ast.For):
        assert isinstance(loop, ast.For)
        if called(loop.iter) == "range":
            yield [piece.change(loop.iter, "reversed(", loop.iter, ")")]
        elif called(loop.iter) == "enumerate" and isinstance(loop.iter, ast.Call):
            yield [piece.change(loop.iter.args[0], "list(", loop.iter.args[0], ")[::-1]")]
        elif not isinstance(loop.iter, (ast.List, ast.Tuple)) and not ast.unparse(loop.iter).endswith(".items()"):
            yield [piece.change(loop.iter, "list(", loop.iter, ")[::-1]")]  # what has names means the same in any order


@mistake("one step too few")
def too_few(piece: Piece, _: Seen) -> Iterator[Changes]:
    for loop in piece.nodes(ast.For):
        assert isinstance(loop, ast.For)
        if called(loop.iter) == "range" and isinstance(loop.iter, ast.Call):
            yield [piece.change(loop.iter.args[-1], "(", loop.iter.args[-1], ") - 1")]
        elif isinstance(loop.iter, ast.Name):
            yield [piece.change(loop.iter, "list(", loop.iter, ")[:-1]")]
            yield [piece.change(loop.iter, "list(", loop.iter, ")[1:]")]


@mistake("the step before")
def step_before(piece: Piece, _: Seen) -> Iterator[Changes]:
    for node in piece.nodes(ast.Subscript):
        assert isinstance(node, ast.Subscript)
        loop = next((one for one in piece.above(node) if isinstance(one, ast.For)), None)
        if loop is None or not isinstance(loop.target, ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        if isinstance(node.slice, ast.Name) and node.slice.id == loop.target.id:
            yield [piece.change(node.slice, node.slice, " - 1")]


@mistake("a row of one gate for another's")
def other_gates_row(piece: Piece, _: Seen) -> Iterator[Changes]:
    """Two activations that are assigned to gates have each other's argument."""
    for block in blocks(piece):
        gates = [
            one.value
            for one in block
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call) and len(one.value.args) == 1
            if _SIGMOID.match(called(one.value)) or called(one.value) == "tanh"
        ]
        for first, second in itertools.pairwise(gates):
            a, b = first.args[0], second.args[0]
            yield [piece.change(a, "", b), piece.change(b, "", a)]


# -- number types -------------------------------------------------------------------------------------------


@mistake("an int array for results")
def int_array(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "zeros", "empty", "zeros_like", "empty_like", "ones"):
        if ast.unparse(call.func).startswith(("np.", "numpy.")) and not call.keywords and call.args:
            yield [piece.change(call, call.func, "(", call.args[0], ", dtype=int)")]


@mistake("rounded to whole numbers")
def rounded(piece: Piece, _: Seen) -> Iterator[Changes]:
    for call in calls(piece, "round", "around"):
        gate = any("sig" in name.lower() for name in names_in(call.args[0])) if call.args else False
        if len(call.args) == 2 and (number(call.args[1]) or 0) >= 1 and not gate:  # a rounded gate is right
            yield [piece.change(call.args[1], "0")]
