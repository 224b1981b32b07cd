"""The strict box: a warm server in a process of its own, and a confined child for each run.

    grader (threads)  --socket: run n + 2 descriptors-->  server  --fork-->  child: confines itself, runs
         ^                                                   |                   |
         '------ "ended n, so" (one reader thread) ----------'                   |
         '------ events of run n (a pipe for each run) --------------------------'

The server never reads what a child writes, and a child has nothing of the server's but its own pipe. Should
the server die, jobs in flight are tried once more under a new one: that costs no student a point.

Before a server's first run, the box itself is tried (layers.py): what a program must not do is attempted from inside.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from grader.assignment.schema import Limits
from grader.errors import GraderFault, IsolationError
from grader.sandbox import layers
from grader.sandbox.box import Job, Run
from grader.sandbox.converse import converse
from grader.sandbox.endings import ending, inside, place
from grader.sandbox.environment import command, environment
from grader.sandbox.patience import Patience
from grader.sandbox.place import Place

START_SECONDS = 120.0
GRACE_SECONDS = 10.0


class _ServerGone(Exception):
    """The server's side of the socket is closed."""


class _Server:
    """One server process and the thread that reads its messages."""

    def __init__(self, *, confined: bool) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.place = Place()
        descriptors = [theirs.fileno(), self.place.lock]
        how = "confined" if confined else "open"
        # No PDEATHSIG: it would follow the thread that starts the server. The socket tells when the grader is gone.
        self.process = subprocess.Popen(
            command("serve", *map(str, descriptors), self.place.path, how),
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            env=environment(),
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

    def warm(self) -> None:
        self._send({"warm": True})

    def preload(self, modules: Sequence[str]) -> None:
        self._send({"preload": list(modules)})

    def versions(self) -> dict[str, str]:
        """Of NumPy and torch; comes with the answer to `preload`."""
        found: dict[str, str] = self._wait(lambda: self._ready, START_SECONDS)
        return found

    def start(self, number: int, descriptors: list[int], bounds: Mapping[str, float]) -> None:
        self._send({"run": number, **bounds}, descriptors)

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
        self.place.close()


class ForkServerBox:
    """Runs jobs in confined children of a warm server.

    Parameters
    ----------
    confined
        Whether each child puts up the walls of ``worker/confine.py``.

    Notes
    -----
    The server starts to warm up at once. What is not imported before its first run cannot be imported afterwards; where
    `preload` asks for more then, another server takes its place.
    """

    def __init__(self, *, confined: bool = True) -> None:
        self._confined = confined
        self._server = _Server(confined=confined)
        self._restart = threading.Lock()
        self._numbering = threading.Lock()
        self._numbers = 0
        self._closed = False
        self._preload: list[str] = []
        self._used = False  # whether the server has run anything
        self._patience = Patience()
        self._attempts: dict[str, layers.Attempt] | None = None

    @property
    def folder(self) -> str:
        """Where the work folders are, as far as they can be seen from outside."""
        return self._server.place.path

    def check(self) -> None:
        """Raise `IsolationError` unless every layer that `strict` requires holds here; then begin to warm up."""
        try:
            self._prove(self._server)
            self._server.warm()
        except _ServerGone as error:
            raise GraderFault(
                f"the fork server ended while it started (status {self._server.process.wait()}); "
                "its message stands above"
            ) from error

    def _prove(self, server: _Server) -> None:
        hello = server.hello()
        if not self._confined:
            return
        if "walls" not in hello:
            raise IsolationError(layers.refusal(hello["missing"]))
        self._attempts = self.attempts(server)
        broken = layers.broken(self._attempts)
        if broken:
            raise IsolationError(layers.refusal("; ".join(broken)))

    def attempts(self, server: _Server | None = None) -> dict[str, layers.Attempt]:
        """Try what a program must not do, from inside."""
        found: dict[str, layers.Attempt] = {}
        for names in layers.IN_TURN:
            job = json.dumps({"attempts": names, "files": {}, "limits": layers.LIMITS}).encode("ascii")
            stream, _, report, _ = self._converse(server or self._server, job, layers.BOUNDS)
            found |= layers.read(names, stream, report)
        return found

    def proved(self) -> dict[str, layers.Attempt]:
        """What came of the attempts when the server started; nothing where there are no walls to try."""
        return dict(self._attempts or {})

    def notes(self) -> dict[str, str]:
        """Why layers that may be there besides are not: layer -> the kernel's reason."""
        walls = self._server.hello().get("walls") or {}
        reasons = {"namespaces": "namespaces_missing_because", "another user": "privileges_kept_because"}
        return {layer: walls[key] for layer, key in reasons.items() if walls.get(key)}

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force."""
        mode = "strict" if self._confined else "portable"
        return {"mode": mode, "layers": layers.describe(self._server.hello().get("walls"), self._attempts)}

    def preload(self, modules: Sequence[str]) -> None:
        """Import modules in the server; what is not installed is passed over."""
        late = self._used and not set(modules) <= set(self._preload)
        self._preload = sorted({*self._preload, *modules})
        if late:
            self._replace(self._server)
            return
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
        self._used = True
        files = {name: base64.b64encode(content).decode("ascii") for name, content in job.files.items()}
        encoded = job.encode(limits, files=files)
        bounds = {
            "wall_seconds": limits.wall_seconds,
            "file_bytes": limits.file_bytes + sum(map(len, job.files.values())),
            "files": layers.MAX_FILES + 2 * len(job.files),
        }
        return self._patience.run(lambda: self._attempt(job, encoded, bounds, limits), patient=job.patient)

    def _attempt(self, job: Job, encoded: bytes, bounds: Mapping[str, float], limits: Limits) -> Run:
        for attempt in (1, 2):
            server = self._server
            try:
                started = time.monotonic()
                stream, overflowed, report, last = self._converse(server, encoded, bounds)
            except _ServerGone:
                self._replace(server)
                if attempt == 2:
                    raise GraderFault("the fork server died twice under this run") from None
                continue
            how, detail = ending(report, stream, overflowed, limits)
            return Run(
                stream=stream,
                ending=how,
                detail=detail,
                cpu_seconds=report["cpu_seconds"],
                wall_seconds=time.monotonic() - started,
                last_event_seconds=last - started,
                peak_bytes=report["peak_bytes"],
                at=place(report["trace"], report["folder"], job.entry, job.files),
                inside=inside(report["trace"]),
            )
        raise AssertionError("unreachable")

    def _replace(self, dead: _Server) -> None:
        with self._restart:
            if self._closed:
                raise GraderFault("the box was closed")
            if self._server is dead:
                dead.close()
                self._server, self._used = _Server(confined=self._confined), False
                self._prove(self._server)
                self._server.preload(self._preload)
                self._server.versions()

    def _converse(
        self, server: _Server, job: bytes, bounds: Mapping[str, float]
    ) -> tuple[bytes, bool, dict[str, Any], float]:
        """Have a job run: its stream, whether that was too long, the server's report, when the last bytes came."""
        with self._numbering:
            self._numbers += 1
            number = self._numbers
        job_read, job_write = os.pipe()
        events_read, events_write = os.pipe()
        wall_seconds = bounds["wall_seconds"]
        deadline = time.monotonic() + wall_seconds + GRACE_SECONDS
        try:
            try:
                server.start(number, [job_read, events_write], bounds)
            finally:
                os.close(job_read)
                os.close(events_write)
            stream, overflowed, last = converse(job_write, job, events_read, deadline, lambda: server.ended(number))
            job_write = -1
        finally:
            if job_write >= 0:
                with contextlib.suppress(OSError):
                    os.close(job_write)
            os.close(events_read)
        return stream, overflowed, server.report(number, wall_seconds + 2 * GRACE_SECONDS), last

    def close(self) -> None:
        """End the server and with it every run."""
        with self._restart:
            self._closed = True
        self._server.close()
