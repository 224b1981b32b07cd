"""Tells of what the box refuses, also where the program swallows the error.

Python announces what it is about to do (audit events), and the names of the events are the words of the report. A
file is told of only if the student's own line asks for it, it is there, and it lies where the walls let nobody: what
libraries look for and do without is no business of a report.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from .record import Recorder

PLAIN = frozenset(
    "subprocess.Popen os.system os.fork os.forkpty os.posix_spawn os.exec socket.connect socket.bind "
    "socket.getaddrinfo".split()
)
ON_PATHS = frozenset("open os.listdir os.scandir os.remove os.rename os.mkdir os.rmdir os.truncate os.link".split())
# Modules of the standard library that open a file because the line that called them wants it.
GO_BETWEENS = ("pathlib.py", "_local.py", "os.py", "io.py", "shutil.py", "glob.py", "codecs.py", "pathlib/__init__.py")
MAX_PATH_SHOWN = 120


def report_refusals(recorder: Recorder, folder: str, readable: tuple[str, ...] | None) -> None:
    """Watch what the program is about to do.

    Parameters
    ----------
    readable
        What the walls let it read besides its folder; None where there are no walls.
    """
    seen: set[str] = set()
    allowed = (folder, os.devnull, *(readable or ()))

    def tell(what: str) -> None:
        if what not in seen and len(seen) < 50:
            seen.add(what)
            at = recorder.student_line()
            shown, cell = recorder._files.get(at[0], ("", None)) if at else ("", None)
            recorder.event(["refused", what, shown, cell, at[1] if at else 0])

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in PLAIN:
            tell(event)
        elif event in ON_PATHS and readable is not None and arguments and _asked_by_student(recorder):
            path = arguments[0]
            if isinstance(path, str) and (path.startswith("/") or ".." in path):
                path = os.path.abspath(path)  # noqa: PTH100
                if not _within(path, allowed) and os.path.lexists(path):
                    tell(f"{event} {path[:MAX_PATH_SHOWN]}".encode("utf-8", "replace").decode())

    sys.addaudithook(hook)


def _within(path: str, allowed: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(one + "/") for one in allowed)


def _asked_by_student(recorder: Recorder) -> bool:
    frame = sys._getframe(2)
    for _ in range(4):
        name = frame.f_code.co_filename
        if name in recorder._files:
            return True
        if frame.f_back is None or not name.endswith(GO_BETWEENS):
            return False
        frame = frame.f_back
    return False
