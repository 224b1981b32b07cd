"""Where runs work: a private folder for each, bounded in size and number of files, and gone when the run is.

    <place>/            made and locked by the grader, one for each box; removed by the server when the grader is gone
        lock            held by the grader and the server (grader/sandbox/place.py)
        runs/           with namespaces: a tmpfs that only the server and its runs see, everything else read-only
            scratch/    where libraries that the server imports may write
            1/          the work folder of run 1: a tmpfs of its own, of bounded size and number of files

With namespaces the kernel bounds a folder, and it vanishes with the last process that sees it, however that ends.
Without them it is a plain folder: what is in it is counted while the run lasts (watch.py) and removed afterwards.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from . import kernel
from .trial import trial

MAX_FILES = 4096
SPARE_BYTES = 1 << 20
FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
SEPARATE = kernel.CLONE_NEWNS | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS


class Rooms:
    """The folders of a server's runs.

    Parameters
    ----------
    place
        An existing folder that is this server's alone.
    apart
        Whether to try for namespaces; the calling process, which must have one thread, enters them for good.

    Attributes
    ----------
    warm
        Where the server's own libraries may write while they warm up: the temporary folder may be read-only by then.
    """

    def __init__(self, place: str, *, apart: bool) -> None:
        self._place = Path(place)
        self._runs = self._place / "runs"
        self._runs.mkdir(mode=0o711, exist_ok=True)
        self._place.chmod(0o711)  # a run that becomes another user must come through
        # opened before the namespaces are entered: there everything else is read-only
        self._outside = os.open(self._place.parent, os.O_RDONLY | os.O_DIRECTORY)
        self.namespaces: str | None = None
        self.because: str | None = None
        self._sealed = False
        if apart:
            self._enter()
        self.warm = f"{self._runs}/warm"
        os.mkdir(self.warm, 0o700)  # noqa: PTH102

    def _enter(self) -> None:
        flags = [SEPARATE | kernel.CLONE_NEWUSER]
        if os.geteuid() == 0:
            flags.insert(0, SEPARATE)  # root needs no user namespace, and keeps more users to become
        for choice in flags:
            self.because = trial(lambda choice=choice: self._try(choice))  # type: ignore[misc]
            if self.because is None:
                self._separate(choice)
                scratch = self._runs / "scratch"
                scratch.mkdir(mode=0o700)
                kernel.mount("tmpfs", str(scratch), "tmpfs", FLAGS, "size=64m,mode=0700")
                os.environ["TMPDIR"] = str(scratch)
                users = "user, " if choice & kernel.CLONE_NEWUSER else ""
                self.namespaces = f"{users}mount, net, ipc, uts; everything mounted read-only"
                return

    def _separate(self, flags: int) -> None:
        uid, gid = os.geteuid(), os.getegid()
        kernel.unshare(flags)
        if flags & kernel.CLONE_NEWUSER:
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1", "ascii")
        kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE, "")
        kernel.mount("tmpfs", str(self._runs), "tmpfs", FLAGS, "size=1m,mode=0711")

    def _try(self, flags: int) -> None:
        """Do all that is done with namespaces, in a process that is thrown away: a room made, filled, removed."""
        self._separate(flags)
        self._seal()
        probe = self._runs / "probe"
        probe.mkdir()
        kernel.mount("tmpfs", str(probe), "tmpfs", FLAGS, "size=1m,nr_inodes=16,mode=0700")
        (probe / "file").write_bytes(b"x")
        kernel.unmount(str(probe))
        probe.rmdir()

    def _seal(self) -> None:
        kernel.make_read_only("/")
        kernel.make_writable(str(self._runs))

    def seal(self) -> None:
        """Make everything but the folders of runs read-only, for good.

        Before the first submission, and not earlier: matplotlib keeps a list of fonts in the home of the user, which
        takes seconds to make anew.
        """
        if self.namespaces is not None and not self._sealed:
            self._sealed = True
            self._seal()

    def make(self, number: int, *, size_bytes: int, files: int, owner: int | None) -> str:
        """Make the folder of a run, with room for so much, and give its path."""
        folder = f"{self._runs}/{number}"
        os.mkdir(folder, 0o700)  # noqa: PTH102  hot: a run is some milliseconds
        if self.namespaces is None:
            if owner is not None:
                os.chown(folder, owner, owner)
            return folder
        whose = "" if owner is None else f",uid={owner},gid={owner}"
        options = f"size={size_bytes + SPARE_BYTES},nr_inodes={files},mode=0700{whose}"
        kernel.mount("tmpfs", folder, "tmpfs", FLAGS, options)
        return folder

    def remove(self, folder: str) -> None:
        """Remove the folder of a run that is over, whatever has been done to it."""
        if self.namespaces is not None:
            kernel.unmount(folder)
        clear(folder)

    def close(self) -> None:
        """Remove the place itself; nothing of it is left when the server ends."""
        if self.namespaces is not None:
            with contextlib.suppress(OSError):
                kernel.unmount(str(self._runs))
        else:
            clear(str(self._runs))
        with contextlib.suppress(OSError):
            inside = os.open(self._place.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=self._outside)
            for name in ("runs", "lock"):
                with contextlib.suppress(OSError):
                    os.rmdir(name, dir_fd=inside) if name == "runs" else os.unlink(name, dir_fd=inside)
            os.close(inside)
            os.rmdir(self._place.name, dir_fd=self._outside)


def clear(folder: str) -> None:
    """Remove a folder with everything in it: links are not followed, depth and rights do not matter.

    Folders within folders are moved up before they are emptied, so no path grows beyond what the kernel takes.
    """
    number = 0
    progress = True
    while progress:
        progress = False
        for path in _emptied(folder):
            for inner in _emptied(path):
                number += 1
                progress |= _done(os.rename, inner, f"{folder}/.moved-{number}")
            progress |= _done(os.rmdir, path)
    _done(os.rmdir, folder)


def _emptied(folder: str) -> list[str]:
    """Remove the files of a folder; its folders are given back."""
    _done(os.chmod, folder, 0o700)
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    folders = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            _done(os.unlink, entry.path)
    for path in folders:
        _done(os.chmod, path, 0o700)
    return folders


def _done(what: Callable[..., object], *arguments: object) -> bool:
    try:
        what(*arguments)
    except OSError:
        return False
    return True
