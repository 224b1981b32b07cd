"""What each top-level statement defines, uses and takes from libraries.

The judge follows an answer back through the statements that made it (a slice, at the grain of top-level
statements) and asks which libraries did the work there. This module only reads the syntax tree; it runs in
the box because parsing a stranger's source belongs there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .syntax import Pieces

LIBRARIES = ("numpy", "torch", "math", "scipy", "pandas", "cmath", "sympy")
MAX_NAMES = 200


# A statement without any of these computes nothing by itself: it states, calls or prints.
_COMPUTES = (
    ast.BinOp,
    ast.Compare,
    ast.BoolOp,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.If,
    ast.Lambda,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.AugAssign,
    ast.With,
    ast.Try,
)


def _imports(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """Name in the program -> dotted name of what it stands for, for the libraries that matter here."""
    names: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in LIBRARIES:
                    names[alias.asname or alias.name.split(".")[0]] = (
                        alias.name if alias.asname else alias.name.split(".")[0]
                    )
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in LIBRARIES:
            for alias in node.names:
                if alias.name == "*":
                    for name in ("exp", "tanh", "array", "dot", "sigmoid", "zeros"):
                        names.setdefault(name, f"{node.module}.{name}")
                else:
                    names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _dotted(node: ast.expr) -> list[str] | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return [node.id, *reversed(parts)]


def _library_uses(nodes: Sequence[ast.AST], names: dict[str, str]) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, (ast.Attribute, ast.Name)):
            chain = _dotted(node)
            if chain and chain[0] in names:
                found.add(".".join([names[chain[0]], *chain[1:]]))
    # `torch.nn.LSTM` is also walked as `torch.nn` and `torch`: only the longest says what was used
    return {use for use in found if not any(other.startswith(use + ".") for other in found)}


def _names(nodes: Sequence[ast.AST], context: type[ast.expr_context]) -> set[str]:
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _defines(statement: ast.stmt, nodes: Sequence[ast.AST]) -> set[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}
    defined = _names(nodes, ast.Store)
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            defined |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            defined.add(node.name)
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            chain = _dotted(node.value)
            if chain:
                defined.add(chain[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = _dotted(node.func.value)  # ys.append(h), cell.weight_ih.data.copy_(w): changes its owner
            if chain and node.func.attr in ("append", "extend", "insert", "copy_", "fill_", "zero_", "update"):
                defined.add(chain[0])
    return defined


def usage(statements: Pieces, imports: dict[str, str]) -> Iterator[list[Any]]:
    """Describe each top-level statement.

    Parameters
    ----------
    statements
        The top-level ones as the student wrote them, before they are instrumented, each with all its nodes.
    imports
        What earlier cells of a notebook imported; extended in place.

    Yields
    ------
    ``[first line, last line, is_definition, is_literal, defined names, used names, library uses]``
    """
    imports.update(_imports(node for _, nodes in statements for node in nodes))
    for statement, nodes in statements:
        definition = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        uses: set[str] = set()
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            uses = _library_uses(nodes, imports)
        yield [
            statement.lineno,
            statement.end_lineno or statement.lineno,
            definition,
            not any(isinstance(node, _COMPUTES) for node in nodes),
            sorted(_defines(statement, nodes))[:MAX_NAMES],
            sorted(_names(nodes, ast.Load))[:MAX_NAMES],
            sorted(uses)[:MAX_NAMES],
        ]
