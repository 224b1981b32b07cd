"""Put a program's main part at the top level, where it is looked at statement by statement.

    if __name__ == "__main__":          x = [[1, 0, 0, 1], ...]
        x = [[1, 0, 0, 1], ...]   ->    ys = run(x)
        ys = run(x)

    def main():                         c = 0
        c = 0                     ->    ...
        ...
    main()

Both do the same there, if the function is called once, takes and gives nothing, and none of its names means anything
outside of it. Then variables of `main()` are seen after each statement, also where the program stops, and its literals
are told from what it computes. Where there is any doubt a function stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from .syntax import walk

# Names of functions that hold a whole program. Others say what they are for, and people are told their names.
MAIN = frozenset("main _main run run_all start solve demo homework hw test entry 主函数 主程序".split())
_WORD = re.compile(r"[^\W\d]\w*")
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_LEAVES = (ast.Return, ast.Yield, ast.YieldFrom, ast.Await, ast.Global, ast.Nonlocal)
_LOOKS_AT_NAMES = frozenset("locals globals vars dir eval exec".split())


def unwrap(body: list[ast.stmt], elsewhere: Callable[[], Iterable[str]] = tuple) -> list[ast.stmt]:
    """The top-level statements of a program that runs as ``__main__``, without what its main part is wrapped in.

    Parameters
    ----------
    elsewhere
        Asks for the names that other cells of a notebook use.
    """
    body = [one for statement in body for one in _of_main(statement)]
    calls = [one for one in body if (name := _called(one)) is not None and name in MAIN]
    if len(calls) != 1:
        return body
    call = calls[0]
    name = _called(call)
    functions = [one for one in body if isinstance(one, ast.FunctionDef) and one.name == name]
    others = [one for one in body if one is not call and one not in functions]
    if len(functions) != 1 or body.index(functions[0]) > body.index(call):
        return body
    used = {name for one in others for name in _free_names(one)}.union(elsewhere())
    if not _can_be_unwrapped(functions[0], used):
        return body
    return [
        one
        for statement in body
        if statement is not functions[0]
        for one in (_inner(functions[0]) if statement is call else [statement])
    ]


def _of_main(statement: ast.stmt) -> list[ast.stmt]:
    """The block of `if __name__ == "__main__":`, of any other statement itself."""
    test = statement.test if isinstance(statement, ast.If) else None
    if isinstance(statement, ast.If) and isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq):
        sides = [test.left, *test.comparators]
        names = [one.id for one in sides if isinstance(one, ast.Name)]
        values = [one.value for one in sides if isinstance(one, ast.Constant)]
        if names == ["__name__"] and values == ["__main__"]:
            return statement.body
    return [statement]


def _called(statement: ast.stmt) -> str | None:
    """The name of what a statement calls, without arguments, and does nothing else."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and not call.args and not call.keywords:
        return call.func.id
    return None


def _inner(function: ast.FunctionDef) -> list[ast.stmt]:
    """What a function does; of a value that it returns at its end, only that it is worked out."""
    *body, last = function.body
    if isinstance(last, ast.Return):
        return body if last.value is None else [*body, ast.copy_location(ast.Expr(last.value), last)]
    return function.body


def words(text: str) -> set[str]:
    """All that may be a name in a text, whether it is Python or not."""
    return set(_WORD.findall(text))


def _can_be_unwrapped(function: ast.FunctionDef, used_outside: set[str]) -> bool:
    arguments = [node for node in walk(function.args) if isinstance(node, ast.arg)]
    body = _inner(function)
    if arguments or function.decorator_list or not body:
        return False
    own = [node for statement in body for node in _own_nodes(statement)]
    inside = [node for statement in body for node in walk(statement)]
    if any(isinstance(node, _LEAVES) for node in own):
        return False
    if any(isinstance(node, (ast.Global, ast.Nonlocal)) for node in inside):
        return False
    if any(isinstance(node, ast.Name) and node.id in _LOOKS_AT_NAMES for node in inside):
        return False
    if function.name in used_outside or function.name in _loaded(inside):
        return False
    return not _bound(own) & used_outside


def _own_nodes(root: ast.AST) -> Iterator[ast.AST]:
    """Nodes that belong to the scope itself: functions and classes in it are named, not gone into."""
    yield root
    if isinstance(root, _SCOPES):
        return
    for node in ast.iter_child_nodes(root):
        yield from _own_nodes(node)


def _bound(nodes: Sequence[ast.AST]) -> set[str]:
    """Names that statements bind; those of comprehensions too, which is more than there are."""
    names = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names


def _loaded(nodes: Sequence[ast.AST]) -> set[str]:
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _free_names(statement: ast.stmt) -> set[str]:
    """Names that a top-level statement may bind or look up among the global ones."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return _bound([statement])
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        nodes = walk(statement)
        local = {node.arg for node in nodes if isinstance(node, ast.arg)}
        declared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        local |= _bound([node for one in statement.body for node in _own_nodes(one)])
        return {statement.name} | declared | (_loaded(nodes) - (local - declared))
    if isinstance(statement, ast.ClassDef):
        inner = {name for one in statement.body for name in _free_names(one)}
        return {statement.name} | inner | _loaded([*statement.bases, *statement.decorator_list])
    return _loaded(walk(statement)) | _bound(walk(statement))
