"""Functions of a hand-in by name that are still as the starter file has them: no code was handed in for their part.

A stub has nothing in it but a docstring, `pass`, `...`, an empty return, or ``raise NotImplementedError``. Whatever
else stands in a function is the student's, and is judged.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

from grader import by_name
from grader.intake.submission import Language, Source
from grader.judge.python_text import parse
from grader.messages import say
from grader.model import Status, Verdict


@functools.lru_cache(maxsize=256)
def stubs(source: Source) -> frozenset[str]:
    """Names of the functions that are a stub in the end, and were not given to something else below it."""
    last: dict[str, bool] = {}
    for text in _texts(source):
        last |= {name: stub for _, name, stub in sorted(_given(text))}
    return frozenset(name for name, stub in last.items() if stub)


def stub_verdict(name: str) -> Verdict:
    """What is said of a check whose function is a stub, and of whose part there is nothing else."""
    message = say("part.stub", name=name)
    return Verdict(status=Status.MISSING, share=0.0, message=message, evidence={"stub": name})


def code_without_stubs(source: Source) -> str:
    """Give the code of a source, of a notebook its cells one after the other, with the stubs blanked."""
    return "\n".join(map(without_stubs, _texts(source)))


@functools.lru_cache(maxsize=256)
def without_stubs(text: str) -> str:
    """Blank the lines of stubs; all others keep their numbers."""
    lines = text.split("\n")
    for node in _functions(text):
        if _is_stub(node):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            last = node.end_lineno or node.lineno
            lines[first - 1 : last] = [""] * (last - first + 1)
            if node.col_offset:  # it may have been all that stood there
                lines[first - 1] = f"{' ' * node.col_offset}pass"
    return "\n".join(lines)


def _texts(source: Source) -> list[str]:
    if source.language is Language.NOTEBOOK:
        return [cell.text for cell in source.cells if cell.code]
    return [source.text]


def _functions(text: str) -> list[ast.FunctionDef]:
    if not any(name in text for name in by_name.ALL):
        return []  # as in most programs: not worth reading
    tree = parse(text)
    return [] if tree is None else [node for node in _outermost(tree) if node.name in by_name.ALL]


def _given(text: str) -> Iterator[tuple[int, str, bool]]:
    """(line, name, whether it is a stub) of all that is given such a name: a function, or another: `lstm = my_lstm`."""
    yield from ((node.lineno, node.name, _is_stub(node)) for node in _functions(text))
    tree = parse(text) if any(name in text for name in by_name.ALL) else None
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.Assign):
            yield from ((node.lineno, one.id, False) for one in node.targets if isinstance(one, ast.Name))
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, one.asname or one.name, False) for one in node.names)


def _outermost(block: ast.AST) -> Iterator[ast.FunctionDef]:
    """The functions of the module itself, also those that are defined where an import is tried or `main` is asked."""
    for node in ast.iter_child_nodes(block):
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, (ast.If, ast.Try, ast.With, ast.ExceptHandler)):
            yield from _outermost(node)


def _is_stub(function: ast.FunctionDef) -> bool:
    return all(_says_nothing(statement) for statement in function.body)


def _says_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Expr(value=ast.Constant()) | ast.Return(value=None | ast.Constant(value=None)):
            return True
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
        case _:
            return False
