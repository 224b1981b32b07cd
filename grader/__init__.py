"""lstm-grade: grades a homework on the LSTM (see README.md).

In a notebook, ``%load_ext grader`` brings `%lstm_check`, and `check` does the same from code. Both are imported when
they are called: importing this package costs nothing.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

__version__ = "0.1.0"


def check(
    *,
    lang: str | None = None,
    assignment: str | Path | None = None,
    seed: int | None = None,
    isolation: str | None = None,
) -> Any:
    """Check the notebook that is running: its cells so far, run once more from the beginning in the box.

    Parameters
    ----------
    lang
        ``en`` or ``zh``; by default that of the locale.
    assignment
        Another assignment file (TOML); by default the homework of the course.
    seed
        What the hidden numbers are drawn from; by default drawn anew.
    isolation
        ``strict`` or ``portable``; by default ``strict``, and elsewhere than on Linux it must be asked for.

    Returns
    -------
    `grader.live.result.Checked`, which a notebook shows as a table and everything else as text.

    Raises
    ------
    grader.errors.LstmGradeError
        If no notebook is running, or it cannot be checked; the message says why.
    """
    session = importlib.import_module("grader.live.session")
    return session.check_running(lang=lang, assignment=assignment, seed=seed, isolation=isolation)


def load_ipython_extension(shell: Any) -> None:
    """Bring the magic `%lstm_check` (called by ``%load_ext grader``)."""
    importlib.import_module("grader.live.magic").register(shell)
