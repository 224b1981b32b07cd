"""The walls of the box: Landlock for files, TCP, signals and abstract sockets; seccomp for system calls.

Taken by the child itself, after which nothing it runs can shed them (``no_new_privs``). What is allowed:

- read: the Python runtime and system libraries, time zones, fonts;
- write: the private work folder and ``/dev/null``;
- new threads, not new processes; no ``exec``; no sockets but an unnamed pair.

A Landlock ruleset is built for each run: an inherited one is shared between the children of a server, and a
path that one child allows itself would open to the next. The seccomp program is built once, in the server.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

CLONE_THREAD = 0x00010000
NEW_PROCESS = ("fork", "vfork")
EXEC = ("execve", "execveat")
REFUSED = (
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "kcmp",
    "pidfd_getfd",
    "pidfd_send_signal",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "move_mount",
    "fsopen",
    "open_tree",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "io_uring_setup",
    "keyctl",
    "add_key",
    "request_key",
    "shmget",
    "shmat",
    "msgget",
    "semget",
    "mq_open",
    "init_module",
    "finit_module",
    "kexec_load",
    "reboot",
    "swapon",
    "swapoff",
    "sethostname",
    "settimeofday",
    "clock_settime",
    "setuid",
    "setgid",
    "setreuid",
    "setregid",
    "setresuid",
    "setresgid",
    "setgroups",
    "open_by_handle_at",
    "name_to_handle_at",
    "quotactl",
    "setpriority",
    "sched_setaffinity",
    "sched_setscheduler",
    "sched_setparam",
    "sched_setattr",
    "ioprio_set",
    "process_madvise",
)
# Landlock says nothing on rights, owners and times of files: these calls do nothing and say that they did.
UNCHANGED = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "utimensat",
    "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr",
)  # fmt: skip
READABLE = (
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/ld.so.cache",
    "/etc/mime.types",
    "/etc/matplotlibrc",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/dev/urandom",
    "/dev/random",
    "/dev/zero",
)
PORTABLE_SIGNALS = ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")


class Unconfined(Exception):
    """A wall cannot be built here; the message says which and why."""


class Walls:
    """What the server prepares once, and each child puts up around itself."""

    def __init__(self) -> None:
        try:
            import landlockpy
            import pyseccomp
        except (ImportError, RuntimeError, OSError) as error:
            raise Unconfined(f"a library for confinement cannot be loaded: {error}") from error
        self._landlock = landlockpy
        self.landlock_abi = landlockpy.abi_version()
        if self.landlock_abi < 4:
            raise Unconfined(
                f"Landlock is too old or off in this kernel (ABI {self.landlock_abi}, 4 needed: Linux 6.7)"
            )
        self._readable = [(path, Path(path).is_dir()) for path in _readable_paths()]
        self._filter = _system_calls(pyseccomp, landlock_signals=self.landlock_abi >= 6)

    def put_up(self, folder: str) -> None:
        """Confine the calling process for good; only the work folder stays writable."""
        landlock = self._landlock
        abi = self.landlock_abi
        files, net, scopes = landlock.fs_for_abi(abi), landlock.net_for_abi(abi), landlock.scope_for_abi(abi)
        read = landlock.AccessFS.READ_FILE | landlock.AccessFS.READ_DIR | landlock.AccessFS.EXECUTE
        with landlock.Ruleset(handled_fs=files, handled_net=net, scoped=scopes, best_effort=False) as rules:
            for path, is_folder in self._readable:
                rules.allow_path(path, read if is_folder else landlock.AccessFS.READ_FILE)
            device = landlock.AccessFS.READ_FILE | landlock.AccessFS.WRITE_FILE
            rules.allow_path("/dev/null", device)
            rules.allow_path(folder, files & ~(landlock.AccessFS.MAKE_BLOCK | landlock.AccessFS.MAKE_CHAR))
            rules.restrict()
        self._filter.load()


def _readable_paths() -> list[str]:
    """The runtime without our own packages; site-packages are opened one by one where ours lie among them."""
    ours = Path(__file__).resolve().parents[2]
    paths = [path for path in READABLE if os.path.lexists(path)]
    for prefix in {sys.prefix, sys.base_prefix}:
        paths.append(prefix)
    if any(ours.is_relative_to(Path(path).resolve()) for path in paths):
        paths = _around(paths, ours)
    return paths


def _around(paths: list[str], ours: Path) -> list[str]:
    """The same paths without `grader` and `reference` in the folder `ours`: siblings are opened instead."""
    found: list[str] = []
    for path in paths:
        here = Path(path).resolve()
        if not ours.is_relative_to(here):
            found.append(path)
            continue
        while here != ours:
            child = here / ours.relative_to(here).parts[0]
            found += [str(entry) for entry in here.iterdir() if entry != child and not entry.is_symlink()]
            here = child
        found += [str(entry) for entry in ours.iterdir() if entry.name not in ("grader", "reference")]
    return found


def _system_calls(seccomp: Any, *, landlock_signals: bool) -> Any:
    rules = seccomp.SyscallFilter(seccomp.ALLOW)

    def refuse(number: int, names: tuple[str, ...], *arguments: Any) -> None:
        for name in names:
            try:
                rules.add_rule(seccomp.ERRNO(number), name, *arguments)
            except (OSError, ValueError):  # a call that this architecture does not have cannot be made
                continue

    refuse(errno.EAGAIN, NEW_PROCESS)
    refuse(errno.EAGAIN, ("clone",), seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    refuse(errno.ENOSYS, ("clone3",))  # its flags are behind a pointer: glibc falls back to clone
    refuse(errno.EACCES, EXEC)
    refuse(0, UNCHANGED)
    refuse(errno.EPERM, ("prlimit64",), seccomp.Arg(0, seccomp.NE, 0))  # of oneself it must stay allowed
    refuse(errno.EACCES, REFUSED)
    if not landlock_signals:
        refuse(errno.EPERM, PORTABLE_SIGNALS)
    return rules
