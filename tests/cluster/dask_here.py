"""A Dask scheduler and its workers on this machine, each a process of its own, for tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# Runs a worker where a system call is missing, as on an older kernel.
WITHOUT = """
import errno, os, sys
import pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), sys.argv[1])
rules.load()
os.execv(sys.argv[2], sys.argv[2:])
"""


class Here:
    """A scheduler on the loopback; `close` ends it and every worker."""

    def __init__(self, folder: Path, root: Path, **settings: str) -> None:
        self._folder = folder
        self._environment = {**os.environ, "PYTHONPATH": str(root), **settings}
        self._processes: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        self._start("dask_scheduler", "--port", "0", "--scheduler-file", str(file))
        try:
            self._wait_for(lambda: file.exists() and file.read_text(encoding="utf-8").rstrip().endswith("}"))  # whole
            self.address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
        except BaseException:
            self.close()
            raise

    def worker(self, *, before: tuple[str, ...] = (), nanny: bool = False, **settings: str) -> subprocess.Popen[bytes]:
        """Start a worker with one thread, and wait until the scheduler knows it."""
        count = self._count()
        options = ("--nthreads", "1", "--nanny" if nanny else "--no-nanny", "--local-directory", str(self._folder))
        process = self._start("dask_worker", self.address, *options, before=before, **settings)
        self._wait_for(lambda: self._count() > count)
        return process

    def _count(self) -> int:
        log = self._folder / "log"
        return log.read_bytes().count(b"Register worker")

    def _start(
        self, program: str, *options: str, before: tuple[str, ...] = (), **settings: str
    ) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [
                    *before,
                    sys.executable,
                    "-m",
                    f"distributed.cli.{program}",
                    "--host",
                    "127.0.0.1",
                    "--no-dashboard",
                    *options,
                ],
                cwd=self._folder,
                env={**self._environment, **settings},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._processes.append(process)
        return process

    def _wait_for(self, condition, seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, (self._folder / "log").read_text(encoding="utf-8")[-3000:]
            time.sleep(0.05)

    def close(self) -> None:
        """End the workers, then the scheduler, to whom they say so; who is not gone soon is killed."""
        for process in reversed(self._processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(timeout=3)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()


def without(call: str) -> tuple[str, ...]:
    """Words to put before a command so that a system call is missing in it."""
    return (sys.executable, "-c", WITHOUT, call)
