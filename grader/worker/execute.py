"""Run a script or the cells of a notebook, and report how each ended."""

from __future__ import annotations
import __future__

import ast
import builtins
import contextlib
import importlib.machinery
import importlib.util
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .filling import StillFilled
from .instrument import CALLED, HOOK, filled, instrument, located
from .main_guard import GUARD, mend_guards
from .other_numbers import OtherNumbers
from .packages import package_of
from .record import Recorder
from .syntax import Pieces, pieces
from .uncalled import arguments_of, plain_calls, used_up
from .unwrap import unwrap, words
from .usage import usage

STEP = "__lg_step__"
FUTURES = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}
MAX_MESSAGE = 400
MAX_FRAMES = 8
MAX_DEPTH = 10_000  # of a traceback
MAX_HELD = 200  # names that are looked at for inputs after a statement
# Dropped when memory is out, so that it can still be said. Made before runs are forked: written anew, it would be 64
# page faults in each.
_BALLAST = [bytearray(256 << 10)]
CONTAINERS = (list, tuple, dict)

Transform = Callable[[str], str]
_trace_of = BaseException.__dict__["__traceback__"].__get__
_name_of = type.__dict__["__name__"].__get__


class Program:
    """A program being run: its ``__main__`` module, and the compiled pieces that ran in it."""

    def __init__(
        self,
        recorder: Recorder,
        folder: str,
        entry: str,
        *,
        lenient: bool,
        describe: bool = True,
        others: OtherNumbers | None = None,
    ) -> None:
        self._recorder = recorder
        self._others = others
        self._describe = describe  # whether to tell what the statements define and use
        self._lenient = lenient  # on other numbers a program's own assertions about these numbers do not hold
        self._imports: dict[str, str] = {}
        self._futures = 0
        self._steps: dict[int, tuple[str, int, list[str], set[str], list[str]]] = {}
        self.cells: dict[str, str] = {}  # of a notebook, by file name: the text of each
        self._pieces: dict[str, Pieces] = {}
        self._last_line = 0  # where the last top-level statement of what was compiled last begins
        self.left_out: Mapping[str, str] = {}  # functions that hung, and what they raise as soon as they are called
        self.called: set[str] = set()  # names of top-level functions that have run
        self._functions: dict[str, set[str]] = {}  # defined at top level -> names that it uses
        self._calls: dict[str, list[ast.expr]] = {}  # of such functions where they may not have come to: what is given
        self.module = types.ModuleType("__main__")
        self.module.__dict__["__file__"] = str(Path(folder) / entry)
        self.module.__dict__["__package__"] = package_of(folder, entry)
        self.module.__dict__["__builtins__"] = builtins
        sys.modules["__main__"] = self.module
        setattr(builtins, HOOK, recorder.value)
        setattr(builtins, STEP, self._step)
        setattr(builtins, CALLED, self.called.add)
        setattr(builtins, GUARD, self._below_mistyped_guard)
        sys.path_hooks.insert(0, _instrumented_imports(recorder, folder, others))
        sys.path_importer_cache.pop(folder, None)

    # -- compile ------------------------------------------------------------------------------------------

    def compile(self, text: str, filename: str, show: Callable[[ast.expr], ast.expr] | None = None) -> Any:
        """Compile a source with its recording calls; `show` wraps a last bare expression (notebooks)."""
        tree = ast.parse(text, filename)
        if self._lenient:
            tree = _WithoutAsserts().visit(tree)
        if self.left_out:
            _leave_out(tree, self.left_out)
        tree.body = unwrap(mend_guards(tree.body), self._names_elsewhere(filename))
        self.replace_in(tree, filename)
        statements = pieces(tree)
        self.report_usage(statements, filename)
        for node, inside in statements:
            if isinstance(node, ast.FunctionDef):
                self._functions[node.name] = {name.id for name in inside if isinstance(name, ast.Name)}
            elif isinstance(node, (ast.If, ast.Try)):
                self._calls |= plain_calls(inside)
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                for alias in node.names:
                    self._futures |= FUTURES.get(alias.name, 0)
        last = tree.body[-1] if tree.body else None
        self._last_line = last.lineno if last is not None else 0
        if show is not None and isinstance(last, ast.Expr):
            last.value = show(last.value)
        tree.body = self._with_steps(statements, filename)
        self.watch(tree, filename)
        flags = self._futures | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if show is not None else self._futures
        return compile(tree, filename, "exec", flags=flags, dont_inherit=True)

    def _names_elsewhere(self, filename: str) -> Callable[[], Iterable[str]]:
        others = [text for name, text in self.cells.items() if name != filename]
        return lambda: {name for text in others for name in words(text)}

    def _later(self, filename: str) -> Iterator[tuple[ast.stmt, list[ast.AST]]]:
        """The statements of the notebook's cells behind this one, as far as they are Python as they stand."""
        names = list(self.cells)
        for name in names[names.index(filename) + 1 :] if filename in self.cells else ():
            if name not in self._pieces:
                try:
                    self._pieces[name] = pieces(ast.parse(self.cells[name]))
                except (SyntaxError, ValueError, RecursionError, MemoryError):
                    self._pieces[name] = []  # a magic, say
            yield from self._pieces[name]

    def report_usage(self, statements: Pieces, filename: str) -> None:
        """Tell what top-level statements define and use, if that is asked for."""
        for tag, piece in usage(statements, self._imports) if self._describe else ():
            self._recorder.event([tag, *self._recorder.shown(filename), *piece])

    def replace_in(self, tree: ast.Module, filename: str) -> None:
        """Make a tree state the other numbers, if there are any."""
        if self._others is not None:
            self._others.in_tree(tree, filename)

    def watch(self, tree: ast.Module, filename: str) -> None:
        """Have a tree record its values."""
        _watch(tree, filename, self._recorder)

    def _with_steps(self, statements: Pieces, filename: str) -> list[ast.stmt]:
        """After each top-level statement, look at what the names in it hold now.

        The names that the next statement will bind are looked at too: a list that functions filled is
        seen whole before its name is used again.
        """
        body: list[ast.stmt] = []
        unfinished = StillFilled([*statements, *self._later(filename)]) if self._others is not None else None
        mentioned = [{node.id for node in inside if isinstance(node, ast.Name)} for _, inside in statements]
        for index, (statement, _) in enumerate(statements):
            body.append(statement)
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
                continue
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue  # a docstring has to stay what it is
            names = mentioned[index] | (mentioned[index + 1] if index + 1 < len(statements) else set())
            number = len(self._steps)
            end = statement.end_lineno or statement.lineno
            again = set(filled(statement)) if isinstance(statement, (ast.For, ast.While)) else set()
            held = self._held(names, unfinished, index) if unfinished is not None else []
            self._steps[number] = (filename, end, sorted(names)[:100], again, held)
            call = ast.Call(ast.Name(STEP, ast.Load()), [ast.Constant(number)], [])
            body.append(located(ast.Expr(call), statement))
        return body

    def _held(self, names: set[str], unfinished: StillFilled, index: int) -> list[str]:
        """The names in which inputs may be whole now: those too that functions use which are called next."""
        read = {used for name in names for used in self._functions.get(name, ())}
        return sorted((names | read) - unfinished.after(index, names | read))[:MAX_HELD]

    # -- run ----------------------------------------------------------------------------------------------

    def run(self, code: Any) -> None:
        """Run a compiled piece in ``__main__``; a top-level ``await`` is driven to its end."""
        result = eval(code, self.module.__dict__)
        if inspect.iscoroutine(result):
            import asyncio

            asyncio.run(result)

    def attempt(self, cell: int | None, filename: str, action: Callable[[], None]) -> None:
        """Do something of the student's, and report how it ended; whatever it raises, it ends here."""
        try:
            action()
        except SystemExit as error:
            self._ended(cell, filename, "exit", error)
        except SyntaxError as error:
            inside = not _frames(error, self._recorder)
            self._ended(cell, filename, "syntax" if inside else "exception", error)
        except BaseException as error:  # noqa: BLE001  the student's: anything at all
            unreadable = type(error) is ValueError and not _frames(error, self._recorder) and "null bytes" in str(error)
            self._ended(cell, filename, "syntax" if unreadable else "exception", error)
        else:
            self._recorder.event(["end", cell, "ok", "", "", []])
        self._recorder.flush()

    def _ended(self, cell: int | None, filename: str, how: str, error: BaseException) -> None:
        _BALLAST.clear()
        frames = _frames(error, self._recorder)
        code = error.code if type(error) is SystemExit else 1  # a subclass may say anything
        without_error = code is None or (type(code) in (int, bool) and code == 0)  # unittest.main() says False
        if how == "exit" and without_error and frames and frames[0][2] >= self._last_line:
            how, frames = "ok", []  # `sys.exit(main())` as the last statement is a normal end
        if how == "syntax":
            named = getattr(error, "filename", None) or "<unknown>"  # the notebook's reader of tokens knows no name
            shown = self._recorder.shown(filename if named.startswith("<") else named)
            frames = [[shown[0][:200], shown[1], getattr(error, "lineno", None) or 0, ""]]
        self._recorder.event(["end", cell, how, kind_of(error), said(error), frames])
        with contextlib.suppress(MemoryError):
            self._look_into_functions(error)

    def script(self, text: str, entry: str) -> None:
        """Run a script from its first line to its last."""
        filename = self.module.__dict__["__file__"]
        self._recorder.register_file(filename, entry, None)
        self.module.__dict__["__name__"] = "__main__"
        self.attempt(None, filename, lambda: self.run(self.compile(text, filename)))
        self.look_at_everything(filename)

    def cell(self, number: int, text: str, entry: str, transform: Transform, show: Any) -> None:
        """Run one cell of a notebook; `transform` turns magics to Python, `show` displays a last value."""
        filename = f"<{entry} cell {number}>"
        self._recorder.register_file(filename, entry, number)
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)

        def action() -> None:
            code = self.compile(transform(text), filename, show)
            self.run(code)

        self.attempt(number, filename, action)

    def call_the_uncalled(self) -> None:
        """Call functions that were defined and never called, where it is clear how.

        It is clear where every parameter has a default, or bears the name of a global value, and where a branch that
        was not taken calls it with such. A function that only serves another uncalled one is left to it.
        """
        space = self.module.__dict__
        uncalled = [name for name in self._functions if name not in self.called and inspect.isfunction(space.get(name))]
        served = {used for name in uncalled for used in self._functions[name] if used != name}
        for name in uncalled:
            function = space[name]
            if name in served or name in self.called:
                continue
            given = arguments_of(function, space, self._calls.get(name, []))
            if given is None:
                continue
            code = function.__code__
            shown, cell = self._recorder.shown(code.co_filename)
            self._recorder.event(["uncalled", name, shown, cell, code.co_firstlineno])
            self.attempt(cell, code.co_filename, lambda: used_up(function(**given)))  # noqa: B023

    def _below_mistyped_guard(self, test: str, line: int) -> None:
        at = self._recorder.student_line()
        if at is not None:
            self._recorder.event(["uncalled", test, *self._recorder.shown(at[0]), line])

    # -- look ---------------------------------------------------------------------------------------------

    def _step(self, number: int) -> None:
        filename, line, names, filled, held = self._steps[number]
        space = self.module.__dict__
        if self._others is not None:
            self._others.in_variables(space, held, filename, line)
        for name in names:
            if name in space:
                self._look(filename, line, name, space[name], again=name in filled)
        self._recorder.flush()

    def _look(self, filename: str, line: int, name: str, value: object, *, again: bool = False) -> None:
        kind = type(value)
        if (
            issubclass(kind, CONTAINERS)
            or kind.__name__ in ("ndarray", "Tensor", "DataFrame", "Series", "deque", "matrix")
            or kind.__module__ == "__main__"
        ):
            self._recorder.snapshot(filename, line, name, value, again=again)

    def _look_into_functions(self, error: BaseException) -> None:
        """Look at what the variables of functions held that an error went through: it had been computed."""
        frames = [trace.tb_frame for trace in _traces_of(error)]
        ours = [one for one in frames if one.f_code.co_filename in self._recorder._files]
        for frame in ours[-MAX_FRAMES:]:
            if frame.f_code.co_name != "<module>":
                for name, value in list(frame.f_locals.items()):
                    self._look(frame.f_code.co_filename, frame.f_lineno, name, value)

    def look_at_everything(self, filename: str) -> None:
        """Look at all global names once more, when everything has run."""
        for name, value in list(self.module.__dict__.items()):
            if not name.startswith("__"):
                self._look(filename, 0, name, value)
        self._recorder.flush()


class _WithoutAsserts(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return ast.copy_location(ast.Pass(), node)


def _leave_out(tree: ast.Module, left_out: Mapping[str, str]) -> None:
    """Have functions raise instead of what they do, which came to no end in an earlier run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in left_out:
            stops = ast.parse(f"raise TimeoutError({left_out[node.name]!r})").body
            node.body = [located(stop, node.body[0]) for stop in stops]


def kind_of(error: BaseException) -> str:
    """The name of an exception's type, bounded; asked of `type` itself, since a metaclass may say anything."""
    return str.__getitem__(_name_of(type(error)), slice(100))


def said(error: BaseException) -> str:
    """The exception's message, bounded; an exception whose message raises has none."""
    try:
        text = str.__getitem__(str(error), slice(MAX_MESSAGE))  # it may be a str that says how it is cut
        return str.encode(text, "utf-8", "replace").decode()
    except BaseException:  # noqa: BLE001  the student's __str__
        return ""


def _traces_of(error: BaseException) -> Iterator[types.TracebackType]:
    trace = _trace_of(error)
    for _ in range(MAX_DEPTH):
        if trace is None:
            return
        yield trace
        trace = trace.tb_next


def _frames(error: BaseException, recorder: Recorder) -> list[list[Any]]:
    """The traceback's lines in the student's own files: [file, cell, line, function], innermost last."""
    found = []
    for trace in _traces_of(error):
        code = trace.tb_frame.f_code
        shown = recorder._files.get(code.co_filename)
        if shown is not None:
            found.append([shown[0][:200], shown[1], trace.tb_lineno, code.co_name[:100]])
    return found[-MAX_FRAMES:]


def _watch(tree: ast.Module, filename: str, recorder: Recorder) -> None:
    instrument(tree, lambda kind, line, scope, name: recorder.site(kind, filename, line, scope, name))


def _instrumented_imports(recorder: Recorder, folder: str, others: OtherNumbers | None) -> Callable[[str], Any]:
    """A path hook for the submission's own folder: its modules are recorded like the program itself."""

    class Loader(importlib.machinery.SourceFileLoader):
        def source_to_code(self, data: Any, path: Any, *, _optimize: int = -1) -> Any:  # type: ignore[override]
            filename = str(path)
            recorder.register_file(filename, str(Path(filename).relative_to(folder)), None)
            text = data if isinstance(data, (str, ast.Module)) else importlib.util.decode_source(data)
            tree = ast.parse(text, Path(filename).name)
            if others is not None:
                others.in_tree(tree, filename, imported=True)
            _watch(tree, filename, recorder)
            return compile(tree, filename, "exec", dont_inherit=True, optimize=_optimize)

    def hook(path: str) -> Any:
        ours = path == folder or path.startswith(folder + "/")
        if not (ours and Path(path).is_dir()):  # runpy.run_path asks with the path of a file
            raise ImportError("not a folder of the submission")
        details = (Loader, importlib.machinery.SOURCE_SUFFIXES)
        return importlib.machinery.FileFinder(path, details)

    return hook
