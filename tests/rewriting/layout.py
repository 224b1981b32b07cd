"""A script as pieces of text that can be put elsewhere, with their comments."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Segment:
    """Whole lines: the top-level statements in them, and the comments above."""

    text: str
    statements: tuple[ast.stmt, ...]

    @property
    def imports(self) -> bool:
        """Whether there is nothing else in it."""
        return all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in self.statements)

    @property
    def defines(self) -> bool:
        """Whether it defines one function or class."""
        return len(self.statements) == 1 and isinstance(self.statements[0], Definition)

    @property
    def bound(self) -> set[str]:
        """Names that it binds for others."""
        if self.defines:
            (one,) = self.statements
            return {one.name} if isinstance(one, Definition) else set()
        nodes = [node for one in self.statements for node in ast.walk(one)]
        names = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        return names | {node.name for node in nodes if isinstance(node, Definition)}

    @property
    def used(self) -> set[str]:
        """Names that stand in it anywhere."""
        return {node.id for one in self.statements for node in ast.walk(one) if isinstance(node, ast.Name)}

    def indented(self) -> str:
        """The same four blanks further in; the lines of a long string stay where they are."""
        tree = ast.parse(self.text)
        inside: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno is not None:
                inside |= set(range(node.lineno + 1, node.end_lineno + 1))
        lines = self.text.split("\n")
        return "\n".join(line if k in inside or not line.strip() else f"    {line}" for k, line in enumerate(lines, 1))


def segments(text: str) -> list[Segment]:
    """A script in order; statements that share a line stay together, a comment goes with what stands below it."""
    lines = text.split("\n")
    groups: list[list[ast.stmt]] = []
    for statement in ast.parse(text).body:
        if groups and statement.lineno <= (groups[-1][-1].end_lineno or 0):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    found, at = [], 0
    for number, group in enumerate(groups):
        end = len(lines) if number == len(groups) - 1 else group[-1].end_lineno or 0
        found.append(Segment("\n".join(lines[at:end]), tuple(group)))
        at = end
    return found


def apart(found: Iterable[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Imports and definitions that need nothing of the rest, and the rest."""
    outside = [one for one in found if one.imports or one.defines]
    rest = [one for one in found if one not in outside]
    while True:
        bound = {name for one in rest for name in one.bound}
        needs = [one for one in outside if one.defines and one.used & bound]
        if not needs:
            return outside, rest
        outside = [one for one in outside if one not in needs]
        rest = [one for one in found if one not in outside]
