"""Become what another machine would make of us, then run a command: ``elsewhere.py [no-namespaces] [uid=N] -- ...``.

``no-namespaces`` refuses what Docker's default profile refuses; ``no-asking`` leaves a seccomp filter that is asked
already, as some container runtimes do; ``uid=N`` is an ordinary user.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys

import pyseccomp

NAMESPACES = 0x7E020000  # CLONE_NEW*: cgroup, uts, ipc, user, pid, net, mount
CLONE_FLAGS = [1 << bit for bit in range(32) if NAMESPACES >> bit & 1]


def refuse_namespaces() -> None:
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in ("unshare", "setns", "mount", "umount2", "pivot_root", "mount_setattr", "ptrace", "pidfd_getfd"):
        rules.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    for flag in CLONE_FLAGS:
        rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.load()


def be_asked_already() -> None:
    """A listener of somebody else's, who is asked about a call that nobody makes."""
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    rules.add_rule(pyseccomp.NOTIFY, "swapoff")
    rules.load()
    ask = ctypes.CDLL("libseccomp.so.2").seccomp_notify_fd
    ask.argtypes = [ctypes.c_void_p]
    os.set_inheritable(ask(rules._filter), True)


def main(arguments: list[str]) -> None:
    cut = arguments.index("--")
    for one in arguments[:cut]:
        if one == "no-namespaces":
            refuse_namespaces()
        elif one == "no-asking":
            be_asked_already()
        else:
            uid = int(one.partition("=")[2])
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
    os.execv(arguments[cut + 1], arguments[cut + 1 :])


if __name__ == "__main__":
    main(sys.argv[1:])
