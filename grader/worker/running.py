"""A child that runs: what the server knows of it, and how it is brought to an end."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import socket
import time
from typing import Any

TRACE_BYTES = 6000
LAST_WORDS_SECONDS = 0.2


class Run:
    """One run, from its fork to its report.

    Parameters
    ----------
    message
        As the grader asked for it; see serve.py.
    every_seconds
        How often it is to be looked at; None where the kernel keeps all its limits.
    """

    def __init__(self, message: dict[str, Any], *, every_seconds: float | None) -> None:
        now = time.monotonic()
        self.number: int = message["run"]
        self.file_bytes: int = message["file_bytes"]
        self.files: int = message["files"]
        self.deadline: float = now + message["wall_seconds"]
        self.next_look = math.inf if every_seconds is None else now + every_seconds
        self.trace = os.memfd_create("trace", os.MFD_CLOEXEC)  # where the interpreter was when it was killed
        self.folder = ""
        self.pid = 0
        self.pidfd = -1
        self.questions: socket.socket | None = None  # on which the child hands over its listener
        self.listener: int | None = None
        self.refused_threads = 0
        self.over: str | None = None  # the limit at which it was killed

    @property
    def due(self) -> float:
        """When it must be looked at, at the latest."""
        return min(self.deadline, self.next_look)

    def take_listener(self) -> int | None:
        """Receive the descriptor on which the kernel asks about the threads of this run."""
        assert self.questions is not None
        try:
            _, descriptors, _, _ = socket.recv_fds(self.questions, 16, 1)
        except OSError:
            descriptors = []
        self.questions.close()
        self.questions = None
        return descriptors[0] if descriptors else None

    def kill(self, over: str) -> None:
        """Kill it for a limit."""
        self.over = self.over or over
        self._send(signal.SIGKILL)

    def end_late(self, now: float) -> None:
        """End it at its wall limit: first so that it can say where it was, then for certain."""
        if self.over is None:
            self.over = "wall"
            self.deadline = now + LAST_WORDS_SECONDS
            self._send(signal.SIGXCPU)
        else:
            self.deadline = math.inf
            self._send(signal.SIGKILL)

    def _send(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, number)

    def report(self, status: int, usage: Any) -> dict[str, Any]:
        """Say how it ended, from what `wait` said of it."""
        killed = os.WIFSIGNALED(status)
        return {
            "ended": self.number,
            "exit": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            "signal": os.WTERMSIG(status) if killed else None,
            "over": self.over,
            "refused_threads": self.refused_threads,
            "trace": os.pread(self.trace, TRACE_BYTES, 0).decode("ascii", "replace") if killed else "",
            "folder": self.folder,
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
            "peak_bytes": usage.ru_maxrss * 1024,
        }

    def close(self) -> None:
        """Close what was open for it."""
        if self.questions is not None:
            self.questions.close()
        for descriptor in (self.pidfd, self.trace, self.listener):
            if descriptor is not None:
                os.close(descriptor)
