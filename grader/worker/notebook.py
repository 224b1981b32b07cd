"""The IPython surroundings of a notebook: magics, ``display``, ``get_ipython()``.

A real `InteractiveShell` gives them, so that what works in Jupyter works here. What would leave the box
(``!command``, ``%%bash``, ``%pip``) does nothing and says so.
"""

from __future__ import annotations

import ast
import builtins
import html
import re
import sys
import tempfile
from typing import Any

from .execute import Program
from .instrument import HOOK
from .record import Recorder
from .syntax import pieces

OUTPUTS = ("Out", "_", "__", "___")  # what IPython calls the values that cells displayed
NOT_HERE = "(not run here: {what})"
SILENT_LINE_MAGICS = ("matplotlib", "pip", "conda", "mamba", "micromamba", "uv", "system", "sx", "gui", "pylab")
_NO_TEXT = re.compile(r"<[\w.]+ (?:object|at 0x[0-9a-f]+)>")
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_LINE_ENDS = re.compile(r"</(?:tr|p|li|div|h\d)>|<br\s*/?>", re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
OF_THE_GRADER = ("load_ext grader", "reload_ext grader", "lstm_check")  # a notebook's check of itself: not here
SILENT_CELL_MAGICS = (
    "bash",
    "sh",
    "script",
    "cmd",
    "perl",
    "ruby",
    "system",
    "sx",
    "html",
    "HTML",
    "javascript",
    "js",
    "svg",
    "SVG",
    "latex",
    "markdown",
)


def prepare() -> None:
    """Import and build the shell in the warm server, once for all runs."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.autocall = 0
    # a folder of its own: whoever starts the grader keeps their ~/.ipython, which may be read-only here
    shell: Any = InteractiveShell.instance(config=config, ipython_dir=tempfile.mkdtemp(prefix="ipython-"))
    shell.transform_cell("%time 1")


def adopt(program: Program, recorder: Recorder) -> Any:
    """Make the warm shell serve one program: its namespace, its streams; return the shell."""
    from IPython.core.interactiveshell import InteractiveShell

    if not InteractiveShell.initialized():
        prepare()
    shell: Any = InteractiveShell.instance()
    shell.user_module = program.module
    shell.user_ns = program.module.__dict__
    shell.init_user_ns()
    for name in OUTPUTS:  # `_keep` has them
        shell.user_ns.pop(name, None)
    from IPython.display import display

    shell.user_ns["display"] = display
    shell.system = shell.system_raw = shell.system_piped = _say
    shell.getoutput = _say_nothing
    for name in SILENT_LINE_MAGICS:
        shell.register_magic_function(lambda line, _name=name: _say(f"%{_name} {line}"), "line", name)
    _leave_out_the_grader(shell)
    for name in SILENT_CELL_MAGICS:
        shell.register_magic_function(lambda line, cell=None, _name=name: _say(f"%%{_name}"), "cell", name)
    shell.ast_transformers = [_Record(recorder, program)]
    sys.displayhook = _show
    shell.display_pub.publish = _publish
    return shell


def as_python(shell: Any, text: str) -> str:
    """A cell as the shell makes it Python, each statement in the line that it has in the cell.

    The shell drops empty lines at the beginning, and people count them.
    """
    lines = text.split("\n")
    empty = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return "\n" * empty + str(shell.transform_cell(text))


def _leave_out_the_grader(shell: Any) -> None:
    """Let the magics by which a notebook checks itself do nothing; other extensions are loaded as ever."""

    def made(name: str, known: Any) -> Any:
        def magic(line: str) -> Any:
            said = f"{name} {line}".strip()
            return _say(f"%{said}") if known is None or said in OF_THE_GRADER else known(line)

        return magic

    for name in sorted({said.partition(" ")[0] for said in OF_THE_GRADER}):
        shell.register_magic_function(made(name, shell.find_line_magic(name)), "line", name)


def _say(what: object, *args: object, **kwargs: object) -> None:
    print(NOT_HERE.format(what=str(what).strip()[:80]))  # noqa: T201


def _say_nothing(command: object, *args: object, **kwargs: object) -> list[str]:
    _say(command)
    return []


class _Record(ast.NodeTransformer):
    """Records inside ``%%time`` and its like, whose bodies the shell compiles itself."""

    def __init__(self, recorder: Recorder, program: Program) -> None:
        self._recorder = recorder
        self._program = program

    def visit(self, node: Any) -> Any:
        """Instrument a whole module."""
        if isinstance(node, ast.Module):
            filename = "<magic>"
            at = self._recorder.student_line()
            shown, cell = self._recorder._files.get(at[0], ("", None)) if at else ("", None)
            self._recorder.register_file(filename, shown, cell)
            self._program.replace_in(node, filename)
            self._program.report_usage(pieces(node), filename)
            self._program.watch(node, filename)
        return node


def _show(value: object) -> None:
    """Display the value of a cell's last expression the way a notebook does, as text."""
    if value is None:
        return
    from IPython.core.interactiveshell import InteractiveShell

    shell: Any = InteractiveShell.instance()
    _keep(value, shell)
    _publish(shell.display_formatter.format(value, include=("text/plain", "text/markdown", "text/html"))[0])


def _keep(value: object, shell: Any) -> None:
    """Keep a displayed value for the cells below: `_`, `__`, `Out[3]`, `_3`; not among the program's own variables."""
    kept = builtins.__dict__
    kept["___"], kept["__"], kept["_"] = kept.get("__"), kept.get("_"), value
    kept[f"_{shell.execution_count}"] = value
    kept.setdefault("Out", {})[shell.execution_count] = value


def _publish(data: dict[str, Any], *_: object, **__: object) -> None:
    """Print what is displayed; of objects whose text says nothing (Markdown, HTML, a styled table) what people see."""
    text = str(data.get("text/plain", ""))
    if _NO_TEXT.fullmatch(text):
        text = str(data.get("text/markdown") or _seen_of(str(data.get("text/html", ""))) or text)
    print(text)  # noqa: T201


def _seen_of(markup: str) -> str:
    """The text of HTML, a line for each row of a table."""
    markup = _UNSEEN.sub("", markup.replace("\n", " "))
    return html.unescape(_TAG.sub("", _CELL_ENDS.sub(" ", _LINE_ENDS.sub("\n", markup))))


def show_wrapper(recorder: Recorder, filename: str) -> Any:
    """Wrap a cell's last expression so that its value is recorded and displayed."""

    def wrap(value: ast.expr) -> ast.expr:
        number = recorder.site("show", filename, value.lineno, "<module>", "")
        recorded = ast.Call(ast.Name(HOOK, ast.Load()), [ast.Constant(number), value], [])
        shown = ast.Call(
            ast.Attribute(
                ast.Call(ast.Name("__import__", ast.Load()), [ast.Constant("sys")], []), "displayhook", ast.Load()
            ),
            [recorded],
            [],
        )
        return ast.fix_missing_locations(ast.copy_location(shown, value))

    return wrap
