"""The magic `%lstm_check`, and what it has to know: which run was of which cell."""

from __future__ import annotations

import argparse
import shlex
import sys
from typing import Any, NoReturn

from IPython.core.error import UsageError as MagicUsage

_cell_ids: dict[int, str] = {}  # by the number of the run; from the front end, since the extension was loaded


def register(shell: Any) -> None:
    """Bring the magic to a shell, and listen which cells it runs."""
    shell.register_magic_function(lstm_check, "line", "lstm_check")
    if _note_cell not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _note_cell)


def _note_cell(info: Any) -> None:
    from IPython import get_ipython

    shell: Any = get_ipython()
    identity = getattr(info, "cell_id", None)
    if shell is not None and identity and getattr(info, "store_history", False):
        _cell_ids[shell.execution_count] = identity


class _Parser(argparse.ArgumentParser):
    """Reads the options of the magic; what is wrong with them is told in one line, as of every magic."""

    def error(self, message: str) -> NoReturn:
        raise MagicUsage(f"%lstm_check: {message}")


def _parser() -> _Parser:
    parser = _Parser(prog="%lstm_check", add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=("en", "zh"))
    parser.add_argument("--assignment", metavar="FILE")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--isolation", choices=("strict", "portable"))
    return parser


def lstm_check(line: str) -> None:
    """Check this notebook: its cells so far, run once more from the beginning in a box.

    %lstm_check [--lang en|zh] [--assignment FILE] [--seed N] [--isolation strict|portable]

    The options are those of `lstm-grade check`.
    """
    try:
        options = _parser().parse_args(shlex.split(line))
    except ValueError as error:  # a quotation mark that is left open
        raise MagicUsage(f"%lstm_check: {error}") from None
    import click
    from IPython.display import display

    from grader.errors import GraderFault, LstmGradeError
    from grader.live.session import check_running

    try:
        checked = check_running(**vars(options), cell_ids=_cell_ids)
    except GraderFault as error:
        print(f"Error: the grader failed: {error}", file=sys.stderr)  # noqa: T201  as the command line says it
    except (LstmGradeError, click.UsageError) as error:
        raise MagicUsage(str(error)) from None
    else:
        display(checked)  # type: ignore[no-untyped-call]
