"""`if __name__ == "main":` never holds in any program: what stands below it was meant to run, and is run.

Where it begins is told, so that the student can be told.
"""

from __future__ import annotations

import ast

from .instrument import located

GUARD = "__lg_guard__"


def mend_guards(body: list[ast.stmt]) -> list[ast.stmt]:
    """Have mistyped guards at the top level hold, each behind a call that tells of it: (what is written, its line)."""
    mended: list[ast.stmt] = []
    for statement in body:
        match statement:
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()]) as test) if _is_mistyped(test):
                told: list[ast.expr] = [ast.Constant(ast.unparse(test)), ast.Constant(test.lineno)]
                mended.append(located(ast.Expr(ast.Call(ast.Name(GUARD, ast.Load()), told, [])), statement))
                test.comparators = [ast.copy_location(ast.Constant("__main__"), test)]
        mended.append(statement)
    return mended


def _is_mistyped(test: ast.Compare) -> bool:
    match test.comparators:
        case [ast.Constant(value=str(name))]:
            return name != "__main__" and sorted(name.strip("_ ").lower()) == sorted("main")
    return False
