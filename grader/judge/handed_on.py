"""Following a place back through statements that only hand a value on: `print(ys)`, `return h`, `ys.append(h)`.

What is wrong with a number is wrong where it is computed. From a statement that computes nothing the way leads to the
statement in the same function (or the same program) that gave the variable its value; a loop that is known to have
filled an array leads to the line in it that wrote into the array.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from grader.intake.submission import Source
from grader.judge.python_text import parse
from grader.observations import Place

MOST_STEPS = 8  # of the way: a program that hands a value on more often goes round in circles
ROUNDING = frozenset("round around".split())
# What these are given they give again, in another form. `int` is not among them: it cuts.
HANDS_ON = ROUNDING | frozenset(
    "float float64 float32 array asarray stack hstack vstack concatenate list tuple dict enumerate zip squeeze ravel "
    "flatten reshape tolist item copy print display str format array2string DataFrame Series".split()
)
_NUMBER = re.compile(r"\[(\d)\]")
_Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPOUND = (ast.For, ast.While, ast.With, ast.If, ast.Try)


def computing(
    place: Place,
    sources: Sequence[Source],
    *,
    path: str = "",
    whole: bool = False,
    hands_on: frozenset[str] = HANDS_ON,
) -> Place:
    """Follow a place to the line that computes.

    Parameters
    ----------
    path
        Which of several values it is: "[1]" of `return h, c`.
    whole
        Whether to look for where the variable was made, not for where something was written into it.
    hands_on
        Functions that are looked through.
    """
    passed: set[tuple[int | None, int, str]] = set()
    for _ in range(MOST_STEPS):
        passed.add((place.cell, place.line, place.kind))
        further = _before(place, sources, path, whole, hands_on)
        if further is None or (further.cell, further.line, further.kind) in passed:
            break
        place, path = further, ""
    return place


def statement_at(place: Place, sources: Sequence[Source]) -> ast.stmt | None:
    """The innermost statement that holds a place."""
    tree = parse(text_at(place, sources))
    return None if tree is None else _innermost(tree, place.line)


def handed_on_at(place: Place, sources: Sequence[Source]) -> str:
    """The one variable whose value the statement at a place hands on: `y` of `print(y)`; empty where there is none."""
    statement = statement_at(place, sources)
    return "" if statement is None else _handed_on(statement, place.name, "", HANDS_ON)


def text_at(place: Place, sources: Sequence[Source]) -> str:
    """The text of the file, or of the notebook's cell, in which a place lies."""
    source = next((one for one in sources if one.path == place.file), None)
    if source is None:
        return ""
    if place.cell is None:
        return source.text
    return next((cell.text for cell in source.cells if cell.code and cell.number == place.cell), "")


def _before(place: Place, sources: Sequence[Source], path: str, whole: bool, hands_on: frozenset[str]) -> Place | None:
    """Where the value that a place hands on came from; None where the place computes it."""
    tree = parse(text_at(place, sources))
    statement = None if tree is None else _innermost(tree, place.line)
    if tree is None or statement is None:
        return None
    if isinstance(statement, _FUNCTIONS):  # as a function is known that is called by name
        returns = [one for inner in statement.body for one in _own_statements(inner) if isinstance(one, ast.Return)]
        return structs.replace(place, line=returns[-1].lineno, kind="return") if returns else None
    if place.kind == "snapshot":  # after a statement at the top, at its last line
        statement = next((one for one in reversed(tree.body) if one.lineno <= place.line), statement)
    if isinstance(statement, _COMPOUND):
        name = place.name
        writes = [one for one in _own_statements(statement) if _gives(one, name)]
        if not whole:
            return structs.replace(place, line=writes[-1].lineno, kind="bind") if writes else None
    else:
        name = _handed_on(statement, place.name, path, hands_on)
    if not name:
        return None
    scope = _scope(tree, place.line)
    found = _definition(scope, name, place.line, whole, statement)
    if found is None and scope is not tree:
        found = _definition(tree, name, place.line, whole, statement)
    if found is not None:
        return structs.replace(place, line=found.lineno, name=name, kind="bind")
    return _in_earlier_cell(place, name, sources, whole)


def _in_earlier_cell(place: Place, name: str, sources: Sequence[Source], whole: bool) -> Place | None:
    source = next((one for one in sources if one.path == place.file), None)
    if source is None or place.cell is None:
        return None
    for cell in reversed([one for one in source.cells if one.code and one.number < place.cell]):
        tree = parse(cell.text)
        found = None if tree is None else _definition(tree, name, len(cell.text), whole)
        if found is not None:
            return structs.replace(place, cell=cell.number, line=found.lineno, name=name, kind="bind")
    return None


# -- statements ---------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=8)  # the files of one submission, each asked of many times
def _by_line(tree: ast.Module) -> Mapping[int, ast.stmt]:
    """For each line the statement with the fewest lines that holds it; of several on one line the last."""
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    statements.sort(key=lambda node: (node.lineno - (node.end_lineno or node.lineno), node.col_offset))
    found: dict[int, ast.stmt] = {}
    for node in statements:  # the longest first
        found |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), node)
    return found


def _innermost(tree: ast.Module, line: int) -> ast.stmt | None:
    return _by_line(tree).get(line)


def _scope(tree: ast.Module, line: int) -> _Scope:
    """The innermost function around a line, else the program."""
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, _FUNCTIONS) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return max(around, key=lambda node: node.lineno) if around else tree


def _own_statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Statements in the order of their lines, without those of functions and classes inside."""
    if isinstance(node, ast.stmt):
        yield node
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, (ast.stmt, ast.ExceptHandler)) and not isinstance(inner, (*_FUNCTIONS, ast.ClassDef)):
            yield from _own_statements(inner)


def _definition(scope: _Scope, name: str, line: int, whole: bool, handing: ast.stmt | None = None) -> ast.stmt | None:
    """The last statement before a line that gives a variable its value, else the last of all; rather no literal."""
    body = [statement for inner in scope.body for statement in _own_statements(inner)]
    gives = [one for one in body if not isinstance(one, _COMPOUND) and _gives(one, name, whole=whole)]
    gives = [one for one in gives if one is not handing]
    if not whole:
        gives = [one for one in gives if not _literal(one)] or gives
    before = [one for one in gives if one.lineno <= line]
    return before[-1] if before else gives[-1] if gives else None


def _gives(statement: ast.stmt, name: str, *, whole: bool = False) -> bool:
    """Whether a statement gives a variable a value, or (unless the whole is asked for) writes into it."""
    if isinstance(statement, ast.Assign):
        targets = [one for target in statement.targets for one in _targets(target)]
    elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)):
        targets = [statement.target]
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and not whole:
        called = statement.value.func
        writes = isinstance(called, ast.Attribute) and called.attr in ("append", "extend", "insert", "write")
        targets = [called.value] if isinstance(called, ast.Attribute) and writes else []
    else:
        return False
    if not whole:
        targets = [one.value if isinstance(one, ast.Subscript) else one for one in targets]
    return name in {_dotted(one) for one in targets}


def _targets(target: ast.expr) -> list[ast.expr]:
    if isinstance(target, (ast.Tuple, ast.List)):
        return [one for element in target.elts for one in _targets(element)]
    return [target]


def _literal(statement: ast.stmt) -> bool:
    """Whether a statement only sets a variable to a constant or an empty list: what a loop begins with."""
    value = getattr(statement, "value", None)
    return value is not None and not any(
        isinstance(node, (ast.BinOp, ast.Call, ast.Name, ast.comprehension)) for node in ast.walk(value)
    )


# -- what a statement hands on ------------------------------------------------------------------------------


def _handed_on(statement: ast.stmt, name: str, path: str, hands_on: frozenset[str]) -> str:
    """The variable that a statement hands on unchanged; empty where it computes something."""
    value: ast.expr | None = None
    if isinstance(statement, (ast.Return, ast.Assign, ast.AnnAssign)):
        value = statement.value
    elif isinstance(statement, ast.Expr):
        value = statement.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "append":
            value = value.args[0] if value.args else None
        elif isinstance(value, (ast.Yield, ast.Await)):
            value = value.value
    if isinstance(value, ast.Tuple) and isinstance(statement, ast.Assign):
        value = _beside(statement.targets[0], value, name)
    elif isinstance(value, ast.Tuple) and (number := _NUMBER.match(path)) and int(number[1]) < len(value.elts):
        value = value.elts[int(number[1])]
    return "" if value is None else _variable(value, hands_on)


def _beside(target: ast.expr, value: ast.Tuple, name: str) -> ast.expr | None:
    """Of `h, c = a, b` what is given to one of them."""
    targets = _targets(target)
    if len(targets) != len(value.elts):
        return None
    return next((one for to, one in zip(targets, value.elts, strict=True) if _dotted(to) == name), None)


def _variable(value: ast.expr, hands_on: frozenset[str]) -> str:
    """The one variable that an expression gives again, in whatever form; empty where there is none or several."""
    names = set(_variables(value, hands_on))
    return names.pop() if len(names) == 1 else ""


def _variables(value: ast.AST, hands_on: frozenset[str]) -> Iterator[str]:
    if isinstance(value, (ast.Name, ast.Attribute)):
        name = _dotted(value)
        yield name if isinstance(value, ast.Name) or name.startswith("self.") else ""
    elif isinstance(value, ast.Subscript):
        yield from _variables(value.value, hands_on)
    elif isinstance(value, ast.Call):
        called = value.func
        if (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) not in hands_on:
            yield from ("", " ")  # it computes: no variable
        elif isinstance(called, ast.Attribute) and not _is_library(called.value):
            yield from _variables(called.value, hands_on)  # ys.round(2)
        else:
            for argument in value.args:
                yield from _variables(argument, hands_on)
    elif isinstance(value, (ast.List, ast.Tuple)):
        for element in value.elts:
            yield from _variables(element, hands_on)
    elif isinstance(value, (ast.ListComp, ast.GeneratorExp)):
        inner = set(_variables(value.elt, hands_on))
        loops = {_dotted(one) for loop in value.generators for one in _targets(loop.target)}
        yield from inner - loops
        if inner & loops:
            for loop in value.generators:
                yield from _variables(loop.iter, hands_on)
    elif isinstance(value, (ast.JoinedStr, ast.FormattedValue, ast.Starred)):
        for part in ast.iter_child_nodes(value):
            yield from _variables(part, hands_on)
    elif not isinstance(value, ast.Constant):
        yield from ("", " ")


def _is_library(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in ("np", "numpy", "torch", "pd", "pandas")


def _dotted(value: ast.expr) -> str:
    """`self.c` as it is written; empty for anything but names and their attributes."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        owner = _dotted(value.value)
        return f"{owner}.{value.attr}" if owner else ""
    return ""
