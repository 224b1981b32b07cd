"""A program on other numbers: what it states is replaced before it runs, and what it holds while it does."""

from __future__ import annotations

import ast
import builtins
from typing import Any

from .record import Recorder
from .replace import Replacer
from .substitute import OTHER, Substitute, look_inside


class OtherNumbers:
    """Puts other numbers into one run of a program, and reports where."""

    def __init__(self, replacer: Replacer, recorder: Recorder) -> None:
        self._replacer, self._recorder = replacer, recorder
        self._substitute = Substitute(replacer.old_inputs, replacer.new_inputs)
        self._places: list[tuple[str, int]] = []
        self._reported: set[tuple[str, int]] = set()
        setattr(builtins, OTHER, self._other)

    def in_tree(self, tree: ast.Module, filename: str) -> None:
        """Make a tree state the other numbers."""
        shown, cell = self._recorder.shown(filename)
        for what, line in self._replacer.apply(tree):
            self._recorder.event(["replaced", shown, cell, what, line])

    def inside(self, tree: ast.Module, filename: str) -> None:
        """Make the functions and blocks of a tree look at what they bind."""
        look_inside(tree, lambda line: self._place(filename, line))

    def in_variables(self, space: dict[str, Any], names: list[str], filename: str, line: int) -> None:
        """Replace what global variables hold after a statement."""
        if self._substitute.put(space, names):
            self._report(filename, line)

    def _place(self, filename: str, line: int) -> int:
        self._places.append((filename, line))
        return len(self._places) - 1

    def _other(self, number: int, value: Any) -> Any:
        other = self._substitute.other(value)
        if other is not value:
            self._report(*self._places[number])
        return other

    def _report(self, filename: str, line: int) -> None:
        if (filename, line) not in self._reported:
            self._reported.add((filename, line))
            self._recorder.event(["replaced", *self._recorder.shown(filename), "inputs", line])
