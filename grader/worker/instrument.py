"""Rewrite a syntax tree so that values are recorded where they arise.

A variable that is overwritten at each step holds the sequence only over time, and a list inside a function
is gone when the function returns. So every assignment, return, yield and ``xs.append(v)`` hands its value to
the recorder in passing:

    h = o * tanh(c)      ->   h = o * tanh(c); __lg_value__(7, h)
    return ys            ->   return __lg_value__(8, ys)
    def run(): ...       ->   def run(): __lg_called__("run"); ...
    ys.append(h)         ->   ys.append(__lg_value__(9, h))
    for t in ts:         ->   for t in ts:
        ys[t] = h                 ys[t] = h
                              __lg_value__(10, ys)

Line numbers stay as they are, so tracebacks and messages point to the student's own lines. The alternative,
``sys.settrace``, costs ten times as much and disturbs programs that look at their frames.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from .syntax import walk

HOOK = "__lg_value__"
CALLED = "__lg_called__"
OTHER = "__lg_other__"  # see filling.py

BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
RECORDED_EXPRESSIONS = (ast.NamedExpr, ast.Yield)

Site = Callable[[str, int, str, str], int]
"""(kind, line, scope, name) -> the number of the place."""


def located(added: ast.stmt, beside: ast.AST) -> ast.stmt:
    """Give every node of a small added statement the position of one beside it.

    `ast.fix_missing_locations` would walk the whole program, for each of its runs.
    """
    for node in walk(added):
        _place(node, beside)
    return added


def _place(node: ast.AST, beside: ast.AST) -> None:
    node.lineno, node.col_offset = beside.lineno, beside.col_offset  # type: ignore[attr-defined]
    node.end_lineno, node.end_col_offset = beside.end_lineno, beside.end_col_offset  # type: ignore[attr-defined]


class _Instrument(ast.NodeTransformer):
    def __init__(self, site: Site, *, into_expressions: bool) -> None:
        self._site = site
        self._into_expressions = into_expressions
        self._scopes: list[str] = []
        self._in_loop = False

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Visit what is inside: statements, and expressions only where one of them has to be recorded."""
        if self._into_expressions:
            return super().generic_visit(node)
        for field in BLOCKS:
            block = getattr(node, field, None)
            if block.__class__ is list:
                visited: list[ast.AST] = []
                for inner in block:
                    found = self.visit(inner)
                    visited.extend(found if found.__class__ is list else (found,))
                block[:] = visited
        return node

    # -- scopes -------------------------------------------------------------------------------------------

    def _inside(self, node: ast.AST, name: str) -> ast.AST:
        self._scopes.append(name)
        self.generic_visit(node)
        self._scopes.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        outermost = not self._scopes
        self._inside(node, node.name)
        if outermost:
            mark = ast.Call(ast.Name(CALLED, ast.Load()), [ast.Constant(node.name)], [])
            at = 1 if ast.get_docstring(node, clean=False) is not None else 0
            node.body.insert(at, located(ast.Expr(mark), node))
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._inside(node, node.name)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._inside(node, node.name)

    # -- values -------------------------------------------------------------------------------------------

    def _record(self, kind: str, name: str, value: ast.expr) -> ast.expr:
        number = self._site(kind, value.lineno, ".".join(self._scopes) or "<module>", name)
        hook = ast.Name(id=HOOK, ctx=ast.Load())
        call = ast.Call(func=hook, args=[ast.Constant(value=number), value], keywords=[])
        ast.copy_location(hook, value)
        ast.copy_location(call.args[0], value)
        return ast.copy_location(call, value)

    def _records(self, statement: ast.stmt, targets: list[ast.expr]) -> list[ast.stmt]:
        added: list[ast.stmt] = [statement]
        for target in targets:
            for name, read in _readable(target):
                call = self._record("bind", name, ast.copy_location(read, statement))
                added.append(ast.copy_location(ast.Expr(value=call), statement))
        return added

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.stmt]:
        if _only_looks(node):
            return node  # not the program's own
        self.generic_visit(node)
        if len(node.targets) == 1 and (name := _written(node.targets[0])):
            node.value = self._record("bind", name, node.value)
        return self._records(node, node.targets)

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        self.generic_visit(node)
        return self._records(node, [node.target])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt | list[ast.stmt]:
        self.generic_visit(node)
        return node if node.value is None else self._records(node, [node.target])

    def visit_For(self, node: ast.For) -> ast.AST | list[ast.stmt]:
        return self._filling(node)

    def visit_While(self, node: ast.While) -> ast.AST | list[ast.stmt]:
        return self._filling(node)

    def _filling(self, loop: ast.For | ast.While) -> ast.AST | list[ast.stmt]:
        """In a function, record what a loop wrote into: `y[t] = ...` tells nothing by itself."""
        names = filled(loop) if self._scopes and not self._in_loop else []
        within, self._in_loop = self._in_loop, True
        self.generic_visit(loop)
        self._in_loop = within
        looks: list[ast.stmt] = []
        for name in names:
            read = self._record("bind", name, ast.copy_location(ast.Name(name, ast.Load()), loop))
            passed = ast.ExceptHandler(ast.Name("NameError", ast.Load()), None, [ast.Pass()])  # no turn, no variable
            looks.append(located(ast.Try([ast.Expr(read)], [passed], [], []), loop))
        return [loop, *looks] if looks else loop

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.AST:
        self.generic_visit(node)
        node.value = self._record("bind", node.target.id, node.value)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None:
            node.value = self._record("return", self._scopes[-1] if self._scopes else "", node.value)
        return node

    def visit_Yield(self, node: ast.Yield) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None:
            node.value = self._record("return", self._scopes[-1] if self._scopes else "", node.value)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        call = node.value
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "append"
            and isinstance(call.func.value, (ast.Name, ast.Attribute, ast.Subscript))
            and len(call.args) == 1
            and not isinstance(call.args[0], ast.Starred)
        ):
            owner = call.func.value
            name = owner.id if isinstance(owner, ast.Name) else ast.unparse(owner)[:60]
            call.args[0] = self._record("append", name, call.args[0])
        return node


def _readable(target: ast.expr) -> list[tuple[str, ast.expr]]:
    """What was just assigned, as (name, expression that reads it again without side effects)."""
    if isinstance(target, ast.Name):
        return [(target.id, ast.Name(id=target.id, ctx=ast.Load()))]
    if isinstance(target, (ast.Tuple, ast.List)):
        return [pair for element in target.elts for pair in _readable(element)]
    return []


def filled(loop: ast.For | ast.While) -> list[str]:
    """Names of variables into whose items a loop writes, unless it makes them anew."""
    stores = [node for node in walk(loop) if isinstance(node, (ast.Name, ast.Subscript))]
    stores = [node for node in stores if isinstance(node.ctx, ast.Store)]
    made = {node.id for node in stores if isinstance(node, ast.Name)}
    items = [node.value for node in stores if isinstance(node, ast.Subscript)]
    return sorted({node.id for node in items if isinstance(node, ast.Name)} - made)


def _only_looks(node: ast.Assign) -> bool:
    """Whether a variable is bound to itself, looked at in passing: `X = __lg_other__(8, X)`."""
    call = node.value
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == OTHER
        and ast.dump(node.targets[0]).replace("Store()", "Load()") == ast.dump(call.args[1])
    )


def _written(target: ast.expr) -> str:
    """The name of an attribute of a variable that is assigned: what is written to it is recorded, because reading it
    again could do something (a property), or not be possible.

    Items are not recorded: what an array keeps is not always what was written to it (0.96 in one of integers).
    """
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
        return f"{target.value.id}.{target.attr}"
    return ""


def instrument(tree: ast.Module, site: Site) -> ast.Module:
    """Add the recording calls to a tree, in place, and return it.

    Parameters
    ----------
    tree
        A parsed module; every node has its position.
    site
        Numbers a place: called with kind (``bind``, ``return``, ``append``), line, scope and name.
    """
    into_expressions = any(isinstance(node, RECORDED_EXPRESSIONS) for node in walk(tree))
    _Instrument(site, into_expressions=into_expressions).visit(tree)
    return tree
