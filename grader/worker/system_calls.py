"""Which system calls a run may make: a seccomp program, built once in the server and loaded by each child.

It is a list of what is refused; the rest is allowed, because NumPy and torch use a great deal. Calls of another
architecture, and of x32 on x86-64, end the process: libseccomp puts that first.

Threads are *asked about*: the kernel stops each `clone`, and the server counts the threads that there are and says
yes or no (see threads.py). No other limit of Linux holds for one run alone: ``RLIMIT_NPROC`` counts all processes
of a user and none of root's.
"""

from __future__ import annotations

import errno
import struct
import tempfile
from dataclasses import dataclass
from typing import Any

CLONE_THREAD = 0x00010000
NEW_PROCESS = ("fork", "vfork")
EXEC = ("execve", "execveat")
REFUSED = tuple(
    # the network
    "socket connect bind listen accept accept4 "
    # other processes
    "ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp pidfd_open pidfd_getfd "
    "pidfd_send_signal move_pages migrate_pages setpriority sched_setaffinity sched_setscheduler sched_setparam "
    "sched_setattr ioprio_set get_robust_list "
    # mounts and namespaces
    "mount umount2 pivot_root chroot unshare setns move_mount fsopen fsconfig fsmount fspick open_tree "
    "open_tree_attr mount_setattr statmount listmount "
    # the kernel
    "bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register keyctl add_key request_key "
    "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct syslog "
    "sethostname setdomainname settimeofday clock_settime clock_adjtime adjtimex ioperm iopl modify_ldt "
    "lookup_dcookie quotactl quotactl_fd vhangup uselib fanotify_init "
    # another user
    "setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset "
    # memory that outlives a run, or that no limit counts
    "shmget shmat msgget semget mq_open memfd_create memfd_secret "
    # files by other ways than their paths
    "open_by_handle_at name_to_handle_at".split()
)
# Landlock says nothing on rights, owners and times of files: these calls do nothing and say that they did.
UNCHANGED = tuple(
    "chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat setxattr "
    "lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat".split()
)
SIGNALS_TO_A_PROCESS = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
# A signal to whoever one names, by way of a file: F_SETSIG, F_SETOWN, F_SETOWN_EX; FIOSETOWN, SIOCSPGRP.
OWNER_OF_A_FILE = {"fcntl": (8, 10, 15), "ioctl": (0x8901, 0x8902)}
# What the server has set must stay: to die with it (1), and to be looked at by it (4).
KEPT = (1, 4)
ANYBODY = 0x5E1F5E1F  # stands for the process's own id until the program is loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """Seccomp programs, as instructions of the kernel's."""

    asking: bytes  # asks about each new thread
    deciding: bytes  # allows every new thread
    seccomp: int  # number of the system call that loads the first

    @staticmethod
    def _mine(program: bytes, pid: int) -> bytes:
        return program.replace(struct.pack("=I", ANYBODY), struct.pack("=I", pid))

    def of(self, pid: int, *, asking: bool) -> bytes:
        """The program for the process `pid`."""
        return self._mine(self.asking if asking else self.deciding, pid)


def programs(seccomp: Any, *, landlock_signals: bool) -> Programs:
    """Build the programs with libseccomp, given as `seccomp`.

    Parameters
    ----------
    landlock_signals
        Whether Landlock keeps signals in (Linux 6.12). Where it does not, a process may signal itself alone.
    """
    return Programs(
        asking=_program(seccomp, asking=True, landlock_signals=landlock_signals),
        deciding=_program(seccomp, asking=False, landlock_signals=landlock_signals),
        seccomp=seccomp.resolve_syscall(seccomp.Arch.NATIVE, "seccomp"),
    )


def _program(seccomp: Any, *, asking: bool, landlock_signals: bool) -> bytes:
    rules = seccomp.SyscallFilter(seccomp.ALLOW)

    def rule(action: int, names: tuple[str, ...], *arguments: Any) -> None:
        for name in names:
            try:
                rules.add_rule(action, name, *arguments)
            except (OSError, ValueError):  # a call that this architecture does not have cannot be made
                continue

    def refuse(number: int, names: tuple[str, ...], *arguments: Any) -> None:
        rule(seccomp.ERRNO(number), names, *arguments)

    refuse(errno.EAGAIN, NEW_PROCESS)
    refuse(errno.EAGAIN, ("clone",), seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    if asking:
        rule(seccomp.NOTIFY, ("clone",), seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
    refuse(errno.ENOSYS, ("clone3",))  # its flags are behind a pointer: glibc falls back to clone
    refuse(errno.EACCES, EXEC)
    refuse(0, UNCHANGED)
    refuse(errno.EOPNOTSUPP, ("fallocate",))  # it can take more of a disk than the size of the file says
    refuse(errno.EPERM, ("prlimit64",), seccomp.Arg(0, seccomp.NE, 0))  # of oneself it must stay allowed
    refuse(errno.EACCES, REFUSED)
    for name, commands in OWNER_OF_A_FILE.items():
        for command in commands:
            refuse(errno.EPERM, (name,), seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, command))
    for option in KEPT:
        refuse(errno.EPERM, ("prctl",), seccomp.Arg(0, seccomp.MASKED_EQ, 0xFFFFFFFF, option))
    if not landlock_signals:
        refuse(errno.EPERM, SIGNALS_TO_A_PROCESS, seccomp.Arg(0, seccomp.NE, ANYBODY))
        refuse(errno.EPERM, ("tkill",))  # to a thread anywhere; threads of one's own are reached by tgkill
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
