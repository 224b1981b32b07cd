"""What the box must refuse, tried in the box itself: before the first submission runs, and by `lstm-grade doctor`.

Each attempt is made in a child like any other, from behind the same walls, by means that do no harm where they work.
The answer to each is a word and the kernel's reason:

    refused    as it must be
    possible   this layer does not hold here
    unknown    the attempt failed for a reason of its own, and proves nothing
"""

# The calls themselves are what is tried, not what pathlib makes of them:
# ruff: noqa: PTH102, PTH108, PTH109, PTH118, PTH120, PTH123, PTH208
from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import resource
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from . import kernel
from .child import enclose
from .watch import MAX_THREADS

REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSYS)
LIMITS_MET = (*REFUSALS, errno.EAGAIN, errno.EFBIG, errno.ENOSPC, errno.EMFILE, errno.ENOMEM, errno.EDQUOT)
PTRACE_PEEKDATA = 2
SYS_IO_URING_SETUP = 425
STACK_BYTES = 256 << 10
PIECE_BYTES = 256 << 10
LONG_ENOUGH_SECONDS = 1.0  # to be noticed and killed, where the server watches instead of the kernel

_libc: Any = ctypes.CDLL(None, use_errno=True)


class Possible(Exception):
    """The attempt went through."""


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _read_password_file() -> None:
    with open("/etc/passwd", "rb") as file:
        file.read(1)


def _list_root() -> None:
    os.listdir("/")


def _write_beside() -> None:
    path = os.path.join(os.path.dirname(os.getcwd()), "beside")
    with open(path, "wb"):
        pass
    os.unlink(path)


def _shared_memory() -> None:
    path = f"/dev/shm/lstm-grade-attempt-{os.getpid()}"
    with open(path, "wb"):
        pass
    os.unlink(path)


def _memory_file() -> None:
    os.close(os.memfd_create("attempt"))


def _internet() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def _abstract_socket() -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"\0lstm-grade-attempt-{os.getpid()}")


def _signal() -> None:
    os.kill(os.getppid(), 0)


def _trace() -> None:
    try:
        _call("ptrace", PTRACE_PEEKDATA, os.getppid(), None, None)
    except ProcessLookupError:  # it was let through, and we trace nobody
        return


def _other_process() -> None:
    with open(f"/proc/{os.getppid()}/status", "rb") as file:
        file.read(1)


def _limits_of_another() -> None:
    resource.prlimit(os.getppid(), resource.RLIMIT_CORE)


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _execute() -> None:
    try:
        os.execv("/nonexistent/program", ["program"])
    except FileNotFoundError:  # it was looked for: one that exists would have been run
        return


def _threads() -> None:
    threading.stack_size(STACK_BYTES)
    stop = threading.Event()
    started = []
    try:
        for _ in range(2 * MAX_THREADS):
            thread = threading.Thread(target=stop.wait, daemon=True)
            thread.start()
            started.append(thread)
        time.sleep(LONG_ENOUGH_SECONDS)
    except RuntimeError as error:
        if len(started) >= MAX_THREADS:
            raise Possible from error
        raise OSError(errno.EAGAIN, f"after {len(started)} threads") from error
    finally:
        stop.set()
        for thread in started:
            thread.join()


def _namespace() -> None:
    kernel.unshare(kernel.CLONE_NEWUTS if kernel.capabilities() else kernel.CLONE_NEWUSER)


def _ring() -> None:
    if _libc.syscall(ctypes.c_long(SYS_IO_URING_SETUP), ctypes.c_long(1), None) < 0:
        number = ctypes.get_errno()
        if number not in (errno.EFAULT, errno.EINVAL):  # it looked at what it was given
            raise OSError(number, os.strerror(number))


def _capabilities() -> None:
    if not kernel.capabilities() and kernel.prctl(kernel.PR_GET_NO_NEW_PRIVS):
        raise OSError(errno.EPERM, "no capabilities, no new ones")


def _large_file() -> None:
    with open("large", "wb") as file:
        try:
            os.truncate(file.fileno(), resource.getrlimit(resource.RLIMIT_FSIZE)[0] + 1)
        except OverflowError:  # there is no limit
            return
        finally:
            os.unlink("large")


def _much_memory() -> None:
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY:
        mmap.mmap(-1, soft).close()


def _much_time() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if resource.RLIM_INFINITY not in (soft, hard) and soft < hard:
        raise OSError(errno.EPERM, f"ended after {soft} s, killed after {hard} s")


def _many_open_files() -> None:
    opened = []
    try:
        for _ in range(600):
            opened.append(os.open(os.devnull, os.O_RDONLY))
    finally:
        for descriptor in opened:
            os.close(descriptor)


def _many_files() -> None:
    os.mkdir("many")
    for number in range(1000):
        os.close(os.open(f"many/{number}", os.O_CREAT | os.O_WRONLY))
    time.sleep(LONG_ENOUGH_SECONDS)


def _much_on_disk() -> None:
    for number in range(64):
        with open(f"much-{number}", "wb") as file:
            file.write(bytes(PIECE_BYTES))
    time.sleep(LONG_ENOUGH_SECONDS)


ATTEMPTS: dict[str, Callable[[], None]] = {
    "read-files": _read_password_file,
    "list-folders": _list_root,
    "write-files": _write_beside,
    "shared-memory": _shared_memory,
    "memory-file": _memory_file,
    "network": _internet,
    "abstract-socket": _abstract_socket,
    "signal": _signal,
    "trace": _trace,
    "other-process": _other_process,
    "limits-of-another": _limits_of_another,
    "fork": _fork,
    "execute": _execute,
    "threads": _threads,
    "namespace": _namespace,
    "io-uring": _ring,
    "capabilities": _capabilities,
    "cpu-time": _much_time,
    "memory": _much_memory,
    "file-size": _large_file,
    "open-files": _many_open_files,
    "disk-space": _much_on_disk,
    "many-files": _many_files,
}


def attempt(action: Callable[[], None]) -> list[str]:
    """Try one thing: [word, reason]."""
    try:
        action()
    except Possible:
        return ["possible", ""]
    except OSError as error:
        return ["refused" if error.errno in LIMITS_MET else "unknown", str(error.strerror)]
    except Exception as error:  # noqa: BLE001  proves nothing, and must not pass for a refusal
        return ["unknown", f"{type(error).__name__}: {error}"[:200]]
    return ["possible", ""]


def run(job: dict[str, Any], descriptor: int, confine: Callable[[str], None] | None, trace: int) -> None:
    """Try what the job names and write {name: [word, reason]} to the pipe."""
    os.chdir(job["folder"])
    if confine is not None:  # the control, outside, is without limits too
        enclose(job, confine, trace)
    found = {}
    for name in job["attempts"]:
        found[name] = attempt(ATTEMPTS[name])
        os.write(descriptor, json.dumps({name: found[name]}).encode() + b"\n")  # one may end this process
