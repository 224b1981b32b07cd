"""A program on other numbers: what it states is replaced before it runs, and what it holds while it does."""

from __future__ import annotations

import ast
import builtins
import contextlib
from typing import Any

from .filling import look_in_functions
from .instrument import OTHER
from .record import Recorder
from .replace import Replacer
from .substitute import Substitute


class OtherNumbers:
    """Puts other numbers into one run of a program, and reports where."""

    def __init__(self, replacer: Replacer, recorder: Recorder) -> None:
        self._replacer, self._recorder = replacer, recorder
        self._substitute = Substitute(replacer.old_inputs, replacer.new_inputs)
        self._places: list[tuple[str, int]] = []
        self._reported: set[tuple[str, int, str]] = set()
        setattr(builtins, OTHER, self._other)

    def in_tree(self, tree: ast.Module, filename: str, *, imported: bool = False) -> None:
        """Make a tree state the other numbers, and its functions look at what they bind."""
        shown, cell = self._recorder.shown(filename)
        for what, line in self._replacer.apply(tree):
            self._recorder.event(["replaced", shown, cell, what, line, ""])
        look_in_functions(tree, lambda line: self._place(filename, line), imported=imported)

    def in_variables(self, space: dict[str, Any], names: list[str], filename: str, line: int) -> None:
        """Replace what global variables hold after a statement."""
        with contextlib.suppress(Exception):  # the student's objects: they may raise whatever they like
            for name in self._substitute.put(space, names):
                self._report("inputs", filename, line, name)

    def _place(self, filename: str, line: int) -> int:
        self._places.append((filename, line))
        return len(self._places) - 1

    def _other(self, number: int, value: Any) -> Any:
        with contextlib.suppress(Exception):
            other = self._substitute.other(value)
            if other is not value:
                self._report("held", *self._places[number], "")
                return other
        return value

    def _report(self, what: str, filename: str, line: int, name: str) -> None:
        if (filename, line, name) not in self._reported:
            self._reported.add((filename, line, name))
            self._recorder.event(["replaced", *self._recorder.shown(filename), what, line, name[:100]])
