"""Places in a syntax tree that state a few numbers: lists, tuples, calls, records and texts, and how to change them."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterator
from typing import Any

_TOKEN = re.compile(r"(?<![A-Za-z_\d.])[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?(?![A-Za-z_])")
MAX_TEXT = 2000


class Literal:
    """A place in the tree that states a few numbers, and how to make it state others."""

    def __init__(self, node: ast.expr, numbers: list[float], slots: list[Slot]) -> None:
        self.line = node.lineno
        self.column = node.col_offset
        self.numbers = numbers
        self._slots = slots

    def part(self, start: int, stop: int | None = None) -> Literal:
        """Some of the numbers of the same place: without the first, which counts the steps, or inputs among others."""
        some = object.__new__(Literal)
        some.line, some.column = self.line, self.column
        some.numbers, some._slots = self.numbers[start:stop], self._slots[start:stop]
        return some

    def stands_in(self, owners: set[int]) -> bool:
        """Whether its numbers are some of those that these nodes hold."""
        return all(id(slot.owner) in owners for slot in self._slots)

    def owners(self) -> set[int]:
        """The nodes that hold its numbers."""
        return {id(slot.owner) for slot in self._slots}

    def put(self, numbers: list[float]) -> None:
        """State other numbers."""
        for slot, number in zip(self._slots, numbers, strict=True):
            slot.put(number)


class Slot:
    """Where one number stands: a constant, or a minus sign before one."""

    def __init__(self, owner: Any, field: str, index: int | None, node: ast.expr) -> None:
        self.owner, self._field, self._index, self._node = owner, field, index, node

    def put(self, number: float) -> None:
        """State another number there; a whole one stays whole."""
        constant = self._node.operand if isinstance(self._node, ast.UnaryOp) else self._node
        whole = isinstance(constant, ast.Constant) and isinstance(constant.value, int) and float(number).is_integer()
        value: ast.expr = ast.copy_location(ast.Constant(int(abs(number)) if whole else abs(number)), self._node)
        if number < 0:
            value = ast.copy_location(ast.UnaryOp(ast.USub(), value), self._node)
        if self._index is None:
            setattr(self.owner, self._field, value)
        else:
            getattr(self.owner, self._field)[self._index] = value


class _Text:
    """A string that states numbers."""

    def __init__(self, node: ast.Constant) -> None:
        self._node = node
        text, at = str(node.value), 0
        self._between: list[str] = []
        self.tokens: list[str] = []
        for token in _TOKEN.finditer(text):
            self._between.append(text[at : token.start()])
            self.tokens.append(token.group())
            at = token.end()
        self._rest = text[at:]

    def state(self, index: int, number: float) -> None:
        """Write another number in the place of one."""
        whole = float(number).is_integer() and "." not in self.tokens[index]
        self.tokens[index] = str(int(number)) if whole else repr(float(number))
        self._node.value = "".join(map("".join, zip(self._between, self.tokens, strict=True))) + self._rest


class _TextSlot(Slot):
    """Where one number stands in a string."""

    def __init__(self, text: _Text, index: int) -> None:
        self.owner, self._text, self._at = text, text, index

    def put(self, number: float) -> None:
        self._text.state(self._at, number)


class TextLiteral(Literal):
    """A string that states numbers."""

    def __init__(self, node: ast.Constant, text: _Text) -> None:
        slots: list[Slot] = [_TextSlot(text, index) for index in range(len(text.tokens))]
        super().__init__(node, [float(token) for token in text.tokens], slots)


def literals_in(tree: ast.AST) -> Iterator[Literal]:
    """Find every place that states numbers, in the order in which a tree is walked."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.List, ast.Tuple)):
            if len(node.elts) == 1 and isinstance(node.elts[0], (ast.List, ast.Tuple)):
                continue  # [[1, 0, 0, 1]] is seen as [1, 0, 0, 1], once
            slots = list(_slots(node))
            if slots and None not in slots:
                yield _literal(node, [slot for slot in slots if slot is not None])
        elif isinstance(node, ast.Call) and len(node.args) in (3, 4) and not node.keywords:
            yield from _flat(node, "args", node.args)
        elif isinstance(node, ast.Call) and not node.args and len(node.keywords) in (3, 4):
            numbers = [stated_number(keyword.value) for keyword in node.keywords]
            if None not in numbers:
                slots_ = [Slot(keyword, "value", None, keyword.value) for keyword in node.keywords]
                yield Literal(node, [number for number in numbers if number is not None], slots_)
        elif isinstance(node, ast.Dict):
            yield from _flat(node, "values", node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= MAX_TEXT:
            text = _Text(node)
            if len(text.tokens) >= 3:
                yield TextLiteral(node, text)


def _literal(node: ast.expr, slots: list[tuple[Slot, float]]) -> Literal:
    return Literal(node, [number for _, number in slots], [slot for slot, _ in slots])


def _flat(node: ast.expr, field: str, values: list[ast.expr]) -> Iterator[Literal]:
    numbers = [stated_number(value) for value in values]
    if len(numbers) >= 3 and None not in numbers:
        slots = [Slot(node, field, index, value) for index, value in enumerate(values)]
        yield Literal(node, [number for number in numbers if number is not None], slots)


def _slots(node: ast.List | ast.Tuple) -> Iterator[tuple[Slot, float] | None]:
    """The numbers of a nested list in order; None among them where something else stands."""
    for index, element in enumerate(node.elts):
        if isinstance(element, (ast.List, ast.Tuple)):
            yield from _slots(element)
        elif isinstance(element, ast.Constant) and isinstance(element.value, str):
            continue  # a label beside the numbers
        else:
            number = stated_number(element)
            yield None if number is None else (Slot(node, "elts", index, element), number)


def stated_number(node: ast.expr | None) -> float | None:
    """The number that a constant, perhaps behind a sign, states."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = stated_number(node.operand)
        return None if inner is None else (-inner if isinstance(node.op, ast.USub) else inner)
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        with contextlib.suppress(OverflowError):  # of an integer of several hundred digits
            return float(node.value)
    return None
