"""The portable box: a fresh interpreter for each run, under what limits the platform has. Not confined.

It exists for machines without fork, Landlock or seccomp, and only runs where it is asked for by name.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from grader.assignment.schema import Limits
from grader.errors import GraderFault
from grader.sandbox.box import Job, Run, WorkFolder
from grader.sandbox.converse import converse, ending
from grader.sandbox.forkserver import ENVIRONMENT, WORKER

START_SECONDS = 60.0  # importing torch on a busy machine


class PortableBox:
    """Runs each job in a process of its own that imports everything anew."""

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force."""
        return {
            "mode": "portable",
            "layers": {
                "process": "a fresh interpreter for each run",
                "rlimits": "cpu, address space, file size, open files, core",
                "landlock": None,
                "seccomp": None,
            },
        }

    def versions(self) -> dict[str, str]:
        """Say which NumPy and torch the programs run with."""
        return {name: importlib.metadata.version(name) for name in ("numpy", "torch")}

    def preload(self, modules: Sequence[str]) -> None:
        """Nothing is kept warm here."""

    def run(self, job: Job, limits: Limits) -> Run:
        """Run a job; see `Box.run`."""
        with WorkFolder(job.files) as folder:
            return self._run_in(job.encode(folder, limits), limits)

    def _run_in(self, job: bytes, limits: Limits) -> Run:
        job_read, job_write = os.pipe()
        events_read, events_write = os.pipe()
        command = [sys.executable, "-I", "-B", str(WORKER), "once", str(job_read), str(events_write)]
        try:
            process = subprocess.Popen(
                command,
                pass_fds=[job_read, events_write],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**ENVIRONMENT, "HOME": os.environ.get("HOME", "/nonexistent")},
                start_new_session=True,
            )
        except OSError as error:
            os.close(job_write)
            os.close(events_read)
            raise GraderFault(f"no process could be started: {error}") from error
        finally:
            os.close(job_read)
            os.close(events_write)
        started = time.monotonic()
        deadline = started + START_SECONDS + limits.wall_seconds
        try:
            stream, overflowed, last = converse(job_write, job, events_read, deadline, lambda: _has_ended(process.pid))
        finally:
            os.close(events_read)
        late = time.monotonic() > deadline
        if not overflowed and not late:
            with contextlib.suppress(subprocess.TimeoutExpired):
                _wait_without_reaping(process.pid, deadline)
        late = late or not _has_ended(process.pid)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        report: dict[str, Any] = {
            "exit": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
            "late": late and not overflowed,
            "cpu_seconds": usage.ru_utime + usage.ru_stime,
        }
        how, detail = ending(report, stream, overflowed, limits)
        return Run(
            stream=stream,
            ending=how,
            detail=detail,
            cpu_seconds=report["cpu_seconds"],
            wall_seconds=time.monotonic() - started,
            last_event_seconds=last - started,
            peak_bytes=usage.ru_maxrss * 1024,
        )

    def close(self) -> None:
        """Nothing is left running between runs."""


def _has_ended(pid: int) -> bool:
    """Whether a child has ended; it stays to be reaped, so its number cannot be given to another."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _wait_without_reaping(pid: int, deadline: float) -> None:
    """Give a run that has closed its pipe the moment it needs to leave."""
    while not _has_ended(pid) and time.monotonic() < deadline:
        time.sleep(0.002)
