"""What a program tries to get out of the box: refused inside, and possible where the walls are left out.

Each attempt ends with printing ESCAPED. A control that is not possible outside proves nothing, so every attempt runs
twice: in the strict box, and in the same box without walls.
"""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

ESCAPED = "ESCAPED"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder outside the box, with a file in it that belongs to the same user."""
    folder = tmp_path / "grades"
    folder.mkdir()
    (folder / "grades.csv").write_text("alice,100\n")
    (folder / "grades.csv").chmod(0o640)
    return folder


@pytest.fixture
def listener() -> Iterator[int]:
    """A port on this machine that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def attempt(code: str, **names: object) -> str:
    header = "import os, signal, socket, subprocess, sys, pathlib, resource, ctypes\n"
    header += "".join(f"{name} = {value!r}\n" for name, value in names.items())
    return header + textwrap.dedent(code).strip() + f"\nprint({ESCAPED!r})\n"


READS = {
    "password file": "pathlib.Path('/etc/passwd').read_bytes()",
    "list the root": "os.listdir('/')",
    "list etc": "os.listdir('/etc')",
    "a neighbour's file": "open(victim + '/grades.csv').read()",
    "a neighbour's folder": "os.listdir(victim)",
    "by way of a link": "os.symlink(victim, 'link')\nopen('link/grades.csv').read()",
    "by way of ..": "open(os.path.relpath(victim + '/grades.csv')).read()",
    "the reference": "open(repo + '/reference/homework.py').read()",
    "the judge": "open(repo + '/grader/oracle.py').read()",
    "the assignment": "open(repo + '/grader/assignment/nndl-lstm.toml').read()",
    "the worker": "open(repo + '/grader/worker/child.py').read()",
    "the tests": "os.listdir(repo + '/tests')",
    "other runs": "os.listdir(os.path.dirname(os.getcwd()))",
    "shared memory": "os.listdir('/dev/shm')",
    "own proc": "os.listdir('/proc/self/fd')",
    "environment of the server": "open(f'/proc/{os.getppid()}/environ', 'rb').read()",
    "command line of the server": "open(f'/proc/{os.getppid()}/cmdline', 'rb').read()",
    "memory map of the server": "open(f'/proc/{os.getppid()}/maps').read()",
    "processes": """
for p in filter(str.isdigit, os.listdir('/proc')):
    try: open(f'/proc/{p}/cmdline').read()
    except (FileNotFoundError, ProcessLookupError): pass  # over since
""",
    "the reference by its path": """
import importlib.util
spec = importlib.util.spec_from_file_location('ref', repo + '/reference/homework.py')
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.INPUTS
""",
}
WRITES = {
    "a new file": "open(victim + '/new', 'w').write('x')",
    "over a file": "open(victim + '/grades.csv', 'w').write('x')",
    "to its end": "open(victim + '/grades.csv', 'a').write('x')",
    "cut a file": "os.truncate(victim + '/grades.csv', 0)",
    "remove a file": "os.remove(victim + '/grades.csv')",
    "rename a file": "os.rename(victim + '/grades.csv', victim + '/x')",
    "move a file here": "os.rename(victim + '/grades.csv', 'mine')",
    "link a file here": "os.link(victim + '/grades.csv', 'mine')",
    "link there": "os.symlink('/', victim + '/root')",
    "a folder": "os.mkdir(victim + '/new')",
    "remove a folder": "os.remove(victim + '/grades.csv')\nos.rmdir(victim)",
    "a pipe": "os.mkfifo(victim + '/pipe')",
    "temporary folder": "import tempfile\ntempfile.mkdtemp(dir=os.path.dirname(os.getcwd()))",
    "shared memory file": "p = f'/dev/shm/lstm-grade-test-{os.getpid()}'\nopen(p, 'w').close()\nos.remove(p)",
    "by way of a link": "os.symlink(victim, 'link')\nopen('link/new', 'w').write('x')",
}
METADATA = {
    "rights": "os.chmod(victim + '/grades.csv', 0o666)",
    "rights of a folder": "os.chmod(victim, 0o777)",
    "owner": "os.chown(victim + '/grades.csv', os.getuid(), os.getgid())",
    "times": "os.utime(victim + '/grades.csv', (0, 0))",
    "attributes": "os.setxattr(victim + '/grades.csv', 'user.note', b'x')",
    "attributes away": "os.removexattr(victim + '/grades.csv', 'user.note')",
}
NETWORK = {
    "connect": "socket.create_connection(('127.0.0.1', port), timeout=5).close()",
    "listen": "socket.create_server(('127.0.0.1', 0)).close()",
    "datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', port))",
    "unix socket": "socket.socket(socket.AF_UNIX).bind('here')",
    "abstract socket": "socket.socket(socket.AF_UNIX).bind(f'\\0lstm-grade-test-{os.getpid()}')",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()",
}
DOWNLOAD = "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{port}/', timeout=1)"
PROCESSES = {
    "fork": "pid = os.fork()\nif pid == 0: os._exit(0)\nos.waitpid(pid, 0)",
    "fork by number": """
pid = ctypes.CDLL(None).fork()
if pid == 0: os._exit(0)
assert pid > 0
os.waitpid(pid, 0)
""",
    "subprocess": "subprocess.run(['true'], check=True)",
    "shell": "assert os.system('true') == 0",
    "popen": "assert os.popen('echo hi').read() == 'hi\\n'",
    "spawn": "pid = os.posix_spawn('/bin/true', ['true'], {})\nos.waitpid(pid, 0)",
    "multiprocessing": """
import multiprocessing
process = multiprocessing.get_context('fork').Process(target=len, args=([],))
process.start()
process.join()
""",
}
PARENT = {
    "signal the server": "os.kill(os.getppid(), signal.SIGCONT)",
    "ask about the server": "os.kill(os.getppid(), 0)",
    "signal everybody": "os.kill(grader, 0)",
    "slow the server down": """
nice = os.getpriority(os.PRIO_PROCESS, os.getppid())
os.setpriority(os.PRIO_PROCESS, os.getppid(), nice)
""",
    "pin the server": "os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))",
}
LIMITS_OF_PARENT = {
    "limits of the server": """
held = resource.prlimit(os.getppid(), resource.RLIMIT_CORE)
resource.prlimit(os.getppid(), resource.RLIMIT_CORE, held)
""",
    "limits of the grader": """
held = resource.prlimit(grader, resource.RLIMIT_CORE)
resource.prlimit(grader, resource.RLIMIT_CORE, held)
""",
    "scheduling of the server": "os.sched_setscheduler(os.getppid(), os.SCHED_OTHER, os.sched_param(0))",
}


@pytest.fixture
def twice(inside, outside, victim, listener, root):
    """Run an attempt in the box and without walls; give what was said inside."""

    def run(code: str) -> str:
        program = attempt(code, victim=str(victim), port=listener, repo=str(root), grader=os.getpid())
        confined = inside(program)
        before = {path: path.read_bytes() for path in victim.iterdir()}
        assert before == {victim / "grades.csv": b"alice,100\n"}
        control = outside(program)
        assert ESCAPED in control.printed, f"not possible outside either: {control.message}"
        assert ESCAPED not in confined.printed
        return confined.error

    return run


@pytest.mark.parametrize("code", READS.values(), ids=READS.keys())
def test_reading_outside(code, twice):
    assert twice(code) in ("PermissionError", "FileNotFoundError")


@pytest.mark.parametrize("code", WRITES.values(), ids=WRITES.keys())
def test_writing_outside(code, twice):
    assert twice(code) in ("PermissionError", "OSError")


@pytest.mark.parametrize("code", NETWORK.values(), ids=NETWORK.keys())
def test_the_network(code, twice):
    assert twice(code) == "PermissionError"


def test_a_download_reaches_nobody(inside, outside):
    """Outside, somebody is called; inside, nobody."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        program = attempt(DOWNLOAD, port=server.getsockname()[1])
        confined = inside(program)
        assert confined.error == "URLError"
        assert "denied" in confined.message or "not permitted" in confined.message
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
        outside(program)
        server.settimeout(10)
        server.accept()[0].close()


@pytest.mark.parametrize("code", PROCESSES.values(), ids=PROCESSES.keys())
def test_other_processes(code, twice):
    assert twice(code) in ("BlockingIOError", "PermissionError", "AssertionError", "OSError")


def test_another_program_in_its_place(inside, outside):
    program = attempt("open('here', 'w').write('x')\nos.execv('/bin/true', ['true'])")
    confined = inside(program)
    assert confined.error == "PermissionError"
    control = outside(program)  # it is gone without a word: something else took its place
    assert control.error == ""
    assert not control.shown.done


@pytest.mark.parametrize("code", PARENT.values(), ids=PARENT.keys())
def test_touching_the_server(code, twice):
    assert twice(code) == "PermissionError"


def test_the_server_survives_attempts_on_its_life(inside):
    program = "import os, signal\nprint(os.getppid())\n"
    before = inside(program).printed
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP, signal.SIGSEGV):
        found = inside(f"import os\nos.kill(os.getppid(), {int(number)})")
        assert found.error == "PermissionError"
    assert inside(program).printed == before


@pytest.mark.parametrize("code", METADATA.values(), ids=METADATA.keys())
def test_rights_owner_and_times_of_files_outside(code, inside, outside, victim):
    """Landlock says nothing on these: whatever a program is told, nothing has changed."""
    if "xattr" in code:
        try:
            os.setxattr(victim / "grades.csv", "user.note", b"held")
        except OSError:
            pytest.skip("NOT TESTED HERE: files have no attributes in the file system of the tests")

    def last_changes() -> list[int]:
        return [path.stat().st_ctime_ns for path in (victim, victim / "grades.csv")]

    program = attempt(code, victim=str(victim))
    before = last_changes()
    inside(program)
    assert last_changes() == before
    assert ESCAPED in outside(program).printed
    assert last_changes() != before


@pytest.mark.parametrize("code", LIMITS_OF_PARENT.values(), ids=LIMITS_OF_PARENT.keys())
def test_limits_of_other_processes(code, twice):
    """RLIMIT_CPU of 0 for the grader ends the grading of the class."""
    assert twice(code) == "PermissionError"


# -- our own packages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "import grader",
        "import reference",
        "from reference import homework",
        "import grader.oracle",
        "import importlib; importlib.import_module('reference.lstm')",
        "__import__('grader')",
        "import pkgutil; assert {m.name for m in pkgutil.iter_modules()} & {'grader', 'reference'}",
    ],
)
def test_our_packages_are_not_there(statement, inside, tmp_path, root):
    confined = inside(f"{statement}\nprint({ESCAPED!r})")
    assert ESCAPED not in confined.printed
    assert confined.error in ("ModuleNotFoundError", "AssertionError")
    control = subprocess.run(
        [sys.executable, "-c", f"{statement}\nprint({ESCAPED!r})"],
        cwd=root,  # importable from here, installed or not
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ESCAPED in control.stdout, control.stderr


def test_no_module_of_ours_is_loaded_under_its_name(inside):
    found = inside("import sys\nprint([n for n in sys.modules if n.partition('.')[0] in ('grader', 'reference')])")
    assert found.printed == "[]\n"


def test_nothing_expected_lies_around_in_memory(inside):
    """Step 6 to all its digits is in no list, dict or array but the one that this program made to see that it looks."""
    program = """
import gc
import numpy as np


def scan(half):
    here = [half + half]

    def holds(values):
        return any(type(x) is float and abs(x - half - half) < 1e-12 for x in values)

    found = []
    for one in gc.get_objects():
        if isinstance(one, (list, tuple)) and holds(one):
            found.append(one)
        elif isinstance(one, dict) and holds(list(one.values())):
            found.append(one)
        elif isinstance(one, np.ndarray) and one.dtype == float and holds(one.ravel().tolist()):
            found.append(one)
    print(len(found), [one is here for one in found])


scan(0.48181184182431935)
"""
    assert inside(program).printed == "1 [True]\n"


def test_a_file_of_the_students_may_bear_our_name(inside):
    found = inside("import reference\nprint(reference.x)", files={"reference.py": b"x = 5\n"})
    assert found.printed == "5\n"


# -- what the box offers ------------------------------------------------------------------------------------


def test_the_work_folder_is_the_programs_own(inside):
    found = inside(
        """
import os, tempfile, pathlib
open('out.txt', 'w').write('hello')
os.mkdir('sub')
os.rename('out.txt', 'sub/moved.txt')
print(open('sub/moved.txt').read(), open('data.csv').read())
with tempfile.NamedTemporaryFile('w') as file:
    print(os.path.dirname(file.name) == os.getcwd())
print(sorted(os.listdir()), tempfile.gettempdir() == os.getcwd(), str(pathlib.Path.home()) == os.getcwd())
os.remove('sub/moved.txt')
""",
        files={"data.csv": b"1,2"},
    )
    assert found.error == ""
    assert found.printed == "hello 1,2\nTrue\n['data.csv', 'main.py', 'sub'] True True\n"


def test_the_libraries_of_the_contract_are_there(inside):
    found = inside(
        "import numpy, torch, matplotlib.pyplot, pandas, scipy.special, tqdm, IPython\n"
        "print(torch.nn.LSTM(4, 1)(torch.zeros(9, 1, 4))[0].shape, scipy.special.expit(0.0))\n",
        cpu_seconds=20.0,
        wall_seconds=60.0,
    )
    assert (found.error, found.message) == ("", "")
    assert found.printed == "torch.Size([9, 1, 1]) 0.5\n"


def test_threads_are_allowed(inside):
    found = inside(
        "import threading\nout = []\nts = [threading.Thread(target=out.append, args=(k,)) for k in range(16)]\n"
        "[t.start() for t in ts]; [t.join() for t in ts]\nprint(sorted(out) == list(range(16)))"
    )
    assert found.printed == "True\n"


def test_tokens_of_the_environment_are_not_handed_on(inside):
    assert "LSTM_GRADE_TEST_TOKEN" in os.environ
    found = inside("import os\nprint(sorted(os.environ))\nprint('hunter2' in str(os.environ))")
    assert "LSTM_GRADE_TEST_TOKEN" not in found.printed
    assert found.printed.endswith("False\n")


def test_descriptors_of_the_grader_are_not_handed_on(inside):
    """Its own pipe, and the empty file for its last trace, are all that is open besides the three to nowhere."""
    found = inside(
        "import os, stat\nfor fd in range(256):\n"
        "    try: mode = os.fstat(fd).st_mode\n    except OSError: continue\n    print(fd, stat.S_IFMT(mode))"
    )
    opened = dict(map(int, line.split()) for line in found.printed.splitlines())
    assert {kind for fd, kind in opened.items() if fd < 3} == {stat.S_IFCHR}
    assert sorted(kind for fd, kind in opened.items() if fd >= 3) == [stat.S_IFIFO, stat.S_IFREG]
