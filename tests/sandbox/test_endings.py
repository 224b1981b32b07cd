"""How runs end, and what is left of them: nothing but what they said."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader.errors import GraderFault
from grader.sandbox import forkserver
from grader.sandbox.box import Ending
from grader.sandbox.forkserver import ForkServerBox

BEFORE = "print('before')\nx = [0.25, 0.5]\n"


def children(parent: int) -> set[int]:
    """Processes that live (zombies do not) under a parent."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, of = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if int(of) == parent and state not in "ZX":
                found.add(int(folder.name))
    return found


def ends(pid: int) -> bool:
    """Wait for the end of a process that was killed; also of one that is no child of ours."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(20_000))
    finally:
        os.close(handle)


# -- endings ------------------------------------------------------------------------------------------------


def test_a_program_that_comes_to_its_end(inside):
    ran = inside(BEFORE)
    assert (ran.run.ending, ran.run.detail) == (Ending.FINISHED, "")
    assert ran.shown.done
    assert [one.how for one in ran.shown.ends] == ["ok"]
    assert ran.printed == "before\n"


@pytest.mark.parametrize(
    ("code", "ending", "detail"),
    [
        ("import os\nos._exit(0)", Ending.EXITED, "0"),
        ("import os\nos._exit(3)", Ending.EXITED, "3"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", Ending.KILLED, "SIGKILL"),
        ("import os, signal\nos.killpg(0, signal.SIGKILL)", Ending.KILLED, "SIGKILL"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", Ending.KILLED, "SIGTERM"),
        ("import os\nos.abort()", Ending.KILLED, "SIGABRT"),
        ("import ctypes\nctypes.string_at(0)", Ending.KILLED, "SIGSEGV"),
        ("import ctypes\nctypes.memset(0, 1, 1)", Ending.KILLED, "SIGSEGV"),
    ],
)
def test_a_program_that_ends_itself_keeps_what_it_showed_and_is_not_done(code, ending, detail, inside):
    ran = inside(BEFORE + code)
    assert (ran.run.ending, ran.run.detail) == (ending, detail)
    assert ran.printed == "before\n"
    assert any(one.place.name == "x" for one in ran.shown.seen)
    assert not ran.shown.done
    assert ran.shown.fault is None


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("import sys\nsys.exit(0)\nprint('after')", "SystemExit"),
        ("exit()\nprint('after')", "SystemExit"),
        ("raise SystemExit('bye')", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("1 / 0", "ZeroDivisionError"),
        ("import nowhere", "ModuleNotFoundError"),
        ("class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E", "E"),
        ("raise BaseException", "BaseException"),
        ("raise GeneratorExit", "GeneratorExit"),
    ],
)
def test_a_program_that_raises_is_over_and_the_run_is_done(code, error, inside):
    ran = inside(BEFORE + code)
    assert ran.run.ending is Ending.FINISHED
    assert ran.error == error
    assert ran.printed == "before\n"
    assert ran.shown.done


def test_the_students_line_is_named(inside):
    ran = inside("x = 1\n\ndef f():\n    return x / 0\n\nf()\n")
    (end,) = [one for one in ran.shown.ends if one.how == "exception"]
    assert [(frame[0], frame[2]) for frame in end.frames] == [("main.py", 6), ("main.py", 4)]


def test_what_cannot_be_parsed_says_where(inside):
    ran = inside("x = 1\nif x\n    y = 2\n")
    (end,) = ran.shown.ends
    assert (end.how, end.error) == ("syntax", "SyntaxError")
    assert end.frames[-1][2] == 2
    assert ran.shown.done


HOSTILE = {
    "iteration exits": "class L(list):\n    def __iter__(self): raise SystemExit\nx = L([1])",
    "metaclass": """
class M(type):
    @property
    def __module__(cls): raise RuntimeError
class A(metaclass=M): pass
a = A()
""",
    "global 3": "globals()[3] = 4",
    "shutdown": "import threading\ndef stop(): raise SystemExit\nthreading._shutdown = stop",
    "modules cleared": "import sys\nsys.modules.clear()",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_program_is_no_fault_of_the_grader(code, inside):
    """A fault would make the row an `error`, all its points pending, and the exit status of the class 1."""
    ran = inside(BEFORE + code)
    assert ran.shown.fault is None


# -- nothing is left ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured_box():
    """The strict box as it is where there are no namespaces: work folders lie on the disk."""
    with contextlib.closing(machine_without_namespaces()) as strict:
        strict.check()
        strict.preload([])
        strict.versions()
        assert strict.describe()["layers"]["namespaces"] is None
        yield strict


def machine_without_namespaces() -> ForkServerBox:
    """A box whose server is started under a filter that refuses namespaces."""
    elsewhere = str(Path(__file__).with_name("elsewhere.py"))
    plain = forkserver.command
    forkserver.command = lambda *what: [sys.executable, elsewhere, "no-namespaces", "--", *plain(*what)]
    try:
        return ForkServerBox()
    finally:
        forkserver.command = plain


@pytest.fixture
def folders(measured_box):
    """Where work folders are in the measured box: what a run leaves can be seen from outside."""
    return Path(measured_box.folder) / "runs"


@pytest.fixture
def measured(measured_box, run_in_box):
    return lambda code, **options: run_in_box(measured_box, code, **options)


@pytest.mark.parametrize(
    "code",
    [
        "open('a', 'w').write('x')",
        "import os\nos.makedirs('/'.join(['d'] * 200))",
        "import os\nos.mkdir('d')\nopen('d/f', 'w').close()\nos.chmod('d', 0)\nos.chmod('.', 0o500)",
        "import os\nfor k in range(300): open(f'f{k}', 'w').close()",
        "import os\nos.symlink('/', 'root')\nos.symlink('gone', 'dangling')\nos.symlink('.', 'loop')",
        "import os\nos.mkfifo('pipe')",
        "open('a', 'w')\nimport os\nos._exit(0)",
        "open('a', 'w')\nimport ctypes\nctypes.string_at(0)",
        "import os\nos.rename(os.getcwd() + '/main.py', 'other')\nos.remove('other')",
    ],
    ids=["file", "deep", "no-rights", "many", "links", "pipe", "exit", "segfault", "own-source"],
)
def test_the_work_folder_is_gone(code, measured, folders):
    measured(code, files={"data/x.csv": b"1"})
    assert list(folders.iterdir()) == []


def test_a_work_folder_is_there_while_its_run_lasts(measured, folders):
    """The control of the test above."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(measured, "import time\ntime.sleep(2)", files={"data/x.csv": b"1"})
        while not running.done() and not list(folders.glob("*/data/x.csv")):
            pass
        assert list(folders.glob("*/data/x.csv"))
        running.result()


@pytest.mark.parametrize(
    "code",
    [
        "for k in range(200): open(f'f{k}', 'wb').write(b'x' * 60000)",
        (
            "import os\nkept = [os.open(f'f{k}', os.O_CREAT | os.O_WRONLY) for k in range(50)]\n"
            "for k in range(50): os.unlink(f'f{k}'); os.write(kept[k], b'x' * 1000000)"
        ),
        "for k in range(20000): open(f'f{k}', 'w').close()",
        "import os\nfor k in range(5000):\n    os.mkdir('d')\n    os.chdir('d')",
    ],
    ids=["bytes", "unlinked", "number", "deep"],
)
def test_a_folder_that_is_measured_is_bounded(code, measured, folders):
    ran = measured(BEFORE + code + "\nimport time\ntime.sleep(10)", file_bytes=1 << 20)
    assert ran.run.ending is Ending.FILES_LIMIT
    assert list(folders.iterdir()) == []


def test_what_a_link_in_the_work_folder_points_to_stays(measured, folders, tmp_path_factory):
    treasure = tmp_path_factory.mktemp("treasure")
    (treasure / "gold").write_text("x")
    ran = measured(f"import os\nos.symlink({str(treasure)!r}, 'link')\nprint('linked')")
    assert ran.printed == "linked\n"
    assert (treasure / "gold").read_text() == "x"
    assert list(folders.iterdir()) == []


def test_no_child_is_left(inside):
    server = int(inside("import os\nprint(os.getppid())").printed)
    assert server in children(os.getpid())
    for code in ("import os\nos._exit(0)", "import ctypes\nctypes.string_at(0)", "import time\ntime.sleep(99)"):
        inside(code, wall_seconds=1.0)
    assert children(server) == set()


def test_a_daemon_without_walls_is_killed_with_its_group(outside):
    """Inside it could not be born; where walls are left out, it does not outlive the run that bore it."""
    ran = outside("import os, time\npid = os.fork()\nif pid == 0:\n    time.sleep(1000)\nprint(pid)")
    assert ends(int(ran.printed.split()[0]))


# -- one run and the next -----------------------------------------------------------------------------------

LOOK = """
import json, locale, os, random, sys
import numpy as np
import torch
folder = os.getcwd()
shown = {
    'environment': {name: value.replace(folder, '.') for name, value in sorted(os.environ.items())},
    'argv': sys.argv, 'flags': str(sys.flags), 'name': __name__, 'file': __file__.replace(folder, '.'),
    'path': [entry.replace(folder, '.') for entry in sys.path], 'modules': sorted(sys.modules),
    'files': sorted(os.listdir()), 'stdin': [input(), sys.stdin.isatty()],
    'encoding': [sys.getfilesystemencoding(), sys.stdout.encoding, locale.getpreferredencoding()],
    'hash': hash('lstm'), 'random': [random.random(), float(np.random.rand()), float(torch.rand(1))],
    'threads': torch.get_num_threads(), 'umask': os.umask(0o22), 'limits': sys.getrecursionlimit(),
    'printing': [np.get_printoptions()['precision'], str(torch.tensor(0.123456789))],
    'dtype': str(torch.get_default_dtype()), 'groups': os.getpgrp() == os.getpid(),
}
print(json.dumps(shown))
"""
DIRTY = """
import os, random, sys, builtins, signal
import numpy as np, torch
os.environ['LEFT'] = 'behind'; sys.argv.append('x'); sys.path.append('/x'); sys.modules['left'] = sys
builtins.left = 1; np.set_printoptions(precision=1); torch.set_default_dtype(torch.float64)
torch.manual_seed(9); random.seed(9); sys.setrecursionlimit(123)
torch.nn.LSTM.forward = None; np.tanh = None; signal.signal(signal.SIGALRM, signal.SIG_IGN)
open('left', 'w').write('x')
"""


def test_what_a_run_finds_is_the_same_in_each(inside):
    first = inside(LOOK).printed
    assert '"random"' in first
    assert inside(LOOK).printed == first
    dirty = inside(DIRTY)
    assert dirty.error == ""
    assert inside(LOOK).printed == first


def test_entropy_is_all_that_differs(inside):
    first, other = (json.loads(inside(LOOK, entropy=entropy).printed) for entropy in (1, 2))
    assert first.pop("random") != other.pop("random")
    assert first == other


def test_a_file_of_one_run_is_not_there_in_the_next(inside):
    where = inside("import os\nopen('note', 'w').write('the answer is 0.96')\nprint(os.getcwd())").printed.strip()
    assert not Path(where).exists()
    found = inside(f"import os\nprint(os.path.exists({where!r}), os.path.exists('note'))")
    assert found.printed == "False False\n"


def test_many_at_a_time_are_kept_apart(inside):
    code = "open('n', 'w').write({0!r})\ntotal = sum(range(20000))\nprint(open('n').read(), total)"
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: inside(code.format(str(number))).printed, range(24)))
    assert found == [f"{number} 199990000\n" for number in range(24)]


def test_a_right_run_beside_wild_ones(inside):
    wild = ["while True: pass", "import os\nos._exit(1)", "b = bytearray(8 << 30)", "while True: print('x' * 9999)"]
    right = "import numpy as np\nprint(round(float(np.tanh(np.tanh(6.0))), 4))"
    with ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(inside, code, cpu_seconds=1.0, output_bytes=100_000) for code in wild]
        found = [pool.submit(inside, right) for _ in range(4)]
        assert {one.result().printed for one in found} == {"0.7616\n"}
        assert all(not one.result().shown.done or one.result().error for one in waiting)


def test_observations_come_back_even_if_the_recorder_is_attacked(inside):
    """A program may take the worker apart; the grader gets no more than a run without a last word."""
    ran = inside(
        BEFORE + "import builtins, json, os\nos.write = None\njson.dumps = None\nbuiltins.__lg_value__ = None\ny = 1"
    )
    assert ran.printed == "before\n"
    assert ran.shown.fault is None


# -- the server ---------------------------------------------------------------------------------------------


def test_a_job_after_the_death_of_the_server_still_runs(inside):
    server = int(inside("import os\nprint(os.getppid())").printed)
    assert server in children(os.getpid())
    os.kill(server, signal.SIGKILL)
    assert ends(server)
    again = inside("import os\nprint(os.getppid())")
    assert again.run.ending is Ending.FINISHED
    assert int(again.printed) != server
    assert inside("open('/etc/passwd')").error == "PermissionError"  # the new one has its walls too


def test_what_is_asked_for_after_a_run_is_there_in_another_server(run_in_box):
    says = "import os, sys\nprint(os.getppid(), 'matplotlib.pyplot' in sys.modules)"
    with contextlib.closing(ForkServerBox()) as box:
        box.check()
        box.preload([])
        server, there = run_in_box(box, says).printed.split()
        assert there == "False"
        box.preload(["matplotlib.pyplot"])
        another, there = run_in_box(box, says).printed.split()
        assert (another != server, there) == (True, "True")
        box.preload([])  # which it has
        assert run_in_box(box, says).printed.split() == [another, "True"]
        assert box.versions()["torch"]


def test_a_run_whose_server_died_is_made_once_more(open_box, run_in_box, tmp_path):
    flag = tmp_path / "died once"
    code = f"""
import os, signal
if not os.path.exists({str(flag)!r}):
    open({str(flag)!r}, 'w').close()
    os.kill(os.getppid(), signal.SIGKILL)
    signal.pause()
print('second life')
"""
    assert run_in_box(open_box, code).printed == "second life\n"


def test_a_run_under_which_every_server_dies_is_a_fault_of_ours(run_in_box):
    box = ForkServerBox(confined=False)
    try:
        box.preload([])
        with pytest.raises(GraderFault):
            run_in_box(box, "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nsignal.pause()")
        assert run_in_box(box, "print('alive')").printed == "alive\n"
    finally:
        box.close()


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("x = 1\ndef f():\n    import ctypes\n    ctypes.string_at(0)\nf()", Ending.KILLED),
        ("x = 1\ndef f():\n    x = 2\n    while True: pass\nf()", Ending.CPU_LIMIT),
        ("x = 1\ndef f():\n    import time\n    time.sleep(99)\nf()", Ending.WALL_LIMIT),
    ],
)
def test_a_signal_names_the_students_line(code, ending, inside):
    ran = inside(code, cpu_seconds=1.0, wall_seconds=20.0 if ending is not Ending.WALL_LIMIT else 1.0)
    assert ran.run.ending is ending
    assert (ran.run.at.file, ran.run.at.line) == ("main.py", 4)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("try: open('/etc/passwd')\nexcept OSError: pass", "open /etc/passwd"),
        ("import os\ntry: os.listdir('/etc')\nexcept OSError: pass", "os.listdir /etc"),
        ("import pathlib\ntry: pathlib.Path('/etc/passwd').read_text()\nexcept OSError: pass", "open /etc/passwd"),
    ],
)
def test_a_refusal_that_is_swallowed_is_told(code, what, inside):
    assert [(one.what, one.line) for one in inside(code).shown.refusals] == [(what, code.count("\n"))]


def test_what_is_allowed_or_not_there_is_no_refusal(inside):
    code = "import os, glob\nfor p in ('/nowhere/x', '/home/me/data.csv', 'main.py', '/usr/bin'):\n"
    code += "    try: open(p)\n    except OSError: pass\n"
    code += "import numpy.linalg, pandas, tempfile\ntempfile.TemporaryFile()"
    assert inside(code, wall_seconds=60.0, cpu_seconds=30.0).shown.refusals == []


def test_a_closed_box_leaves_no_process():
    box = ForkServerBox()
    before = children(os.getpid())
    box.check()
    box.close()
    assert len(children(os.getpid())) == len(before) - 1


def test_the_box_says_what_holds(box, open_box):
    strict = box.describe()
    assert strict["mode"] == "strict"
    assert strict["layers"]["landlock"] >= 4
    assert strict["layers"]["seccomp"]
    unconfined = open_box.describe()
    assert unconfined["mode"] != "strict"
    assert not unconfined["layers"]["landlock"]
    assert not unconfined["layers"]["seccomp"]
    versions = box.versions()
    assert set(versions) >= {"numpy", "torch"}
    assert all(versions.values())
