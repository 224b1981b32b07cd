"""How to call a function that a program defines and never calls."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Iterable, Mapping
from typing import Any

MAX_YIELDS = 10_000  # of a generator that nobody uses


def plain_calls(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """What functions are given where they are called with nothing but names and constants."""
    return {
        node.func.id: node.args
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and not node.keywords
        and all(isinstance(one, (ast.Name, ast.Constant)) for one in node.args)
    }


def arguments_of(function: Any, space: Mapping[str, Any], written: list[ast.expr]) -> dict[str, Any] | None:
    """Arguments of a function by name, from its global names or else from a call that is written; None if not clear."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    needed = [
        one.name
        for one in parameters
        if one.default is one.empty and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
    ]
    given = {name: space[name] for name in needed if _is_value(name, space)}
    if len(given) == len(needed):
        return given
    given = {}
    for argument, parameter in zip(written, parameters, strict=False):
        if isinstance(argument, ast.Constant):
            given[parameter.name] = argument.value
        elif isinstance(argument, ast.Name) and _is_value(argument.id, space):
            given[parameter.name] = space[argument.id]
        else:
            return None
    return given if given.keys() >= set(needed) else None


def _is_value(name: str, space: Mapping[str, Any]) -> bool:
    return name in space and not callable(space[name])


def used_up(result: object) -> None:
    """Have a generator give what it yields."""
    if inspect.isgenerator(result):
        for _ in itertools.islice(result, MAX_YIELDS):
            pass
