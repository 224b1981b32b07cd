"""What each top-level statement defines, uses and takes from libraries.

The judge follows an answer back through the statements that made it (a slice, at the grain of top-level
statements) and asks which libraries did the work there. This module only reads the syntax tree; it runs in
the box because parsing a stranger's source belongs there.

A statement that takes something from torch may hold several parts of the homework: a class with a method for each, a
`main()`, a loop. What it holds is told too, so that the judge can look into it.

What another file of the program gives is named with that file's name: `from act import sigmoid` and `act.sigmoid(x)`
both use `act.sigmoid`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .syntax import Pieces, walk

LIBRARIES = ("numpy", "torch", "math", "scipy", "pandas", "cmath", "sympy")
MAX_NAMES = 200
MAX_DEPTH = 6  # of statements inside of each other
TENSOR_METHODS = frozenset(("sigmoid", "sigmoid_", "tanh", "tanh_"))  # NumPy's arrays have none of these

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


_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, *_COMPREHENSIONS)

# A function that does nothing but these, and gives nothing back, only shows what it is given.
_SHOWS = frozenset(
    "print write writelines flush join format str repr round float int len list tuple zip enumerate map range".split()
)
_GIVES = (ast.Return, ast.Yield, ast.YieldFrom, ast.AugAssign, ast.Global, ast.Nonlocal)


def _only_shows(statement: ast.stmt, nodes: Sequence[ast.AST]) -> bool:
    """Whether a function is `def say(*parts): print(*parts)` or the like."""
    if not isinstance(statement, ast.FunctionDef) or any(isinstance(node, _GIVES) for node in nodes):
        return False
    if any(isinstance(node, ast.BinOp) and not _of_text(node) for node in nodes):
        return False
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    names = {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in called}
    return bool(names & {"print", "write", "writelines"}) and names <= _SHOWS


def _of_text(node: ast.expr) -> bool:
    """Whether an expression is put together of texts: `" ".join(parts) + end`, `"%.2f" % y`."""
    if isinstance(node, ast.BinOp):
        return _of_text(node.left) or (isinstance(node.op, ast.Add) and _of_text(node.right))
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("join", "format")
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _imports(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """Name in the program -> dotted name of what it stands for: the libraries that matter here, and other files.

    And `def name` for a function or method that has a tensor's method's name, `global name` for the global names that a
    function binds or writes into.
    """
    names: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and node.name in TENSOR_METHODS:
            names[f"def {node.name}"] = ""
        if isinstance(node, ast.FunctionDef) and (changed := _changes_outside(node)):
            names[f"global {node.name}"] = " ".join(sorted(changed)[:MAX_NAMES])
        if isinstance(node, ast.Assign) and (module := _imported_by_call(node.value)):
            names |= {target.id: module for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and _of_library(node.module):
            for alias in node.names:
                if alias.name == "*":
                    for name in ("exp", "tanh", "array", "dot", "sigmoid", "zeros"):
                        names.setdefault(name, f"{node.module}.{name}")
                else:
                    names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _imported_by_call(node: ast.AST) -> str | None:
    """The module that `importlib.import_module("torch.nn")` or `__import__("tor" + "ch")` gives."""
    if not isinstance(node, ast.Call) or not node.args:
        return None
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    text = _folded(node.args[0]) if called in ("__import__", "import_module") else None
    return text.partition(".")[0] if text and called == "__import__" else text


def _folded(node: ast.expr) -> str | None:
    """The text that an expression is, where it is put together of constants."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _folded(node.left), _folded(node.right)
        return None if left is None or right is None else left + right
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _changes_outside(function: ast.FunctionDef) -> set[str]:
    """Global names that a function binds, or into whose values it writes: `ys.append(h)`."""
    nodes = walk(function)
    declared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
    bound, changed = _defines(ast.Pass(), nodes)
    own = {node.arg for node in nodes if isinstance(node, ast.arg)} | (bound - declared)
    return (bound & declared) | (changed - own - {"self"})


def _of_library(dotted: str) -> bool:
    return dotted.partition(".")[0] in LIBRARIES


def _is_known(dotted: str) -> bool:
    """Whether a module is no file beside the program."""
    return _of_library(dotted) or dotted.partition(".")[0] in sys.stdlib_module_names


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
            if chain and _of_library(names.get(chain[0], "")):
                found.add(".".join([names[chain[0]], *chain[1:]]))
            elif isinstance(node, ast.Attribute) and (module := _imported_by_call(node.value)) and _of_library(module):
                found.add(f"{module}.{node.attr}")
        elif isinstance(node, ast.Call) and (method := _of_tensor(node, names)):
            found.add(f"torch.Tensor.{method}")
        elif isinstance(node, ast.Call) and (use := _looked_up(node, names)):
            found.add(use)
    # `torch.nn.LSTM` is also walked as `torch.nn` and `torch`: only the longest says what was used
    return {use for use in found if not any(other.startswith(use + ".") for other in found)}


def _looked_up(call: ast.Call, names: dict[str, str]) -> str | None:
    """What `getattr(torch, "tanh")` takes; of `vars(torch)` nobody can say what."""
    called = getattr(call.func, "id", "")
    if called not in ("getattr", "vars") or not call.args:
        return None
    chain = _dotted(call.args[0])
    if not chain or not _of_library(names.get(chain[0], "")):
        return None
    name = _folded(call.args[1]) if called == "getattr" and len(call.args) > 1 else None
    return ".".join([names[chain[0]], *chain[1:], name or called])


def _of_tensor(call: ast.Call, names: dict[str, str]) -> str | None:
    """The method that is called, if it can only be a tensor's: `z.sigmoid()`, where torch is there, `z` no library."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in TENSOR_METHODS or call.args:
        return None
    root = (_dotted(function) or [""])[0]
    torch = any(name.startswith("torch") for name in names.values())
    own = root == "self" or root in names or f"def {function.attr}" in names
    return function.attr if torch and not own else None


def _of_other_files(nodes: Sequence[ast.AST], names: dict[str, str]) -> set[str]:
    """What comes from files beside this one, as `file.name`; `file.*` for all that is in it."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and not _is_known(node.module):
            stem = node.module.rpartition(".")[2]
            found |= {f"{stem}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute):
            chain = _dotted(node)
            if chain and chain[0] in names and not _is_known(names[chain[0]]):
                found.add(f"{names[chain[0]].rpartition('.')[2]}.{chain[1]}")
    return found


def _names(nodes: Sequence[ast.AST], context: type[ast.expr_context]) -> set[str]:
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _free_names(nodes: Sequence[ast.AST]) -> set[str]:
    """The names that are read, but for what a function or a comprehension binds for itself: `x` of `def sigmoid(x)`."""
    own: set[int] = set()
    for node in nodes:
        if isinstance(node, _SCOPES):
            inner = walk(node)
            arguments = {one.arg for one in inner if isinstance(one, ast.arg)}
            declared = {name for one in inner if isinstance(one, (ast.Global, ast.Nonlocal)) for name in one.names}
            bound = (arguments | _names(inner, ast.Store)) - declared
            own.update(id(one) for one in inner if isinstance(one, ast.Name) and one.id in bound)
    return _names([one for one in nodes if id(one) not in own], ast.Load)


def _defines(statement: ast.stmt, nodes: Sequence[ast.AST]) -> tuple[set[str], set[str]]:
    """The names that a statement binds, and those of objects in which it sets or adds something."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {statement.name}, set()
    bound = _names(nodes, ast.Store)
    changed = set()
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            bound |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            chain = _dotted(node.value)
            if chain:
                changed.add(chain[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = _dotted(node.func.value)  # ys.append(h), cell.weight_ih.data.copy_(w): changes its owner
            if chain and node.func.attr in ("append", "extend", "insert", "copy_", "fill_", "zero_", "update"):
                changed.add(chain[0])
    return bound, changed


def usage(statements: Pieces, imports: dict[str, str]) -> Iterator[tuple[str, list[Any]]]:
    """Describe each top-level statement, and what is inside of those that take something from torch.

    Parameters
    ----------
    statements
        The top-level ones as the student wrote them, before they are instrumented, each with all its nodes.
    imports
        What earlier cells of a notebook imported; extended in place.

    Yields
    ------
    ``"usage"`` or ``"inside"``, and
    ``[first line, last line, is_definition, is_literal, defined names, used names, library uses, changed names]``
    """
    imports.update(_imports(node for _, nodes in statements for node in nodes))
    for statement, nodes in statements:
        described = _described(statement, nodes, imports)
        yield "usage", described
        *_, libraries, _ = described
        if any(use.startswith("torch.") for use in libraries):
            yield from _inside(statement, imports, MAX_DEPTH)


def _described(statement: ast.stmt, nodes: Sequence[ast.AST], imports: dict[str, str]) -> list[Any]:
    definition = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or (
        isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda)
    )
    libraries: set[str] = set()
    if not isinstance(statement, (ast.Import, ast.ImportFrom)):
        libraries = _library_uses(nodes, imports)
    uses = _free_names(nodes) | _of_other_files(nodes, imports)
    bound, changed = _defines(statement, nodes)
    if not definition:
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        changed |= {one for name in called for one in imports.get(f"global {name}", "").split()}
    return [
        min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))]),
        statement.end_lineno or statement.lineno,
        definition,
        _only_shows(statement, nodes) or not any(isinstance(node, _COMPUTES) for node in nodes),
        sorted(bound | changed)[:MAX_NAMES],
        sorted(uses)[:MAX_NAMES],
        sorted(libraries)[:MAX_NAMES],
        sorted(changed - bound)[:MAX_NAMES],
    ]


def _inside(statement: ast.stmt, imports: dict[str, str], depth: int) -> Iterator[tuple[str, list[Any]]]:
    """Describe what a compound statement holds; of an object's methods, those that it calls are used by name."""
    for inner in _body(statement) if depth else ():
        nodes = walk(inner)
        described = _described(inner, nodes, imports)
        own = {node.attr for node in nodes if isinstance(node, ast.Attribute) and (_dotted(node) or [""])[0] == "self"}
        described[5] = sorted({*described[5], *own})[:MAX_NAMES]
        yield "inside", described
        yield from _inside(inner, imports, depth - 1)


def _body(statement: ast.stmt) -> Iterator[ast.stmt]:
    for block in ("body", "orelse", "finalbody"):
        yield from getattr(statement, block, ())
    for handler in getattr(statement, "handlers", ()):
        yield from handler.body
