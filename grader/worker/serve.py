"""The warm server: imports what is slow once, then forks a fresh child for each run.

States of a run, as this process sees them:

    asked for --fork--> running --exits, or is killed at its wall limit--> ended --> reported

Messages on the control socket (one JSON object each, both ways):

    <- {"preload": ["pandas", ...]}                 -> {"ready": {"numpy": "2.4.6", ...}}
    <- {"run": 7, "wall_seconds": 20.0} + 2 files   -> {"ended": 7, "status": ..., "cpu_seconds": ..., ...}

With a run come two descriptors: the job to read and the pipe for its events. The server is the parent of all
runs, so the ids it kills are its own children's and nobody else's. It runs no code of a student itself, and
has one thread: a fork of a process with threads that torch started would hang.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
from typing import Any

from . import child, confine, surroundings

MAX_MESSAGE = 1 << 16
PR_SET_PDEATHSIG = 1
MADV_COLLAPSE = 25
HUGE_PAGE = 2 << 20


class Run:
    """A child that runs."""

    def __init__(self, number: int, pid: int, deadline: float) -> None:
        self.number = number
        self.pid = pid
        self.pidfd = os.pidfd_open(pid)
        self.deadline = deadline
        self.late = False


class Server:
    """Serves one grader over one control socket until that closes."""

    def __init__(self, control: socket.socket, walls: confine.Walls | None) -> None:
        self._control = control
        self._walls = walls
        self._runs: dict[int, Run] = {}  # by pidfd

    def serve(self) -> None:
        """Answer messages and watch children until the grader hangs up."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while True:
            for descriptor, _ in poll.poll(self._patience_ms()):
                if descriptor == self._control.fileno():
                    message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE, 2)
                    if not message:
                        return
                    run = self._answer(json.loads(message), descriptors)
                    if run is not None:
                        poll.register(run.pidfd, select.POLLIN)
                else:
                    poll.unregister(descriptor)
                    self._report(self._runs.pop(descriptor))
            self._end_the_late()

    def _patience_ms(self) -> int | None:
        if not self._runs:
            return None
        soonest = min(run.deadline for run in self._runs.values())
        return max(0, int((soonest - time.monotonic()) * 1000) + 1)

    def _answer(self, message: dict[str, Any], descriptors: list[int]) -> Run | None:
        if "preload" in message:
            preload(message["preload"])
            versions = {name: str(getattr(sys.modules[name], "__version__", "")) for name in ("numpy", "torch")}
            self._say({"ready": versions})
            return None
        pid = os.fork()
        if pid == 0:
            self._become_child(descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        run = Run(message["run"], pid, time.monotonic() + message["wall_seconds"])
        self._runs[run.pidfd] = run
        return run

    def _become_child(self, descriptors: list[int]) -> None:
        status = 1
        try:
            os.setsid()
            _die_with_server()
            self._control.close()
            for run in self._runs.values():
                os.close(run.pidfd)
            _point_to_nowhere()
            job = child.read_job(descriptors[0])
            child.run(job, descriptors[1], self._walls.put_up if self._walls else None)
            status = 0
        except MemoryError:  # the program's limit, met in our own code
            with contextlib.suppress(BaseException):
                os.write(descriptors[1], b'["over","memory"]\n')
        except BaseException as error:  # noqa: BLE001  ours, not the student's: it must reach the grader
            with contextlib.suppress(BaseException):
                os.write(descriptors[1], json.dumps(["fault", repr(error)[:2000]]).encode() + b"\n")
        finally:
            os._exit(status)

    def _end_the_late(self) -> None:
        now = time.monotonic()
        for run in self._runs.values():
            if now >= run.deadline:
                run.late = True
                run.deadline = now + 3600
                signal.pidfd_send_signal(run.pidfd, signal.SIGKILL)

    def _report(self, run: Run) -> None:
        # The group is gone before its leader is reaped, so its number cannot have been given to another.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(run.pid, signal.SIGKILL)
        _, status, usage = os.wait4(run.pid, 0)
        os.close(run.pidfd)
        self._say(
            {
                "ended": run.number,
                "exit": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
                "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
                "late": run.late,
                "cpu_seconds": usage.ru_utime + usage.ru_stime,
                "peak_bytes": usage.ru_maxrss * 1024,
            }
        )

    def _say(self, message: dict[str, Any]) -> None:
        self._control.send(json.dumps(message).encode())


def preload(modules: list[str]) -> None:
    """Import what submissions will want; a library that is not installed is not there for them either."""
    for name in modules:
        if name == "IPython":
            from . import notebook

            notebook.prepare()
            continue
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    surroundings.headless()
    gc.collect()
    gc.freeze()
    _collapse_pages()


def _collapse_pages() -> None:
    """Join the memory of this process to huge pages: a fork then copies a hundredth of the page table.

    A hint to the kernel (Linux 6.1); where it is refused, forks only take longer.
    """
    import ctypes

    madvise = ctypes.CDLL(None, use_errno=True).madvise
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    with contextlib.suppress(OSError), open("/proc/self/maps", encoding="ascii", errors="replace") as maps:  # noqa: PTH123
        for line in maps:
            span, rights, *_, name = [*line.split(), ""][:6] if len(line.split()) > 5 else [*line.split(), ""]
            if rights.startswith("rw") and name in ("", "[heap]"):
                first, last = (int(edge, 16) for edge in span.split("-"))
                if last - first >= HUGE_PAGE:
                    madvise(first, last - first, MADV_COLLAPSE)


def _pay_first_use_costs() -> None:
    """Do once what every submission does: kernels made and modules imported here are inherited by each child."""
    import numpy
    import numpy.random
    import torch

    inputs = torch.ones(9, 4)
    cell = torch.nn.LSTMCell(4, 1)
    cell(inputs[:1], (torch.zeros(1, 1), torch.zeros(1, 1)))
    for steps in (1, 9):  # kernels are made for a shape
        torch.nn.LSTM(4, 1)(inputs[:steps, None])
    output = torch.nn.LSTM(4, 1, batch_first=True)(inputs[None])[0]
    torch.nn.LSTM(4, 1, bias=False)(inputs)
    str(output), str(torch.round(output * 1000) / 1000), output.detach().numpy().tolist()
    numpy.array2string(numpy.tanh(numpy.ones(9)) @ numpy.ones(9))


def _die_with_server() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _point_to_nowhere() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def main(control_descriptor: int, *, confined: bool) -> None:
    """Warm up, say hello, serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which then hangs up
    control = socket.socket(fileno=control_descriptor)
    walls: confine.Walls | None = None
    hello: dict[str, Any] = {"confined": None}
    if confined:
        try:
            walls = confine.Walls()
            hello["confined"] = {"landlock_abi": walls.landlock_abi}
        except confine.Unconfined as error:
            hello["unconfined_because"] = str(error)
    control.send(json.dumps(hello).encode())
    import tempfile  # noqa: F401  imported warm, so that a student's tempfile.py cannot stand in for it

    import numpy  # noqa: F401
    import torch

    torch.set_num_threads(1)
    _pay_first_use_costs()
    surroundings.forget_grader()
    Server(control, walls).serve()
