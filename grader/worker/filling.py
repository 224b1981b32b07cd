"""Statements that fill a variable with the inputs, and where it holds them all.

A value that holds the homework's steps gives way to one that holds others. That must not happen while the program
still writes into it: zeros that it writes over zeros would undo the other numbers. So what is written into it step by
step, or in statements below each other, is looked at when the last of them is done.

    X[:, 0] = values           not yet
    for t in range(9):
        X[t, 1] = flags[t]     not yet
    X[5, 2] = X[8, 2] = 1      here
"""

from __future__ import annotations

import ast
import bisect
from collections.abc import Callable, Iterable, Sequence

from .instrument import BLOCKS, OTHER, located
from .syntax import Pieces, walk

Place = Callable[[int], int]
"""line -> the number of the place."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, ast.ClassDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
FILLING = ("append", "extend", "insert", "fill", "fill_", "zero_", "copy_", "appendleft", "update", "put_")


def fills(statement: ast.AST, nodes: Sequence[ast.AST]) -> set[str]:
    """Names of variables into which a statement writes, and which it does not use otherwise.

    Of an object, what is filled has the name of its attribute too: `self.X`.
    """
    if isinstance(statement, SCOPES):
        return set()
    written = _written(nodes)
    roots = [name.partition(".")[0] for name in written]
    mentioned = [node.id for node in nodes if isinstance(node, ast.Name)]
    return {name for name, root in zip(written, roots, strict=True) if roots.count(root) == mentioned.count(root)}


def _written(nodes: Sequence[ast.AST]) -> list[str]:
    """The variable for each place in which something is written into one."""
    written: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            written.append(_name(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            method = node.value.func
            if isinstance(method, ast.Attribute) and method.attr in FILLING:
                written.append(_name(method.value))
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, (ast.Name, ast.Attribute)):
            written.append(_name(node.target))
    return [name for name in written if name]


def _name(node: ast.expr) -> str:
    """The variable in which an item stands, or the attribute of `self`; "" for anything else."""
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        inner = node.value
        if isinstance(node, ast.Attribute) and isinstance(inner, ast.Name) and inner.id == "self":
            return f"self.{node.attr}"
        node = inner
    return node.id if isinstance(node, ast.Name) else ""


class StillFilled:
    """Knows which names a statement of a block leaves unfinished: what uses them next only writes into them."""

    def __init__(self, statements: Pieces) -> None:
        self._uses: dict[str, list[int]] = {}  # variable -> the statements that use it, but for showing it
        self._filled: dict[int, set[str]] = {}
        for index, (statement, nodes) in enumerate(statements):
            if not _is_print(statement):
                self._filled[index] = fills(statement, nodes)
                for variable in {node.id for node in nodes if isinstance(node, ast.Name)}:
                    self._uses.setdefault(variable, []).append(index)

    def after(self, index: int, names: Iterable[str]) -> set[str]:
        """Those of some names that are unfinished after a statement."""
        return {name for name in names if name in self._filled.get(self._next_use(name, index), ())}

    def _next_use(self, name: str, index: int) -> int:
        uses = self._uses.get(name.partition(".")[0], [])
        at = bisect.bisect_right(uses, index)
        return uses[at] if at < len(uses) else -1


def _is_print(statement: ast.AST) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"


# -- in functions -------------------------------------------------------------------------------------------


def look_in_functions(tree: ast.Module, place: Place, *, imported: bool = False) -> None:
    """Have what functions bind, fill and return pass by `OTHER`, in place: globals are looked at without that.

    X = np.zeros((9, 4))   ->   X = __lg_other__(7, np.zeros((9, 4)))
    X[1, 1] = 1            ->   X[1, 1] = 1; X = __lg_other__(8, X)
    return X               ->   return __lg_other__(9, X)

    So is what stands in a class, in a block outside of functions (`if __name__ == "__main__":`), in an imported file.
    """
    scopes = _scopes(tree.body)
    if imported:
        _Block(place, _bound(tree)).look(tree)
    else:
        blocks = [node for node in tree.body if isinstance(node, (ast.If, ast.With, ast.Try, *LOOPS))]
        bound = {name for node in blocks for name in _bound(node)}
        for node in blocks:
            _Block(place, bound).look(node)
    for scope in scopes:
        given = () if isinstance(scope, ast.ClassDef) else walk(scope.args)
        _Block(place, {one.arg for one in given if isinstance(one, ast.arg)} | _bound(scope)).look(scope)


def _bound(block: ast.AST) -> set[str]:
    """Names that a statement of a block's own binds."""
    names: set[str] = set()
    for field in BLOCKS:
        for inner in getattr(block, field, None) or ():
            names |= _targets(inner)
            if not isinstance(inner, SCOPES):
                names |= _bound(inner)
    return names


def _targets(statement: ast.AST) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _scopes(block: Sequence[ast.AST]) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions, classes and methods, and those in them."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    for statement in block:
        if isinstance(statement, SCOPES):
            found.append(statement)
        for field in BLOCKS:
            found += _scopes(getattr(statement, field, None) or ())
    return found


class _Block:
    """The statements of one function, or of one block outside of functions."""

    def __init__(self, place: Place, names: set[str]) -> None:
        self._place, self._names = place, names

    def look(self, block: ast.AST, *, later: frozenset[str] = frozenset(), repeated: bool = False) -> set[str]:
        """Look at what each statement of a block leaves; return what was filled and is not looked at here.

        Parameters
        ----------
        later
            What the statement around it only fills, so that it is looked at after that.
        repeated
            Whether it is run again and again; then only what it begins anew is looked at in it.
        """
        waiting: set[str] = set()
        for field in BLOCKS:
            body = getattr(block, field, None)
            if field in ("handlers", "cases"):
                for inner in body or ():
                    waiting |= self.look(inner, later=later, repeated=repeated)
            elif body:
                waiting |= self._look_at(body, later, repeated=repeated or isinstance(block, LOOPS))
        return waiting

    def _look_at(self, body: list[ast.stmt], later: frozenset[str], *, repeated: bool) -> set[str]:
        statements: Pieces = [(one, walk(one)) for one in body]
        anew = {name for one in body for name in _targets(one)} if repeated else self._names
        unfinished = StillFilled(statements)
        waiting: set[str] = set()
        done: list[ast.stmt] = []
        for index, (statement, nodes) in enumerate(statements):
            done.append(statement)
            if isinstance(statement, SCOPES):
                continue
            filled = {name for name in _written(nodes) if self._own(name)}
            waiting |= filled
            self._pass_by(statement)
            waiting |= self.look(statement, later=later | fills(statement, nodes), repeated=repeated)
            ready = {name for name in waiting - later if name.partition(".")[0] in anew}
            ready -= unfinished.after(index, ready)
            if not isinstance(statement, (ast.Return, ast.Raise, ast.Break, ast.Continue)):
                done += [self._again(name, statement) for name in sorted(ready)]
                waiting -= ready
        body[:] = done
        return waiting

    def _own(self, name: str) -> bool:
        return name.partition(".")[0] in self._names and name != "self"

    def _pass_by(self, statement: ast.AST) -> None:
        if isinstance(statement, ast.Assign) and any(isinstance(one, ast.Subscript) for one in statement.targets):
            return  # an item, or a row
        if isinstance(statement, (ast.Assign, ast.Return)) and statement.value is not None:
            statement.value = self._looked_at(statement.value)

    def _looked_at(self, value: ast.expr) -> ast.expr:
        hook, number = ast.Name(OTHER, ast.Load()), ast.Constant(self._place(value.lineno))
        looked_at = ast.Call(ast.copy_location(hook, value), [ast.copy_location(number, value), value], [])
        return ast.copy_location(looked_at, value)

    def _again(self, name: str, statement: ast.stmt) -> ast.stmt:
        """Look at a variable again, after something was written into it; it need not be bound after an empty loop."""
        root, _, attribute = name.partition(".")
        read: ast.expr = ast.Name(root, ast.Load())
        target: ast.expr = ast.Name(root, ast.Store())
        if attribute:
            read = ast.Attribute(ast.Name(root, ast.Load()), attribute, ast.Load())
            target = ast.Attribute(ast.Name(root, ast.Load()), attribute, ast.Store())
        hook = ast.Call(ast.Name(OTHER, ast.Load()), [ast.Constant(self._place(statement.lineno)), read], [])
        unbound = ast.Tuple([ast.Name("NameError", ast.Load()), ast.Name("AttributeError", ast.Load())], ast.Load())
        again = ast.Try([ast.Assign([target], hook)], [ast.ExceptHandler(unbound, None, [ast.Pass()])], [], [])
        return located(again, statement)
