"""Answers that a program falls back on: `except ValueError: y = [0, 0, ...]`, and `print(y)` below.

The statement as a whole may compute, but this branch of it only states numbers. That is known from the line at which
the variable was given its value in this very run, so a value to compare with stays what it is.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.intake.submission import Source
from grader.judge.agree import SCIENTIFIC, agrees, to_digits
from grader.judge.candidate import Candidate
from grader.judge.handed_on import handed_on_at, statement_at
from grader.judge.sequence import Form
from grader.judge.stated import COMPARING, MAKES_NO_NUMBERS, told


def with_fallbacks(found: Sequence[Candidate], sources: Sequence[Source]) -> list[Candidate]:
    """Say of sequences stated in a branch or a function, and of what hands them on, that they are typed in."""
    last: dict[tuple[int, str, str], Candidate] = {}  # by file, scope and variable: what it was last given
    result: list[Candidate] = []
    for one in found:
        place = one.shown.place
        bound = place.kind == "bind" and one.shown.key.form is Form.CONTAINER
        if bound:
            last[one.file_index, place.scope, place.name] = one
        if not (one.moved or one.typed_in) and (_is_stated(one, last, sources) or _shows_stated(one, result)):
            one = _said_to_be(one)
            if bound:
                last[one.file_index, place.scope, place.name] = one
        result.append(one)
    return result


def _said_to_be(one: Candidate) -> Candidate:
    """The same as what it is: in a function only stated, for what it computes besides may be the answer."""
    if one.shown.place.scope != "<module>":
        return replace(one, stated=True)
    to_compare = not one.printed and COMPARING.search(one.shown.place.name) is not None
    return replace(one, typed_in=not to_compare, to_compare=to_compare)


def _shows_stated(one: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a helper printed what was stated, and nobody computed: `say("nn.LSTM", y)`."""
    if not one.printed or not one.shown.values.any() or not any(each.typed_in for each in before):
        return False
    equal = [each for each in before if each.file_index == one.file_index and _same(one, each) and not each.printed]
    return bool(equal) and all(each.typed_in for each in equal)


def _is_stated(one: Candidate, last: Mapping[tuple[int, str, str], Candidate], sources: Sequence[Source]) -> bool:
    place = one.shown.place
    returned = one.shown.key.form is Form.RETURN

    def given(name: str) -> Candidate | None:
        scopes = (place.scope, "<module>")
        return next((last[key] for scope in scopes if (key := (one.file_index, scope, name)) in last), None)

    if returned and _states(one, sources):
        return True
    name = handed_on_at(place, sources) if one.printed or returned else place.name
    stated = given(name) if name else None
    if stated is None or not stated.shown.values.any() or not _same(one, stated):  # zeros are filled in later
        return False
    literal = given(handed_on_at(stated.shown.place, sources))
    hands_on = literal is not None and _hands_on(stated, literal, sources)
    return stated.typed_in or stated.stated or hands_on or _states(stated, sources)


def _same(one: Candidate, stated: Candidate) -> bool:
    return agrees(one.shown.values, stated.shown.values, to_digits(one.shown.decimals, otherwise=SCIENTIFIC))


def _hands_on(one: Candidate, literal: Candidate, sources: Sequence[Source]) -> bool:
    """Whether a branch gave a variable the value of another that states it: `except AssertionError: y = expected`."""
    statement = statement_at(one.shown.place, sources)
    branch = statement is not None and statement.col_offset > 0
    return branch and (literal.typed_in or literal.to_compare) and _same(one, literal)


def _states(one: Candidate, sources: Sequence[Source]) -> bool:
    """Whether the statement in a branch that gave a variable this value only states numbers, these among them."""
    statement = statement_at(one.shown.place, sources)
    if (
        not isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Return))
        or statement.value is None
        or not statement.col_offset
    ):
        return False  # what stands at the top is followed back as a whole
    called = [node.func for node in ast.walk(statement.value) if isinstance(node, ast.Call)]
    makers = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in called}
    names = {id(node) for made in called for node in ast.walk(made)}
    others = (node for node in ast.walk(statement.value) if id(node) not in names)
    computes = any(isinstance(node, (ast.Name, ast.Attribute, ast.BinOp, ast.comprehension)) for node in others)
    return not computes and makers <= MAKES_NO_NUMBERS and told(ast.unparse(statement.value), one.shown.values)
