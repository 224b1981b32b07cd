"""The kernel asks whether a run may have one more thread; this answers (see system_calls.py).

The thread that calls `clone` waits in the kernel until it is answered. Threads that ask at the same time may all be
let through where only one was left, so a run can have a few more than `MAX_THREADS`, and then none.
"""

from __future__ import annotations

import errno
import fcntl
import signal
import struct

from .watch import MAX_THREADS, threads

RECEIVE, SEND = 0xC0502100, 0xC0182101  # SECCOMP_IOCTL_NOTIF_RECV, _SEND
QUESTION_BYTES = 80
GO_ON = 1  # SECCOMP_USER_NOTIF_FLAG_CONTINUE: the flags of `clone` are a plain number, nothing can change under us
LONGEST_WAIT_SECONDS = 0.01
PATIENCE = 2000  # a run that was refused so often only wants to keep us busy


def listen_to_alarms() -> None:
    """To be called once by the process that answers."""
    signal.signal(signal.SIGALRM, lambda *_: None)


def answer(listener: int, pid: int) -> bool:
    """Answer one question of the process `pid`; whether the thread was allowed."""
    question = bytearray(QUESTION_BYTES)
    # Who asked may have been killed or interrupted meanwhile, and then the kernel lets us wait for the next question,
    # for ever if need be: the alarm rings until the call is over (`ioctl` is not begun again, see PEP 475).
    signal.setitimer(signal.ITIMER_REAL, LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS)
    try:
        fcntl.ioctl(listener, RECEIVE, question, True)
    except OSError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
    (number,) = struct.unpack_from("=Q", question)
    allowed = threads(pid) < MAX_THREADS
    reply = struct.pack("=QqiI", number, 0, 0 if allowed else -errno.EAGAIN, GO_ON if allowed else 0)
    try:
        fcntl.ioctl(listener, SEND, reply)
    except OSError:
        return True
    return allowed
