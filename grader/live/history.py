"""What was run in a notebook -> the cells as they are now.

The history of a kernel has every run of every cell, old versions too; the file that will be handed in has each once.
So a cell that was run again stands where it first stood, with its last text. Which runs are of one cell is known by
the cell's id where the front end tells it; else by equal texts, and by an error that a text much like it mended.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

ALIKE = 0.6  # how much of two texts must be the same, for the later one to be the earlier one mended
_CHECKS = re.compile(
    r"^[ \t]*(?:%(?:re)?load_ext[ \t]+grader\b.*|%lstm_check\b.*|import[ \t]+grader\b.*"
    r"|from[ \t]+grader[ \t]+import\b.*|grader\.check\(.*\)[ \t;]*)$",
    re.MULTILINE,
)
_USES_A_CHECK = re.compile(
    r"^(?![ \t]*#).*\bgrader\.check\(", re.MULTILINE
)  # what is left when the lines above are not


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """One run of a cell."""

    number: int  # what stands beside it: In [number]
    text: str
    cell: str | None  # the cell's id, where the front end tells it
    failed: bool  # whether it ended with an error


def current(executions: Iterable[Execution]) -> tuple[Execution, ...]:
    """Leave each cell once, without the lines that only check, nor the cells that go on with what a check gave."""
    kept: list[Execution] = []
    for one in executions:
        run = replace(one, text=_CHECKS.sub("", one.text))
        if not run.text.strip() or _USES_A_CHECK.search(run.text):
            continue
        at = next((n for n, other in enumerate(kept) if _is_again(run, other)), None)
        if at is None:
            kept.append(run)
        elif kept[at].failed:  # where it stood something was missing: now it stands behind that
            del kept[at]
            kept.append(run)
        else:
            kept[at] = run
    return tuple(kept)


def _is_again(later: Execution, earlier: Execution) -> bool:
    """Whether two runs are of the same cell."""
    if later.cell is not None and earlier.cell is not None:
        return later.cell == earlier.cell
    if later.text == earlier.text:
        return True
    return earlier.failed and difflib.SequenceMatcher(None, earlier.text, later.text).ratio() >= ALIKE
