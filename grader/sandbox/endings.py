"""Name how a run ended, and where: from its exit, its stream and what the interpreter left when a signal met it."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Container
from pathlib import PurePosixPath
from typing import Any

from grader.assignment.schema import Limits
from grader.sandbox.box import Ending, Place

_FRAME = re.compile(r'^  File "(.*)", line (\d{1,7}) in ', re.MULTILINE)
_FUNCTION = re.compile(r'^  File ".*", line \d{1,7} in (\w{1,100})$', re.MULTILINE)
_CELL = re.compile(r"<(.*) cell (\d{1,6})>")
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")


def ending(report: dict[str, Any], stream: bytes, overflowed: bool, limits: Limits) -> tuple[Ending, str]:
    """Name how a run ended.

    Parameters
    ----------
    report
        ``exit``, ``signal``, ``over`` (the limit for which it was killed), ``refused_threads``, ``cpu_seconds``.
    """
    if overflowed:
        return Ending.OUTPUT_LIMIT, ""
    match report["over"]:
        case "wall":
            return Ending.WALL_LIMIT, f"{limits.wall_seconds:.3g}"
        case "files":
            return Ending.FILES_LIMIT, ""
        case "threads":
            return Ending.PROCESS_LIMIT, ""
    if report["signal"] is not None:
        return _of_signal(report, limits)
    if report["exit"] == 0 and stream.rstrip().endswith(b'["done"]'):
        return Ending.FINISHED, ""
    return Ending.EXITED, str(report["exit"])


def _of_signal(report: dict[str, Any], limits: Limits) -> tuple[Ending, str]:
    number = report["signal"]
    over = report["cpu_seconds"] >= limits.cpu_seconds * 0.95
    if number == getattr(signal, "SIGXCPU", None) or (number == getattr(signal, "SIGKILL", None) and over):
        return Ending.CPU_LIMIT, f"{limits.cpu_seconds:.3g}"
    if number == signal.SIGABRT and report.get("refused_threads"):
        return Ending.PROCESS_LIMIT, ""  # a library that cannot have its threads gives up
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    return Ending.KILLED, name


def place(trace: str, folder: str, entry: str, files: Container[str]) -> Place | None:
    """The innermost line of the student's in what `faulthandler` wrote.

    Written in the process of the student, so it is a hint for people and nothing else; the file is one of these.
    """
    for written, line in _FRAME.findall(trace):
        name = _ESCAPE.sub(_character, written)
        cell = _CELL.fullmatch(name)
        if cell is not None and cell.group(1) == entry:
            return Place(file=entry, cell=int(cell.group(2)), line=int(line))
        if name.startswith((f"{folder}/", f"{folder}\\")):
            shown = name[len(folder) + 1 :]
            if shown == entry or shown in files:
                return Place(file=PurePosixPath(entry).name if shown == entry else shown, cell=None, line=int(line))
    return None


def _character(escape: re.Match[str]) -> str:
    """The character that `faulthandler` escaped; the program may have written any number there."""
    code = int(escape.group()[2:], 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


def inside(trace: str) -> tuple[str, ...]:
    """The functions that were on the stack, innermost first; a hint as `place` is."""
    return tuple(_FUNCTION.findall(trace))
