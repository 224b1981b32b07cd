"""The warm server: imports what is slow once, then forks a fresh child for each run.

States of a run, as this process sees them:

    asked for --fork--> running --exits, or is killed at a limit--> ended --> reported

Messages on the control socket (one JSON object each, both ways), in the order in which they come:

                                                    -> {"walls": {...}} or {"missing": "..."}
    <- {"warm": true}
    <- {"preload": ["pandas", ...]}                 -> {"ready": {"numpy": "2.4.6", ...}}
    <- {"run": 7, "wall_seconds": 20.0, "file_bytes": ..., "files": ...} + 2 descriptors
                                                    -> {"ended": 7, "exit": ..., "cpu_seconds": ..., ...}

With a run come two descriptors: the job to read and the pipe for its events. The server is the parent of all
runs, so the ids it kills are its own children's and nobody else's. It runs no code of a student itself, and
has one thread: a fork of a process with threads that torch started would hang.

When the grader is gone, however it went, the control socket says so: the server kills what runs, removes its folders
and ends. When the server is gone, the kernel kills its children.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import tempfile
import time
from typing import Any

from . import attempts, child, confine, kernel, privileges, rooms, threads, warm, watch
from .running import Run

MAX_MESSAGE = 1 << 16
KEEP_DESCRIPTORS = 1024
LONGEST_SLEEP_SECONDS = 3600.0
FORKS_OF_ONE = 16  # more than the runs of one submission: from here on it is a class


class Server:
    """Serves one grader over one control socket until that closes."""

    def __init__(
        self,
        control: socket.socket,
        place: rooms.Rooms,
        walls: confine.Walls | None,
        rights: privileges.Privileges | None,
    ) -> None:
        self._control = control
        self._rooms = place
        self._walls = walls
        self._rights = rights
        self._warm = False
        self._forks = 0
        self._runs: dict[int, Run] = {}  # by every descriptor that tells something of a run
        self._poll = select.poll()
        self._watched = walls is not None and (place.namespaces is None or not walls.asks_about_threads)

    def serve(self) -> None:
        """Answer messages and watch children until the grader hangs up."""
        self._poll.register(self._control, select.POLLIN)
        try:
            while True:
                for descriptor, what in self._poll.poll(self._patience_ms()):
                    if descriptor == self._control.fileno():
                        message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE, 2)
                        if not message:
                            return
                        self._answer(json.loads(message), descriptors)
                    elif descriptor in self._runs:
                        self._hear(self._runs[descriptor], descriptor, what)
                self._keep_limits()
        finally:
            self._end_all()

    def _patience_ms(self) -> int | None:
        if not self._runs:
            return None
        soonest = min(run.due for run in self._runs.values())
        return max(0, int(min(soonest - time.monotonic(), LONGEST_SLEEP_SECONDS) * 1000) + 1)

    def _answer(self, message: dict[str, Any], descriptors: list[int]) -> None:
        if "run" in message:
            self._start(message, descriptors)
            return
        if not self._warm:
            warm.warm_up()
            self._warm = True
        if "preload" in message:
            if not self._forks:  # later, all is read-only and nothing may be added to what runs share
                warm.preload(message["preload"])
            rooms.clear(self._rooms.warm)
            self._say({"ready": warm.versions()})

    def _start(self, message: dict[str, Any], descriptors: list[int]) -> None:
        owner = self._rights.uid if self._rights is not None else None
        if self._warm:
            self._rooms.seal()
            self._forks += 1
            if self._forks == FORKS_OF_ONE:
                warm.collapse_pages()
        run = Run(message, every_seconds=watch.EVERY_SECONDS if self._watched else None)
        run.folder = self._rooms.make(run.number, size_bytes=run.file_bytes, files=run.files, owner=owner)
        questions = socket.socketpair() if self._walls is not None and self._walls.asks_about_threads else None
        parent = os.getpid()
        run.pid = os.fork()
        if run.pid == 0:
            theirs = questions[1].detach() if questions else None
            self._become_child(parent, run, descriptors, theirs)
        for descriptor in descriptors:
            os.close(descriptor)
        self._follow(run, os.pidfd_open(run.pid))
        if questions is not None:
            questions[1].close()
            run.questions = questions[0]
            self._follow(run, questions[0].fileno())

    def _follow(self, run: Run, descriptor: int) -> None:
        if run.pidfd < 0:
            run.pidfd = descriptor
        self._runs[descriptor] = run
        self._poll.register(descriptor, select.POLLIN)

    def _unfollow(self, descriptor: int) -> None:
        self._poll.unregister(descriptor)
        del self._runs[descriptor]

    def _become_child(self, parent: int, run: Run, descriptors: list[int], questions: int | None) -> None:
        status = 1
        try:
            os.setsid()
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            kernel.die_with(parent)
            _close_all_but(*descriptors, run.trace, *(() if questions is None else (questions,)))
            _point_to_nowhere()
            job = child.read_job(descriptors[0])
            job["folder"] = run.folder
            job["readable"] = None if self._walls is None else tuple(self._walls.readable)
            if self._rights is not None:
                self._rights.drop()
                kernel.die_with(parent)  # becoming another user has undone it
            child.unpack(job)
            confine = None if self._walls is None else _confining(self._walls, questions)
            if "attempts" in job:
                attempts.run(job, descriptors[1], confine, run.trace)
            else:
                child.run(job, descriptors[1], confine, run.trace)
            status = 0
        except MemoryError:  # the program's limit, met in our own code
            with contextlib.suppress(BaseException):
                os.write(descriptors[1], b'["over","memory"]\n')
        except BaseException as error:  # noqa: BLE001  ours, not the student's: it must reach the grader
            with contextlib.suppress(BaseException):
                os.write(descriptors[1], json.dumps(["fault", repr(error)[:2000]]).encode() + b"\n")
        finally:
            os._exit(status)

    def _hear(self, run: Run, descriptor: int, what: int) -> None:
        if descriptor == run.pidfd:
            self._report(run)
        elif run.questions is not None and descriptor == run.questions.fileno():
            self._unfollow(descriptor)
            run.listener = run.take_listener()
            if run.listener is not None:
                self._follow(run, run.listener)
        elif not what & select.POLLIN:  # nobody is left who could ask: it would say so until the process is gone
            self._unfollow(descriptor)
        elif not threads.answer(descriptor, run.pid):
            run.refused_threads += 1
            if run.refused_threads >= threads.PATIENCE:
                run.kill("threads")

    def _keep_limits(self) -> None:
        now = time.monotonic()
        for run in set(self._runs.values()):
            if now >= run.deadline:
                run.end_late(now)
            if now >= run.next_look:
                run.next_look = now + watch.EVERY_SECONDS
                self._look_at(run)

    def _look_at(self, run: Run) -> None:
        assert self._walls is not None
        if not self._walls.asks_about_threads and watch.threads(run.pid) > watch.MAX_THREADS:
            run.kill("threads")
        if self._rooms.namespaces is None:
            user = self._rights.uid if self._rights is not None else None
            held = watch.unlinked_bytes(run.pid, user)
            if held > run.file_bytes or watch.too_much(run.folder, size_bytes=run.file_bytes - held, files=run.files):
                run.kill("files")

    def _report(self, run: Run) -> None:
        # The group is gone before its leader is reaped, so its number cannot have been given to another.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(run.pid, signal.SIGKILL)
        _, status, usage = os.wait4(run.pid, 0)
        for descriptor in [one for one, of in self._runs.items() if of is run]:
            self._unfollow(descriptor)
        if self._watched and watch.too_much(run.folder, size_bytes=run.file_bytes, files=run.files):
            run.over = run.over or "files"
        self._rooms.remove(run.folder)
        self._say(run.report(status, usage))
        run.close()

    def _end_all(self) -> None:
        for run in set(self._runs.values()):
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(run.pidfd, signal.SIGKILL)
                os.waitpid(run.pid, 0)
            with contextlib.suppress(OSError):
                self._rooms.remove(run.folder)

    def _say(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):  # the grader is gone: the next look at the socket tells
            self._control.send(json.dumps(message).encode())


def _confining(walls: confine.Walls, questions: int | None) -> Any:
    def put_up(folder: str) -> None:
        listener = walls.put_up(folder)
        if questions is not None:
            if listener is not None:
                with socket.socket(fileno=os.dup(questions)) as channel:
                    socket.send_fds(channel, [b"?"], [listener])
                os.close(listener)
            os.close(questions)

    return put_up


def _close_all_but(*kept: int) -> None:
    """Close what the server holds: other runs, its folders, its channel to the grader."""
    last = 2
    for descriptor in [*sorted(kept), KEEP_DESCRIPTORS]:
        os.closerange(last + 1, descriptor)
        last = descriptor


def _point_to_nowhere() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def main(control_descriptor: int, lock_descriptor: int, place: str, *, confined: bool) -> None:
    """Find out what can be had here, say so, serve.

    `lock_descriptor` is held open as long as this process lives: whoever can take the lock may remove `place`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which then hangs up
    os.set_inheritable(lock_descriptor, False)
    threads.listen_to_alarms()
    control = socket.socket(fileno=control_descriptor)
    walls: confine.Walls | None = None
    rights: privileges.Privileges | None = None
    hello: dict[str, Any] = {}
    if confined:
        try:
            walls = confine.Walls()
        except confine.Unconfined as error:
            hello["missing"] = str(error)
    where = rooms.Rooms(place, apart=walls is not None)
    tempfile.tempdir = os.environ["MPLCONFIGDIR"] = where.warm
    try:
        if walls is not None:
            rights = privileges.Privileges(walls.readable, place)
            hello["walls"] = {
                "landlock_abi": walls.landlock_abi,
                "asks_about_threads": walls.asks_about_threads,
                "privileges": rights.describe(),
                "privileges_kept_because": rights.because,
                "namespaces": where.namespaces,
                "namespaces_missing_because": where.because,
            }
        control.send(json.dumps(hello).encode())
        Server(control, where, walls, rights).serve()
    finally:
        where.close()
