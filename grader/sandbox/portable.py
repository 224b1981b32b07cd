"""The portable box: a fresh interpreter for each run, under what limits the platform has. Not confined.

It exists for machines without fork, Landlock or seccomp, and only runs where it is asked for by name. It talks to a
run by files, because that works alike on Linux, macOS and Windows:

    <place>/<n>/work     the submission; the run's working directory
    <place>/<n>/job, events, trace   see worker/once.py
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.assignment.schema import Limits
from grader.bounds import MAX_STREAM_BYTES
from grader.errors import GraderFault
from grader.sandbox.box import Job, Run
from grader.sandbox.endings import ending, inside, place
from grader.sandbox.environment import command, environment
from grader.sandbox.patience import Patience
from grader.sandbox.place import Place, remove

START_SECONDS = 60.0  # importing torch on a busy machine
LOOK_SECONDS = 0.01
TRACE_BYTES = 6000


class PortableBox:
    """Runs each job in a process of its own that imports everything anew."""

    def __init__(self) -> None:
        self._place: Place | None = None
        self._numbering = threading.Lock()
        self._numbers = 0
        self._patience = Patience()

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force."""
        limited = os.name == "posix"
        nothing = ("landlock", "seccomp", "threads", "files", "namespaces", "privileges", "cgroup", "proved")
        return {
            "mode": "portable",
            "layers": {
                "process": "a fresh interpreter for each run",
                "rlimits": "cpu, address space, file size, open files, core" if limited else None,
                **dict.fromkeys(nothing),
            },
        }

    def versions(self) -> dict[str, str]:
        """Say which NumPy and torch the programs run with."""
        return {name: importlib.metadata.version(name) for name in ("numpy", "torch")}

    def preload(self, modules: Sequence[str]) -> None:
        """Nothing is kept warm here."""

    def run(self, job: Job, limits: Limits) -> Run:
        """Run a job; see `Box.run`."""
        return self._patience.run(lambda: self._run(job, limits), patient=job.patient)

    def _run(self, job: Job, limits: Limits) -> Run:
        with self._numbering:
            self._place = self._place or Place()
            self._numbers += 1
            desk = Path(self._place.path) / str(self._numbers)
        work = desk / "work"
        try:
            work.mkdir(parents=True)
            for name, content in job.files.items():
                target = work / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            (desk / "job").write_bytes(job.encode(limits, folder=str(work)))
            for name in ("events", "trace"):
                (desk / name).touch()
            return self._run_at(desk, job, limits)
        finally:
            remove(str(desk))

    def _run_at(self, desk: Path, job: Job, limits: Limits) -> Run:
        try:
            process = subprocess.Popen(
                command("once", str(desk)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise GraderFault(f"no process could be started: {error}") from error
        started = time.monotonic()
        over, last = _watched(process, desk / "events", started, limits.wall_seconds)
        report = {**_end(process), "over": over}
        with (desk / "events").open("rb") as file:
            stream = file.read(MAX_STREAM_BYTES + 1)
        with (desk / "trace").open("rb") as file:
            trace = file.read(TRACE_BYTES).decode("ascii", "replace")
        overflowed = over == "output" or len(stream) > MAX_STREAM_BYTES
        how, detail = ending(report, stream, overflowed, limits)
        return Run(
            stream=stream[:MAX_STREAM_BYTES],
            ending=how,
            detail=detail,
            cpu_seconds=report["cpu_seconds"],
            wall_seconds=time.monotonic() - started,
            last_event_seconds=last - started,
            peak_bytes=report["peak_bytes"],
            at=place(trace, str(desk / "work"), job.entry, job.files),
            inside=inside(trace),
        )

    def close(self) -> None:
        """Nothing is left running between runs; the folder goes."""
        if self._place is not None:
            self._place.close()
            self._place = None


def _watched(
    process: subprocess.Popen[bytes], events: Path, started: float, wall_seconds: float
) -> tuple[str | None, float]:
    """Look at a run until it has ended or a bound is met: which, if any, and when its last bytes came."""
    deadline = started + START_SECONDS + wall_seconds
    seen, last = 0, started
    while not _has_ended(process):
        size = events.stat().st_size
        now = time.monotonic()
        if size > seen:
            if not seen:  # imports are the grader's cost: the program's time begins with its first word
                deadline = min(deadline, now + wall_seconds)
            seen, last = size, now
        if size > MAX_STREAM_BYTES:
            return "output", last
        if now > deadline:
            return "wall", last
        time.sleep(LOOK_SECONDS)
    return None, last


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a run has ended; where the platform can, it stays to be reaped, so its number is not given away."""
    if hasattr(os, "waitid"):
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    return process.poll() is not None


def _end(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Kill what is left of a run, its process group where there is one, and say how it ended."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    cpu_seconds, peak_bytes = 0.0, 0
    if process.returncode is None and hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu_seconds, peak_bytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
    code = process.wait()
    return {
        "exit": code if code >= 0 else None,
        "signal": -code if code < 0 else None,
        "cpu_seconds": cpu_seconds,
        "peak_bytes": peak_bytes,
    }
