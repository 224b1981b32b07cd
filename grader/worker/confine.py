"""The walls of the box: Landlock for files, TCP, signals and abstract sockets; seccomp for system calls.

Taken by the child itself, after which nothing it runs can shed them (``no_new_privs``). What is allowed:

- read: the Python runtime and system libraries, time zones, fonts;
- write: the private work folder and ``/dev/null``;
- new threads, not new processes; no ``exec``; no sockets but an unnamed pair.

A Landlock ruleset is built for each run: an inherited one is shared between the children of a server, and a
path that one child allows itself would open to the next. The seccomp program (system_calls.py) is built once, in
the server.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .kernel import load_filter
from .system_calls import programs
from .trial import trial

OLDEST_LANDLOCK = 4  # TCP; Linux 6.7
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
        if self.landlock_abi < OLDEST_LANDLOCK:
            raise Unconfined(
                f"Landlock is too old or off in this kernel "
                f"(ABI {self.landlock_abi}, {OLDEST_LANDLOCK} needed: Linux 6.7)"
            )
        self.readable = _readable_paths()
        self._rules = [(path, Path(path).is_dir()) for path in self.readable]
        try:
            self._programs = programs(pyseccomp, landlock_signals=self.landlock_abi >= 6)
        except (OSError, ValueError, NotImplementedError) as error:
            raise Unconfined(f"no seccomp filter can be built: {error}") from error
        # Only one program of a process may ask, and a container's own may be that one.
        self.asks_about_threads = trial(lambda: self._load(asking=True)) is None
        if not self.asks_about_threads and (why := trial(lambda: self._load(asking=False))) is not None:
            raise Unconfined(f"no seccomp filter can be loaded: {why}")

    def _load(self, *, asking: bool) -> int | None:
        program = self._programs.of(os.getpid(), asking=asking)
        return load_filter(program, self._programs.seccomp if asking else None)

    def put_up(self, folder: str) -> int | None:
        """Confine the calling process for good; only the work folder stays writable.

        Returns the descriptor on which the kernel asks about new threads, if it does; it is the server's.
        """
        landlock = self._landlock
        abi = self.landlock_abi
        files, net, scopes = landlock.fs_for_abi(abi), landlock.net_for_abi(abi), landlock.scope_for_abi(abi)
        read = landlock.AccessFS.READ_FILE | landlock.AccessFS.READ_DIR | landlock.AccessFS.EXECUTE
        with landlock.Ruleset(handled_fs=files, handled_net=net, scoped=scopes, best_effort=False) as rules:
            for path, is_folder in self._rules:
                rules.allow_path(path, read if is_folder else landlock.AccessFS.READ_FILE)
            device = landlock.AccessFS.READ_FILE | landlock.AccessFS.WRITE_FILE
            rules.allow_path("/dev/null", device)
            rules.allow_path(folder, files & ~(landlock.AccessFS.MAKE_BLOCK | landlock.AccessFS.MAKE_CHAR))
            rules.restrict()
        return self._load(asking=self.asks_about_threads)


def _readable_paths() -> list[str]:
    """The runtime without our own packages; site-packages are opened one by one where ours lie among them."""
    ours = Path(__file__).resolve().parents[2]
    paths = [path for path in READABLE if os.path.lexists(path)]
    packages = [entry for entry in sys.path if entry.endswith("-packages") and Path(entry).is_dir()]
    for path in dict.fromkeys((sys.prefix, sys.base_prefix, *packages)):
        if not any(Path(path).is_relative_to(other) for other in paths):
            paths.append(path)
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
