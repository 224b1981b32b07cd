"""Run commands and see what they take: seconds, processor time, memory of every process below this one."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What something took."""

    seconds: float
    cpu_seconds: float  # of all processes below, that have ended


@dataclass(slots=True)
class Memory:
    """Memory of one process, or the most that was seen at one moment of several together."""

    rss_bytes: int = 0  # what two processes share counts twice
    pss_bytes: int = 0  # and here once


def call(command: Sequence[str], here: Path) -> None:
    """Run a command to its end, its own environment's programs first; what it says is shown only where it fails."""
    environment = {**os.environ, "PATH": f"{Path(command[0]).parent}:{os.environ.get('PATH', os.defpath)}"}
    done = subprocess.run(
        command, cwd=here, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)[:200]}\nended with {done.returncode}:\n{done.stderr[-2000:]}")


def timed(work: Callable[[], None]) -> Taken:
    """Do something, and say what it took."""
    before, cpu = time.perf_counter(), _cpu()
    work()
    return Taken(seconds=time.perf_counter() - before, cpu_seconds=_cpu() - cpu)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def memory_below(every_seconds: float = 0.2) -> Iterator[Memory]:
    """Look again and again at the memory of all processes that descend from this one."""
    seen, enough = Memory(), threading.Event()

    def look() -> None:
        while not enough.wait(every_seconds):
            now = [_rollup(pid) for pid in descendants(os.getpid())]
            seen.rss_bytes = max(seen.rss_bytes, sum(one.rss_bytes for one in now))
            seen.pss_bytes = max(seen.pss_bytes, sum(one.pss_bytes for one in now))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        enough.set()
        thread.join()


def descendants(pid: int) -> list[int]:
    """Children of a process, of whatever thread of it, and theirs."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        try:
            children = [
                int(child)
                for task in Path(f"/proc/{one}/task").iterdir()
                for child in (task / "children").read_text().split()
            ]
        except OSError:
            continue  # it has ended
        found += children
        waiting += children
    return found


def _rollup(pid: int) -> Memory:
    """A process's memory, both figures of one reading: read one after the other, a growing process has Pss over Rss."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return Memory()
    kib = {name: int(figure.split()[0]) for name, _, figure in (line.partition(":") for line in lines[1:])}
    return Memory(rss_bytes=kib.get("Rss", 0) * 1024, pss_bytes=kib.get("Pss", 0) * 1024)
