"""Each limit ends the run that exceeds it, says which it was, and keeps what had been seen before."""

from __future__ import annotations

import pytest

from grader.sandbox.box import Ending

MIB = 1 << 20
BEFORE = "print('before')\nx = [0.25, 0.5]\n"


def kept(ran) -> None:
    assert ran.printed.startswith("before\n")
    assert any(one.place.name == "x" for one in ran.shown.seen)
    assert not ran.shown.done


# -- time ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        "import threading\nfor _ in range(4): threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()",
        "sum(iter(int, 1))",
    ],
    ids=["loop", "signal-ignored", "threads", "in-c"],
)
def test_computing_without_end(code, inside):
    ran = inside(BEFORE + code, cpu_seconds=1.0, wall_seconds=30.0)
    assert (ran.run.ending, ran.run.detail) == (Ending.CPU_LIMIT, "1")
    assert ran.run.cpu_seconds >= 0.9
    kept(ran)


@pytest.mark.parametrize(
    "code",
    [
        "import time\ntime.sleep(1000)",
        "import signal\nfor s in (1, 2, 14, 15): signal.signal(s, signal.SIG_IGN)\nsignal.pause()",
        "import threading\nthreading.Thread(target=threading.Event().wait).start()",
        "import os\nr, w = os.pipe()\nos.read(r, 1)",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    ],
    ids=["sleep", "signals-ignored", "thread-left", "pipe", "deadlock", "stopped"],
)
def test_waiting_without_end(code, inside):
    ran = inside(BEFORE + code, wall_seconds=1.0)
    assert (ran.run.ending, ran.run.detail) == (Ending.WALL_LIMIT, "1")
    kept(ran)


# -- memory -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "b = bytearray(2 << 30)",
        "b = []\nwhile True: b.append(bytearray(16 << 20))",
        "b = [0]\nwhile True: b = b + b",
        "import numpy as np\nb = np.zeros(1 << 30)",
        "s = 'x'\nwhile True: s += s",
    ],
    ids=["at-once", "by-and-by", "lists", "numpy", "text"],
)
def test_wanting_all_memory(code, inside):
    ran = inside(BEFORE + code, memory_bytes=256 * MIB, cpu_seconds=10.0)
    assert ran.shown.over == "memory" or "MemoryError" in ran.error
    assert ran.printed.startswith("before\n")
    assert ran.run.peak_bytes < 2048 * MIB


def test_torch_wanting_all_memory(inside):
    ran = inside(BEFORE + "import torch\nb = torch.zeros(1 << 30)", memory_bytes=256 * MIB)
    assert ran.error == "RuntimeError"
    assert "memory" in ran.message


def test_memory_within_the_limit_is_given(inside):
    ran = inside("b = bytearray(200 << 20)\nprint(len(b))", memory_bytes=512 * MIB)
    assert (ran.error, ran.printed) == ("", f"{200 << 20}\n")


# -- output -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "while True: print('x' * 1000)",
        "while True: print('x' * 1000, end='')",
        "import sys\nwhile True: sys.stderr.write('y' * 1000)",
        "print('z' * (10 << 20))",
        "while True:\n    try: print('x' * 1000)\n    except BaseException: pass",
    ],
    ids=["lines", "one-line", "stderr", "at-once", "catches-everything"],
)
def test_printing_without_end(code, inside):
    ran = inside(BEFORE + code, output_bytes=100_000)
    assert ran.shown.over == "output"
    kept(ran)


def test_printing_within_the_limit(inside):
    ran = inside("for _ in range(90): print('x' * 1000)", output_bytes=100_000)
    assert (ran.run.ending, ran.shown.over) == (Ending.FINISHED, None)
    assert len(ran.printed) == 90 * 1001


def test_a_flood_into_the_pipe_itself(inside):
    """Frames to every descriptor: bounded, forged, and the end of it."""
    code = """
import os, stat
for fd in range(3, 256):
    try:
        if not stat.S_ISFIFO(os.fstat(fd).st_mode): continue
    except OSError:
        continue
    while True: os.write(fd, b'["passed", 100]\\n' * 4096)
"""
    ran = inside(code)
    assert ran.run.ending is Ending.OUTPUT_LIMIT
    assert ran.shown is None
    assert len(ran.run.stream) <= 9 << 20


# -- files --------------------------------------------------------------------------------------------------


def test_a_file_that_grows_without_end(inside):
    code = (
        "import errno\ntry:\n    with open('big', 'wb', buffering=0) as f:\n        while True: f.write(b'x' * 65536)\n"
    )
    code += "except OSError as e: print(errno.errorcode[e.errno])\nimport os\nprint(os.path.getsize('big') <= 1 << 20)"
    ran = inside(code, file_bytes=MIB)
    assert ran.printed == "EFBIG\nTrue\n"


def test_a_sparse_file_is_as_large_as_it_says(inside):
    ran = inside("f = open('big', 'wb')\nf.truncate(1 << 40)", file_bytes=MIB)
    assert ran.error == "OSError"


def test_open_files_are_limited(inside):
    ran = inside("fs = []\nwhile True: fs.append(open('main.py'))")
    assert ran.error == "OSError"
    assert "Too many open files" in ran.message


# -- processes and threads ----------------------------------------------------------------------------------


def test_a_fork_bomb_gets_no_process(inside):
    ran = inside("import os\nwhile True: os.fork()")
    assert ran.error == "BlockingIOError"


def test_a_recursion_without_end_is_the_programs_own_error(inside):
    ran = inside(BEFORE + "def f(n): return f(n + 1)\nf(0)")
    assert ran.error == "RecursionError"
    assert ran.shown.done


def test_no_more_than_64_threads(inside):
    """Contract 6: no further processes, 64 threads."""
    code = """
import threading
threading.stack_size(65536)
stop = threading.Event()
count = 0
try:
    for _ in range(200):
        threading.Thread(target=stop.wait).start()
        count += 1
except RuntimeError as error:
    print(error)
stop.set()
print(count)
"""
    ran = inside(code)
    assert "can't start new thread" in ran.printed
    assert int(ran.printed.split()[-1]) <= 64


def test_native_threads_are_counted_too(inside):
    """Threads that Python knows nothing of."""
    code = """
import ctypes
libc = ctypes.CDLL(None)
wait = ctypes.cast(libc.pause, ctypes.c_void_p)
results = [libc.pthread_create(ctypes.byref(ctypes.c_ulong()), None, wait, None) for _ in range(200)]
print(results.count(0), set(results) - {0})
"""
    assert inside(code, memory_bytes=4096 * MIB).printed == "63 {11}\n"


def test_a_run_that_only_asks_for_threads_is_stopped(inside):
    code = """
import ctypes
libc = ctypes.CDLL(None)
wait = ctypes.cast(libc.pause, ctypes.c_void_p)
while True: libc.pthread_create(ctypes.byref(ctypes.c_ulong()), None, wait, None)
"""
    ran = inside(BEFORE + code, memory_bytes=4096 * MIB)
    assert ran.run.ending is Ending.PROCESS_LIMIT
    kept(ran)


def test_many_files_within_their_sizes_fill_the_folder(inside):
    code = "k = 0\nwhile True:\n    open(f'f{k}', 'wb').write(b'x' * 60000)\n    k += 1"
    ran = inside(BEFORE + code, file_bytes=MIB)
    assert ran.error == "OSError" or ran.run.ending is Ending.FILES_LIMIT
    assert ran.printed == "before\n"


def test_files_without_a_name_count(inside):
    """Open and unlinked: no listing of the folder shows them."""
    code = """
import os, time
kept = []
for k in range(100):
    kept.append(open('f', 'wb', buffering=0))
    os.unlink('f')
    kept[-1].write(b'x' * 1000000)
time.sleep(5)
print('all of it')
"""
    ran = inside(code, file_bytes=MIB)
    assert ran.printed == ""
    assert ran.error == "OSError" or ran.run.ending is Ending.FILES_LIMIT


def test_files_without_number(inside):
    ran = inside("import time\nfor k in range(20000): open(f'f{k}', 'w').close()\ntime.sleep(5)\nprint('all')")
    assert ran.printed == ""
    assert ran.error == "OSError" or ran.run.ending is Ending.FILES_LIMIT


def test_memory_in_files_without_a_folder_is_refused(inside):
    assert inside("import os\nos.memfd_create('x')").error == "PermissionError"


# -- limits cannot be shed ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["CPU", "AS", "FSIZE", "NOFILE", "CORE"])
def test_a_limit_cannot_be_raised(name, inside):
    """Without privileges; a box that runs as root is held by the walls, not by this."""
    code = f"""
import os, resource
soft, hard = resource.getrlimit(resource.RLIMIT_{name})
print(hard != resource.RLIM_INFINITY)
if os.getuid():
    try: resource.setrlimit(resource.RLIMIT_{name}, (soft, hard + 1))
    except ValueError: print('refused')
else: print('refused')
"""
    assert inside(code).printed == "True\nrefused\n"


def test_the_work_is_done_as_ever_after_all_this(inside):
    ran = inside("import numpy as np\nprint(float(np.tanh(np.tanh(6.0))))")
    assert ran.run.ending is Ending.FINISHED
    assert ran.printed.startswith("0.76158")
