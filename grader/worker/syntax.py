"""Walking a syntax tree quickly: a submission's source is walked in each of its runs, a run is some milliseconds.

`ast.walk` looks at every field of every node, most of which can hold no node: names, numbers, positions, and the
operators and contexts that nobody here asks for.
"""

from __future__ import annotations

import ast

Pieces = list[tuple[ast.stmt, list[ast.AST]]]
"""Top-level statements, each with all its nodes."""

_NO_NODES = frozenset(
    "arg asname attr conversion ctx id is_async kind level lineno module name op ops rest simple type_comment".split()
)


def _fields_of(kind: type[ast.AST]) -> tuple[str, ...]:
    if issubclass(kind, (ast.Constant, ast.Name)):
        return ()
    return tuple(field for field in kind._fields if field not in _NO_NODES)


class _Fields(dict[type, tuple[str, ...]]):
    """Node class -> its fields that may hold nodes; filled as classes are met."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        found = self[kind] = _fields_of(kind)
        return found


_FIELDS = _Fields()


def walk(root: ast.AST) -> list[ast.AST]:
    """All nodes of a tree, as `ast.walk` gives them, but for operators and expression contexts."""
    found = [root]
    append = found.append
    for node in found:  # grows while it is read
        for field in _FIELDS[node.__class__]:
            value = getattr(node, field, None)
            if value.__class__ is list:
                for item in value:
                    if isinstance(item, ast.AST):
                        append(item)
            elif isinstance(value, ast.AST):
                append(value)
    return found


def pieces(tree: ast.Module) -> Pieces:
    """The top-level statements of a module, each with all its nodes."""
    return [(statement, walk(statement)) for statement in tree.body]
