"""The line that a student has to look at: not the one that prints a wrong answer, but the one that computes it.

    the mistake             its place
    in one letter           the line that gives the letter that goes wrong first (g, c or y of the equations) its values
    rows in another order   that of a gate which has another's values under its own name, else that of c
    cut numbers             where the variable that cuts them was made
    none that is known      that of y

A letter is known by its values at all steps, whatever the student calls it, as in `trace.py`. A letter that no variable
holds is part of a larger expression: the next letter's line has it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader.intake.submission import Source
from grader.judge.agree import EXACT, FloatArray, agrees, to_decimals
from grader.judge.answer import Answer
from grader.judge.appearance import is_state, named_output
from grader.judge.attribute import NEAR_ZERO
from grader.judge.candidate import Candidate
from grader.judge.diagnose import TRUNCATION
from grader.judge.handed_on import HANDS_ON, ROUNDING, computing, statement_at
from grader.judge.sequence import Form
from grader.judge.slicing import holds, slice_of
from grader.judge.trace import CLOSE, NAMES, words_of
from grader.observations import Place, Statement
from grader.oracle import Expected, Wrong, letters_of

TWO_DECIMALS = to_decimals(2)
_GATES = {"g": "candidate", "i": "input_gate", "f": "forget_gate", "o": "output_gate"}
_RAW = frozenset(f"{gate} pre-activation" for letter, gate in _GATES.items() if letter != "g")
_KINDS = ("bind", "return", "append", "snapshot")
_PRODUCTS = frozenset("dot matmul inner vdot einsum sum multiply tensordot".split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Before:
    """What a program held on the way to an answer: made of the same module, or of none."""

    answer: Answer
    sequences: Sequence[Candidate]  # in the order of time
    sources: Sequence[Source]


def held_before(
    answer: Answer, shown: Sequence[Candidate], statements: Sequence[Statement], sources: Sequence[Source]
) -> Before:
    """Find what led to an answer: of several attempts only what belongs to this one."""
    one = answer.handed_over
    earlier = [
        other
        for other in shown
        if other.file_index == one.file_index
        and other.shown.place.kind in _KINDS
        and other.shown.place.line
        and other.shown.tick <= one.shown.tick
        and _same_pass(one, other)
        and (one.made_of is not None or not other.moved)
        and not other.printed
        and not (one.label.own and other.label.own and one.label.part != other.label.part)
    ]
    pieces = slice_of([one.shown.place], statements, through_loops=True)
    known = {piece.file for piece in statements}  # of a module that is imported no statements are told
    led_there = {
        place: place.file not in known or any(holds(piece, place) for piece in pieces)
        for place in {other.shown.place for other in earlier}
    }
    ours = [other for other in earlier if led_there[other.shown.place]]
    return Before(answer=answer, sequences=ours or earlier, sources=sources)


def _same_pass(one: Candidate, other: Candidate) -> bool:
    """Whether two sequences are made of the same pass, or of none."""
    if one.made_of is None or other.made_of is None:
        return one.made_of is other.made_of
    return (one.made_of.kind, one.made_of.last_tick) == (other.made_of.kind, other.made_of.last_tick)


def place_of(wrong: Wrong, before: Before, expected: Expected) -> Place:
    """Where a classic mistake is made."""
    if wrong.codes[0] == TRUNCATION:
        return where_cut(before, next(iter(letters_of(wrong, expected).values())), expected)
    letters = letters_of(wrong, expected)
    outputs = _outputs(before, letters["y"], expected)
    until = (outputs[0] if outputs else before.answer.handed_over).shown.tick
    earlier = [one for one in before.sequences if one.shown.tick <= until]
    swapped = [one for one in earlier if _bears_other_name(one, letters, expected)]
    if wrong.codes[0] == "gates-swapped" and swapped:
        return _computing(swapped[0], before)
    for letter in "c" if wrong.codes[0] == "gates-swapped" else "gc":
        found = [one for one in earlier if letter in letters and _is(one, letters[letter])]
        if letter == "g":
            found = _activated(found, earlier, before.sources, expected)
        if found and wrong.codes[0] == "sigmoid-candidate":
            return _computing(found[0], before)  # a sigmoid is where it is first
        found = [one for one in found if one.shown.tick < until] or found
        if found:  # a tanh, or a memory, is missing in the last line that computes
            return _computing(([one for one in found if _computes(letter, one, before)] or found)[-1], before)
    return _computing(outputs[0], before) if outputs else where_computed(before, expected)


def _computes(letter: str, one: Candidate, before: Before) -> bool:
    """Whether the line of a letter has arithmetic in it: w_g x of a candidate, a sum of a memory."""
    statement = statement_at(_computing(one, before), before.sources)
    operations = (ast.BinOp, ast.AugAssign)
    return statement is not None and any(
        _is_product(node) or (letter != "g" and isinstance(node, operations)) for node in ast.walk(statement)
    )


def where_computed(before: Before, expected: Expected) -> Place:
    """Which line computes an answer."""
    one = before.answer.handed_over
    outputs = _outputs(before, one.shown.values, expected)
    return _computing(outputs[0] if outputs else one, before)


def _outputs(before: Before, values: FloatArray, expected: Expected) -> list[Candidate]:
    """What shows an output, the first that does first; of zeros, which may be anything's, what bears its name."""
    found = _given(before, values, TWO_DECIMALS)
    if before.answer.handed_over.made_of is not None:
        return found  # it moved with a module
    if not (np.abs(values) > NEAR_ZERO).any():
        returned = [one for one in found if one.shown.key.form is Form.RETURN]
        return (returned or [one for one in found if named_output(one)])[-1:]
    others = [*expected.inputs.T, *expected.gates]
    return [one for one in found if named_output(one) or not any(agrees(one.shown.values, x, EXACT) for x in others)]


def where_rounded(before: Before, expected: Expected) -> Place:
    """Which line makes an answer what it is, digit by digit; what was there before the memory, an input, does not."""
    one = before.answer.handed_over
    known = min((other.shown.tick for other in before.sequences if is_state(other, expected)), default=0)
    given = [other for other in _given(before, one.shown.values, EXACT) if other.shown.tick >= known]
    place = given[0].shown.place if given else one.shown.place
    return computing(place, before.sources, hands_on=HANDS_ON - ROUNDING)


def _computing(one: Candidate, before: Before) -> Place:
    return computing(one.shown.place, before.sources, path=one.shown.key.path)


def where_cut(before: Before, values: FloatArray, expected: Expected) -> Place:
    """Where a variable that holds whole numbers was made; else where the answer is computed."""
    whole = [one for one in before.sequences if "int" in one.shown.origin.partition(":")[2] and _is(one, values)]
    made = [one for one in whole if one.shown.key.form is Form.CONTAINER] or whole
    if not made:
        return where_computed(before, expected)
    return computing(made[0].shown.place, before.sources, whole=True, hands_on=HANDS_ON - ROUNDING)


def _given(before: Before, values: FloatArray, absolute: float) -> list[Candidate]:
    return [one for one in before.sequences if agrees(one.shown.values, values, absolute)]


def _is(one: Candidate, values: FloatArray) -> bool:
    return agrees(one.shown.values, values, CLOSE)


def _bears_other_name(one: Candidate, letters: Mapping[str, FloatArray], expected: Expected) -> bool:
    """Whether what bears the name of a gate holds another's values, before or after its sigmoid."""
    words = words_of(one) | {word.lower() for word in one.shown.place.name.split("_")}
    for letter, gate in _GATES.items():
        if letter in letters and not words.isdisjoint(NAMES[letter]):
            others = [other for key, other in _GATES.items() if key in letters and other != gate]
            raw = [expected.quantities[f"{other} pre-activation"] for other in others]
            if any(_is(one, values) for values in (letters[letter], *raw)):
                return True
    return False


def _activated(
    found: Sequence[Candidate], earlier: Sequence[Candidate], sources: Sequence[Source], expected: Expected
) -> list[Candidate]:
    """The candidate where it could have had its tanh: not in a line that gives all gates before their functions.

    Of what is looked at again and again, a table that grows, the first time.
    """
    raw = [values for name, values in expected.quantities.items() if name in _RAW]
    lines = {_line(one) for one in earlier if any(_is(one, values) for values in raw)}
    first = {(one.shown.place.name, one.shown.key.path): one for one in reversed(found) if _line(one) not in lines}
    return [one for one in found if one in first.values() and not _is_input(one, expected, sources)]


def _line(one: Candidate) -> tuple[str, int | None, int]:
    return one.shown.place.file, one.shown.place.cell, one.shown.place.line


def _is_input(one: Candidate, expected: Expected, sources: Sequence[Source]) -> bool:
    """Whether a sequence is a column of the inputs, and no sum w_g x that happens to be the same."""
    same = any(agrees(one.shown.values, column, EXACT) for column in expected.inputs.T)
    if not same or not words_of(one).isdisjoint(NAMES["g"]):
        return False
    statement = statement_at(one.shown.place, sources)
    return statement is None or not any(_is_product(node) for node in ast.walk(statement))


def _is_product(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        called = node.func
        return (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) in _PRODUCTS
    return isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.MatMult))
