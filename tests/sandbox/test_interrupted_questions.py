"""A thread that asks the server for leave may be interrupted before it is answered: nobody may wait for that."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys

from grader.worker.rooms import Rooms
from grader.worker.running import Run
from grader.worker.serve import Server

INTERRUPTED = """
import signal, threading
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)
started = 0
for _ in range(400):
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    started += 1
signal.setitimer(signal.ITIMER_REAL, 0)
print(started)
"""


def test_questions_that_are_taken_back_hold_up_nobody(inside):
    found = inside(INTERRUPTED, cpu_seconds=10.0)
    assert found.printed == "400\n"
    assert inside("print('next')").printed == "next\n"


def test_a_program_has_its_own_alarms(inside):
    found = inside("import signal\nprint(signal.getsignal(signal.SIGALRM) is signal.SIG_DFL)")
    assert found.printed == "True\n"


WAITING = """
import errno, os, sys
sys.path.insert(0, "grader")
from worker import threads
from worker.confine import Walls

threads.listen_to_alarms()
listener = Walls()._load(asking=True)
if listener is None:
    sys.exit("this machine has no listener to test")
print(threads.answer(listener, os.getpid()))
"""


def test_where_nobody_asks_any_more_nobody_waits(root, box):
    """The kernel would let the server wait for the next question, and every run of the class with it."""
    done = subprocess.run([sys.executable, "-c", WAITING], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n", done.stderr


def test_a_channel_on_which_nobody_can_ask_any_more_is_listened_to_no_longer():
    """Poll says so at once and again until the process is reaped: the server would be busy all the while."""
    ours, control = socket.socketpair()
    read, write = os.pipe()
    os.close(write)  # as the kernel closes its end when the last thread of a run is gone
    try:
        server = Server(control, Rooms.__new__(Rooms), None, None)
        run = Run({"run": 1, "wall_seconds": 1.0, "file_bytes": 1, "files": 1}, every_seconds=None)
        server._follow(run, os.dup(ours.fileno()))  # its process, which says nothing yet
        run.listener = read
        server._follow(run, read)
        [(descriptor, what)] = server._poll.poll(1000)
        assert (descriptor, what) == (read, select.POLLHUP)
        server._hear(run, descriptor, what)
        assert server._poll.poll(0) == []
        run.close()
    finally:
        ours.close()
        control.close()
