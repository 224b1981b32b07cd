"""The check of a running notebook: one box for all checks of a kernel, and the cells that the kernel has run.

The kernel lends its history, nothing else: no object of the notebook is looked at, so what is found here is what will
be found when the notebook is handed in.
"""

from __future__ import annotations

import atexit
import hashlib
import os
from contextlib import ExitStack
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from grader.assignment.load import load
from grader.cli.steps import default_isolation, default_language, drawn_seed, open_box
from grader.errors import UsageError
from grader.intake.submission import Cell, Language, Source, Submission
from grader.live.history import Execution, current
from grader.live.result import Checked
from grader.messages import LANGUAGES, say
from grader.pipeline import Request, grade
from grader.sandbox.box import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMELESS = "notebook.ipynb"
ISOLATIONS = ("strict", "portable")


class Session:
    """The box of a kernel, opened at the first check and kept until the kernel ends."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._boxes: dict[str, Box] = {}

    def box(self, isolation: str) -> Box:
        """Give the box; raises what `open_box` raises."""
        if isolation not in self._boxes:
            self._boxes[isolation] = self._open.enter_context(open_box(isolation))
        return self._boxes[isolation]

    def close(self) -> None:
        """End the boxes; the next check opens another."""
        self._boxes.clear()
        self._open.close()


_session = Session()
atexit.register(_session.close)


def check_running(
    *,
    lang: str | None = None,
    assignment: str | Path | None = None,
    seed: int | None = None,
    isolation: str | None = None,
    cell_ids: dict[int, str] | None = None,
) -> Checked:
    """Check the cells that the running notebook has run so far; see `grader.check`.

    Parameters
    ----------
    cell_ids
        The front end's ids of cells by the number of their run, as far as they are known.
    """
    from IPython import get_ipython

    language = lang or default_language()
    if language not in LANGUAGES:
        raise UsageError(f"lang: expected one of {', '.join(LANGUAGES)}, got {language!r}")
    chosen = isolation or default_isolation()
    if chosen not in ISOLATIONS:
        raise UsageError(f"isolation: expected one of {', '.join(ISOLATIONS)}, got {chosen!r}")
    shell = get_ipython()
    if shell is None:
        raise UsageError("no notebook is running here; `lstm-grade check FILE` checks a file")
    loaded = load(None if assignment is None else Path(assignment))
    cells = current(executions(shell, cell_ids or {}))
    if not cells:
        raise UsageError(getattr(say("live.nothing"), language))
    submission = of_cells(cells, name_of(shell))
    request = Request(submissions=[submission], loaded=loaded, seed=drawn_seed() if seed is None else seed, jobs=1)
    try:
        report = grade(request, _session.box(chosen))
    except BaseException:  # also where the kernel is interrupted: what the box was doing then nobody will ask for
        _session.close()
        raise
    return Checked(grade=report.grades[0], lang=language)


def executions(shell: Any, cell_ids: dict[int, str]) -> Iterable[Execution]:
    """Read what a kernel has run, from the history that IPython keeps of this session."""
    history = shell.history_manager
    failed = getattr(history, "exceptions", {})  # IPython 9 and newer
    for number, text in enumerate(history.input_hist_raw):
        if number:
            yield Execution(number=number, text=text, cell=cell_ids.get(number), failed=number in failed)


def of_cells(cells: Iterable[Execution], name: str) -> Submission:
    """Make a submission of cells; their numbers are those that stand beside them in the notebook."""
    found = tuple(Cell(number=one.number, code=True, text=one.text) for one in cells)
    text = "\n".join(cell.text for cell in found)
    return Submission(
        id=PurePath(name).stem,
        files=(name,),
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        contents={},
        sources=(Source(path=name, language=Language.NOTEBOOK, text=text, cells=found),),
        troubles=(),
    )


def name_of(shell: Any) -> str:
    """Name the notebook's file as the front end tells it: the Jupyter server, or VS Code."""
    told = shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME") or ""
    name = PurePath(str(told)).name
    return name if name.endswith(".ipynb") else NAMELESS
