"""Put other inputs in the place of values that hold the homework's, however the program came by them.

Some programs state their inputs in no literal: an array of zeros is filled item by item, rows are read from a file,
columns are computed. What they hold is the same steps in the end. So while a program runs on other numbers, what it
has bound is looked at, and a value that holds the homework's steps gives way to one of the same kind, shape and order
of columns that holds the others. Where literals were replaced already, nothing holds the old numbers any more.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from .instrument import BLOCKS, located

OTHER = "__lg_other__"
Place = Callable[[int], int]
"""line -> the number of the place."""

FloatArray = npt.NDArray[np.float64]
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
COMPOUND = (ast.For, ast.While, ast.If, ast.With, ast.Try)
COUNTING = ("range", "enumerate", "zip", "len", "reversed")
FILLING = ("append", "extend", "insert")
TELLING = (0, 1, 2)  # columns of the inputs; the 4th is constant, and may be stated in any way
DEEPEST = 5  # of lists in lists
MOST_COLUMNS = 5  # the constant 1, and a number that counts the steps


class Substitute:
    """Knows the homework's inputs and the ones that take their place.

    Parameters
    ----------
    old, new
        (T, 4), the 4th column constant.
    """

    def __init__(self, old: list[list[float]], new: list[list[float]]) -> None:
        self._old, self._new = np.array(old, dtype=np.float64), np.array(new, dtype=np.float64)
        self._columns: dict[int, str] = {}  # the variable that holds each column

    def put(self, space: dict[str, Any], names: list[str]) -> bool:
        """Replace what variables hold all inputs, or all columns of them; return whether any did."""
        done = False
        for name in names:
            if name not in space:
                continue
            other = self.other(space[name])
            if other is not space[name]:
                space[name] = other
                done = True
            elif self._complete(name, space):
                for k, column in self._columns.items():
                    space[column] = _like(space[column], self._new[:, k])
                self._columns.clear()
                done = True
        return done

    def other(self, value: Any) -> Any:
        """What takes the place of a value: the value itself where it does not hold all inputs."""
        count = _count(value)
        steps = len(self._old)
        if count % steps or not len(TELLING) <= count // steps <= MOST_COLUMNS:
            return value
        numbers = _numbers(value, count)
        if numbers is None:
            return value
        for rows in _layouts(numbers, steps):
            which = [self._column(column, self._old) for column in rows.T]
            stated = [self._column(column, self._new) for column in rows.T]  # of some columns literals were replaced
            which = [old if old is not None else new for old, new in zip(which, stated, strict=True)]
            if which != stated and sorted(k for k in which if k is not None) == list(TELLING):
                for at, k in enumerate(which):
                    if k is not None:
                        rows[:, at] = self._new[:, k]
                return _like(value, numbers)
        return value

    def _complete(self, name: str, space: dict[str, Any]) -> bool:
        """Whether variables, this one the last, hold the columns one by one."""
        self._columns = {k: other for k, other in self._columns.items() if other != name}
        steps = len(self._old)
        numbers = _numbers(space[name], steps) if _count(space[name]) == steps else None
        k = None if numbers is None else self._column(numbers.ravel(), self._old)
        if k is not None:
            self._columns[k] = name
        return len(self._columns) == len(TELLING)

    @staticmethod
    def _column(numbers: FloatArray, inputs: FloatArray) -> int | None:
        return next((k for k in TELLING if np.array_equal(numbers, inputs[:, k])), None)


def _layouts(numbers: FloatArray, steps: int) -> Iterator[FloatArray]:
    """Views of a contiguous array as one row for each step."""
    shape = [axis for axis in numbers.shape if axis != 1]
    if len(shape) == 1 or (len(shape) == 2 and shape[0] == steps):
        yield numbers.reshape(steps, -1)
    if len(shape) == 1 or (len(shape) == 2 and shape[1] == steps):
        yield numbers.reshape(-1, steps).T


def _count(value: Any, deep: int = 0) -> int:
    """How many numbers a value holds, by a glance at it; 0 for what holds none."""
    if isinstance(value, (list, tuple)):
        return len(value) * (_count(value[0], deep + 1) or 1) if value and deep < DEEPEST else 0
    shape = getattr(value, "shape", ()) if type(value).__name__ in ("ndarray", "matrix", "Tensor") else ()
    count = 1 if shape else 0
    for axis in shape:
        count *= axis
    return count


def _numbers(value: Any, count: int) -> FloatArray | None:
    """A copy of the numbers in a value; None where there is something else among them."""
    try:
        plain = value.detach().double().numpy() if type(value).__name__ == "Tensor" else value
        numbers = np.array(plain, dtype=np.float64, order="C")
    except (TypeError, ValueError, RuntimeError):
        return None
    return numbers if numbers.size == count else None


def _like(value: Any, numbers: FloatArray) -> Any:
    """Numbers as a value of the same kind and shape; whole numbers stay whole where the new ones are."""
    if isinstance(value, (list, tuple)):
        return _nested(value, iter(numbers.ravel().tolist()))
    if type(value).__name__ == "Tensor":
        import torch

        tensor = torch.tensor(numbers.reshape(tuple(value.shape)), dtype=torch.float64)
        return tensor.to(value.dtype) if value.dtype.is_floating_point or _whole(numbers) else tensor.float()
    made = numbers.reshape(value.shape)
    made = made.astype(value.dtype) if value.dtype.kind == "f" or _whole(numbers) else made
    return np.asmatrix(made) if type(value).__name__ == "matrix" else made


def _nested(value: Any, numbers: Iterator[float]) -> Any:
    if isinstance(value, (list, tuple)):
        inner = [_nested(one, numbers) for one in value]
        return inner if isinstance(value, list) else tuple(inner)
    if getattr(value, "shape", ()):
        flat = [next(numbers) for _ in range(int(np.size(value)))]
        return _like(value, np.array(flat))
    number = next(numbers)
    if number.is_integer() and isinstance(value, (int, str)):
        number = int(number)
    return str(number) if isinstance(value, str) else number


def _whole(numbers: FloatArray) -> bool:
    return bool((numbers == np.trunc(numbers)).all())


# -- in functions and blocks --------------------------------------------------------------------------------


def only_binds(statement: ast.stmt) -> bool:
    """Whether what a statement has bound was not used in it yet: it is no block, or one that only fills variables."""
    if not isinstance(statement, COMPOUND):
        return True
    calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
    names = {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in calls}
    return names <= {*FILLING, *COUNTING}


def look_inside(tree: ast.Module, place: Place) -> None:
    """Have what functions and blocks bind, fill and return pass by `OTHER`, in place: globals are looked at without.

    X = np.zeros((9, 4))   ->   X = __lg_other__(7, np.zeros((9, 4)))
    X[1, 1] = 1            ->   X[1, 1] = 1; X = __lg_other__(8, X)
    return X               ->   return __lg_other__(9, X)
    """
    for node in _statements(tree.body, into_scopes=True):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _Looking(place, _own_names(node)).look(node)
        elif isinstance(node, COMPOUND) and node in tree.body:
            _Looking(place, {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}).look(node)


def _own_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Names that a function may bind anew: its parameters, and those that a statement of its own binds."""
    names = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
    for node in _statements(function.body):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def _statements(block: list[Any], *, into_scopes: bool = False) -> Iterator[ast.AST]:
    """The statements of a block and of the blocks in them; those of functions and classes only if asked for."""
    for statement in block:
        yield statement
        if into_scopes or not isinstance(statement, SCOPES):
            for field in BLOCKS:
                yield from _statements(getattr(statement, field, []), into_scopes=into_scopes)


class _Looking(ast.NodeTransformer):
    """One function's own statements, or those of a top-level block."""

    def __init__(self, place: Place, names: set[str]) -> None:
        self._place, self._names = place, names

    def look(self, statement: ast.AST) -> None:
        """Look at what each of the statements in it leaves."""
        super().generic_visit(statement)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Go into blocks, not into expressions, and not into functions: they have their own turn."""
        if isinstance(node, (ast.stmt, ast.ExceptHandler)) and not isinstance(node, SCOPES):
            super().generic_visit(node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.stmt]:
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Subscript):
            return self._filled(node, node.targets[0])
        node.value = self._looked_at(node.value)
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.stmt]:
        return self._filled(node, node.target)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        node.value = self._looked_at(node.value) if node.value is not None else None
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | list[ast.stmt]:
        call = node.value
        method = call.func if isinstance(call, ast.Call) else None
        return self._filled(node, method) if isinstance(method, ast.Attribute) and method.attr in FILLING else node

    def _looked_at(self, value: ast.expr) -> ast.expr:
        hook, number = ast.Name(OTHER, ast.Load()), ast.Constant(self._place(value.lineno))
        looked_at = ast.Call(ast.copy_location(hook, value), [ast.copy_location(number, value), value], [])
        return ast.copy_location(looked_at, value)

    def _filled(self, statement: ast.stmt, filled: ast.expr) -> ast.AST | list[ast.stmt]:
        """Look at a variable of the function's own again, after something was written into it."""
        while isinstance(filled, (ast.Subscript, ast.Attribute)):
            filled = filled.value
        if not isinstance(filled, ast.Name) or filled.id not in self._names:
            return statement
        read = ast.copy_location(ast.Name(filled.id, ast.Load()), statement)
        again = ast.Assign([ast.Name(filled.id, ast.Store())], self._looked_at(read))
        return [statement, located(again, statement)]
