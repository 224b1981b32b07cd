"""The strict box: a warm server in a process of its own, and a confined child for each run.

    grader (threads)  --socket: run n + 2 descriptors-->  server  --fork-->  child: confines itself, runs
         ^                                                   |                   |
         '------ "ended n, so" (one reader thread) ----------'                   |
         '------ events of run n (a pipe for each run) --------------------------'

The server never reads what a child writes, and a child has nothing of the server's but its own pipe. Should
the server die, jobs in flight are tried once more under a new one: that costs no student a point.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.assignment.schema import Limits
from grader.errors import GraderFault, IsolationError
from grader.sandbox.box import Job, Run, WorkFolder
from grader.sandbox.converse import converse, ending

WORKER = Path(__file__).resolve().parents[1] / "worker"
START_SECONDS = 120.0
GRACE_SECONDS = 10.0
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # the same order of sets in each run
    "MALLOC_ARENA_MAX": "2",  # each thread's own arena would reserve 64 MiB of the address space that is allowed
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "PASSIVE",  # a child that asks for more threads must not spin its CPU limit away
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class _ServerGone(Exception):
    """The server's side of the socket is closed."""


class _Server:
    """One server process and the thread that reads its messages."""

    def __init__(self, *, confined: bool) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-I", "-B", str(WORKER), "serve", str(theirs.fileno())]
        command.append("confined" if confined else "open")
        self.process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env={**ENVIRONMENT, "HOME": os.environ.get("HOME", "/nonexistent")},
            start_new_session=True,
        )
        theirs.close()
        self._socket = ours
        self._lock = threading.Lock()
        self._changed = threading.Condition()
        self._ended: dict[int, dict[str, Any]] = {}
        self._hello: dict[str, Any] | None = None
        self._ready: dict[str, str] | None = None
        self.gone = False
        self._reader = threading.Thread(target=self._read, name="fork server messages", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                message = self._socket.recv(1 << 16)
            except OSError:
                message = b""
            with self._changed:
                if not message:
                    self.gone = True
                else:
                    said = json.loads(message)
                    if "ended" in said:
                        self._ended[said["ended"]] = said
                    elif "ready" in said:
                        self._ready = said["ready"]
                    else:
                        self._hello = said
                self._changed.notify_all()
                if self.gone:
                    return

    def _wait(self, what: Any, seconds: float) -> Any:
        with self._changed:
            if not self._changed.wait_for(lambda: self.gone or what() is not None, seconds):
                raise GraderFault("the fork server does not answer")
            found = what()
        if found is None:
            raise _ServerGone
        return found

    def hello(self) -> dict[str, Any]:
        """What the server said first: which walls it can build."""
        found: dict[str, Any] = self._wait(lambda: self._hello, START_SECONDS)
        return found

    def preload(self, modules: Sequence[str]) -> None:
        self._send({"preload": list(modules)})

    def versions(self) -> dict[str, str]:
        """Of NumPy and torch; comes with the answer to `preload`."""
        found: dict[str, str] = self._wait(lambda: self._ready, START_SECONDS)
        return found

    def start(self, number: int, descriptors: list[int], wall_seconds: float) -> None:
        self._send({"run": number, "wall_seconds": wall_seconds}, descriptors)

    def ended(self, number: int) -> bool:
        return number in self._ended or self.gone

    def report(self, number: int, seconds: float) -> dict[str, Any]:
        found: dict[str, Any] = self._wait(lambda: self._ended.get(number), seconds)
        del self._ended[number]
        return found

    def _send(self, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        data = json.dumps(message).encode()
        try:
            with self._lock:
                socket.send_fds(self._socket, [data], list(descriptors))
        except OSError as error:
            raise _ServerGone from error

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        if self._ready is None:  # still importing: it has no runs, and would hear of the end only in a second
            self.process.kill()
        try:
            self.process.wait(timeout=GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        self._socket.close()


class ForkServerBox:
    """Runs jobs in confined children of a warm server.

    Parameters
    ----------
    confined
        Whether each child puts up the walls of ``worker/confine.py``.

    Notes
    -----
    The server starts to warm up at once; `preload` must be called before the first run.
    """

    def __init__(self, *, confined: bool = True) -> None:
        self._confined = confined
        self._server = _Server(confined=confined)
        self._restart = threading.Lock()
        self._numbers = 0
        self._closed = False
        self._preload: list[str] = []

    def check(self) -> None:
        """Raise `IsolationError` if the walls cannot be built here."""
        try:
            hello = self._server.hello()
        except _ServerGone as error:
            raise GraderFault(
                f"the fork server ended while it started (status {self._server.process.wait()}); "
                "its message stands above"
            ) from error
        if self._confined and hello["confined"] is None:
            raise IsolationError(
                f"submissions cannot be confined on this machine: {hello['unconfined_because']}. "
                "Grade on Linux 6.7 or newer with libseccomp installed, or ask for `--isolation portable`, "
                "which runs submissions unconfined in plain processes."
            )

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force."""
        walls = self._server.hello().get("confined")
        return {
            "mode": "strict" if self._confined else "portable",
            "layers": {
                "process": "a fresh fork for each run, killed with its group at the wall limit",
                "rlimits": "cpu, address space, file size, open files, core",
                "landlock": walls["landlock_abi"] if walls else None,
                "seccomp": "deny list" if walls else None,
            },
        }

    def preload(self, modules: Sequence[str]) -> None:
        """Import modules in the server; what is not installed is passed over."""
        self._preload = list(modules)
        with contextlib.suppress(_ServerGone):
            self._server.preload(self._preload)

    def versions(self) -> dict[str, str]:
        """Wait until the server is warm, and say with what."""
        try:
            return self._server.versions()
        except _ServerGone as error:
            raise GraderFault("the fork server ended while it warmed up; its message stands above") from error

    def run(self, job: Job, limits: Limits) -> Run:
        """Run a job; see `Box.run`."""
        for attempt in (1, 2):
            server = self._server
            try:
                with WorkFolder(job.files) as folder:
                    return self._run_under(server, job.encode(folder, limits), limits)
            except _ServerGone:
                self._replace(server)
                if attempt == 2:
                    raise GraderFault("the fork server died twice under this run") from None
        raise AssertionError("unreachable")

    def _replace(self, dead: _Server) -> None:
        with self._restart:
            if self._closed:
                raise GraderFault("the box was closed")
            if self._server is dead:
                dead.close()
                self._server = _Server(confined=self._confined)
                self._server.preload(self._preload)
                self._server.versions()

    def _run_under(self, server: _Server, job: bytes, limits: Limits) -> Run:
        with self._restart:
            self._numbers += 1
            number = self._numbers
        job_read, job_write = os.pipe()
        events_read, events_write = os.pipe()
        started = time.monotonic()
        try:
            try:
                server.start(number, [job_read, events_write], limits.wall_seconds)
            finally:
                os.close(job_read)
                os.close(events_write)
            stream, overflowed, last = converse(
                job_write, job, events_read, started + limits.wall_seconds + GRACE_SECONDS, lambda: server.ended(number)
            )
            job_write = -1
        finally:
            if job_write >= 0:
                with contextlib.suppress(OSError):
                    os.close(job_write)
            os.close(events_read)
        report = server.report(number, limits.wall_seconds + 2 * GRACE_SECONDS)
        how, detail = ending(report, stream, overflowed, limits)
        return Run(
            stream=stream,
            ending=how,
            detail=detail,
            cpu_seconds=report["cpu_seconds"],
            wall_seconds=time.monotonic() - started,
            last_event_seconds=last - started,
            peak_bytes=report["peak_bytes"],
        )

    def close(self) -> None:
        """End the server and with it every run."""
        with self._restart:
            self._closed = True
        self._server.close()
