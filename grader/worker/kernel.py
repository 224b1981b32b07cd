"""What Linux offers and Python's standard library does not: a thin hand on libc, for the box alone.

Every call raises `OSError` with the kernel's reason. Numbers are those of the kernel's headers; system calls from 424
on bear the same number on every architecture.
"""

from __future__ import annotations

import ctypes
import os
import signal
from typing import Any

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_REC, MS_PRIVATE = 1 << 14, 1 << 18
MNT_DETACH = 2
AT_FDCWD = -100
AT_RECURSIVE = 0x8000
MOUNT_ATTR_RDONLY = 1
SYS_MOUNT_SETATTR = 442
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS = 1, 4, 22, 38, 39
CAPABILITY_VERSION_3 = 0x20080522
SECCOMP_SET_MODE_FILTER = 1
SECCOMP_FILTER_FLAG_NEW_LISTENER = 1 << 3
SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV = 1 << 5

_libc: Any = ctypes.CDLL(None, use_errno=True)


class _MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]


class _FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)
    return result


def prctl(option: int, value: int = 0) -> int:
    """Set or ask about something of the calling process."""
    return _checked(_libc.prctl(option, *(ctypes.c_ulong(one) for one in (value, 0, 0, 0))), f"prctl {option}")


def die_with(parent: int) -> None:
    """Be killed when the parent is; leave at once if it is gone already."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def unshare(flags: int) -> None:
    """Leave namespaces that are shared with others."""
    _checked(_libc.unshare(flags), "unshare")


def mount(source: str, target: str, kind: str | None, flags: int, options: str) -> None:
    """Mount a file system, or change how one is shared."""
    names = [None if one is None else os.fsencode(one) for one in (source, target, kind)]
    _checked(_libc.mount(*names, ctypes.c_ulong(flags), options.encode()), "mount")


def unmount(target: str) -> None:
    """Take a file system out of the tree; it is gone when the last user of it is."""
    _checked(_libc.umount2(os.fsencode(target), MNT_DETACH), "umount")


def make_read_only(target: str) -> None:
    """Forbid writing to everything mounted at and below `target`."""
    _change_mounts(target, _MountAttributes(MOUNT_ATTR_RDONLY, 0, 0, 0))


def make_writable(target: str) -> None:
    """Take that back for what this process has mounted itself, at and below `target`."""
    _change_mounts(target, _MountAttributes(0, MOUNT_ATTR_RDONLY, 0, 0))


def _change_mounts(target: str, change: _MountAttributes) -> None:
    arguments = ctypes.c_long(AT_FDCWD), os.fsencode(target), ctypes.c_long(AT_RECURSIVE)
    size = ctypes.c_size_t(ctypes.sizeof(change))
    _checked(_libc.syscall(ctypes.c_long(SYS_MOUNT_SETATTR), *arguments, ctypes.byref(change), size), "mount_setattr")


def capabilities() -> int:
    """The permitted capabilities of this process, as bits."""
    data = (ctypes.c_uint32 * 6)()
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _checked(_libc.capget(header, data), "capget")
    return int(data[1]) | int(data[4]) << 32


def drop_capabilities() -> None:
    """Give up all of them: effective, permitted, inheritable."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _checked(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


def set_file_user(uid: int, gid: int) -> tuple[int, int]:
    """Touch files as somebody else does; returns who it was before."""
    group = _libc.setfsgid(gid)
    return int(_libc.setfsuid(uid)), int(group)


def load_filter(program: bytes, number: int | None) -> int | None:
    """Put the calling thread under a seccomp program for good.

    Parameters
    ----------
    program
        Instructions of classic BPF, eight bytes each.
    number
        Of the system call ``seccomp`` where the program asks somebody (``NOTIFY``): that somebody's descriptor is
        returned. None for a program that decides by itself.
    """
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    what = _FilterProgram(len(program) // 8, program)
    if number is None:
        call = ctypes.c_ulong(PR_SET_SECCOMP), ctypes.c_ulong(2), ctypes.byref(what), ctypes.c_ulong(0)
        _checked(_libc.prctl(*call, ctypes.c_ulong(0)), "seccomp")
        return None
    flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
    numbers = ctypes.c_long(number), ctypes.c_long(SECCOMP_SET_MODE_FILTER), ctypes.c_long(flags)
    return _checked(_libc.syscall(*numbers, ctypes.byref(what)), "seccomp listener")
