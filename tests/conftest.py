"""What tests of several folders share: real boxes, small limits, the command line as a user calls it."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from grader.assignment.load import DEFAULT, load
from grader.assignment.schema import Limits
from grader.errors import ForgedStream, IsolationError
from grader.observations import Observations
from grader.protocol import decode
from grader.sandbox.box import Box, Job, Run
from grader.sandbox.forkserver import ForkServerBox

if TYPE_CHECKING:
    from xdist.scheduler import LoadFileScheduling

# The same examples in each run, and none of them against the clock: a test that fails fails again.
settings.register_profile(
    "laws", deadline=None, derandomize=True, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parents[1]
SECRET = "LSTM_GRADE_TEST_TOKEN"  # in the environment of whoever starts the box, and of no run


def pytest_configure(config: pytest.Config) -> None:
    """What a shell starts in the background ignores Ctrl-C, and so does all that it starts: here it is heard again."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files come first, where workers share them; soaks run when they are asked for, their small forms always."""
    if hasattr(config, "workerinput"):
        from side_by_side import place

        items.sort(key=lambda item: place(item.nodeid))
    if "slow" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="NOT RUN HERE: a soak; `-m slow` runs it"))


@pytest.hookimpl(optionalhook=True)  # also there where xdist is switched off
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many share the tests where `-n` says no number, as in pyproject.toml."""
    from side_by_side import workers

    return workers(config.args, config.option.markexpr or "")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    """Who gets which tests; another `--dist` than that of pyproject.toml is xdist's own."""
    from side_by_side import WholeFiles

    return WholeFiles(config, log) if config.getvalue("dist") == "loadfile" else None


# The numbers of the homework, in three ways; every part is right and nothing is left to chance.
RIGHT = """\
import numpy as np
import torch
from torch import nn

X = np.array([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
              [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1]], dtype=float)
w_g = np.array([1, 0, 0, 0], dtype=float)
w_i = np.array([0, 100, 0, -10], dtype=float)
w_f = np.array([0, 100, 0, 10], dtype=float)
w_o = np.array([0, 0, 100, -10], dtype=float)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


c = 0.0
ys = []
for x in X:
    g = np.tanh(w_g @ x)
    i = sigmoid(w_i @ x)
    f = sigmoid(w_f @ x)
    o = sigmoid(w_o @ x)
    c = f * c + i * g
    ys.append(o * np.tanh(c))
print("numpy:", ys)

W = torch.tensor(np.array([w_i, w_f, w_g, w_o]), dtype=torch.float32)

cell = nn.LSTMCell(4, 1, bias=False)
cell.weight_ih.data = W
cell.weight_hh.data = torch.zeros(4, 1)
h, c = torch.zeros(1, 1), torch.zeros(1, 1)
cell_out = []
for x in torch.tensor(X, dtype=torch.float32):
    h, c = cell(x.reshape(1, 4), (h, c))
    cell_out.append(h.item())
print("LSTMCell:", cell_out)

lstm = nn.LSTM(4, 1, bias=False)
lstm.weight_ih_l0.data = W
lstm.weight_hh_l0.data = torch.zeros(4, 1)
out, _ = lstm(torch.tensor(X, dtype=torch.float32).reshape(9, 1, 4))
print("LSTM:", out.detach().reshape(-1).tolist())
"""


@dataclasses.dataclass(frozen=True)
class Ran:
    """A run and what it showed; no observations where its stream was forged."""

    run: Run
    shown: Observations | None

    @property
    def printed(self) -> str:
        assert self.shown is not None, "the stream was forged"
        return "".join(piece.text for piece in self.shown.printed if piece.place.kind == "print")

    @property
    def error(self) -> str:
        """Type of the exception that ended the program, or nothing."""
        assert self.shown is not None, "the stream was forged"
        return next((end.error for end in reversed(self.shown.ends) if end.how != "ok"), "")

    @property
    def message(self) -> str:
        assert self.shown is not None, "the stream was forged"
        return next((end.message for end in reversed(self.shown.ends) if end.how != "ok"), "")


RunIn = Callable[..., Ran]


def small_limits(**changes: float) -> Limits:
    """Limits of the homework, smaller: a test of a limit takes about a second."""
    limits = msgspec.structs.replace(load().assignment.limits, cpu_seconds=5.0, wall_seconds=20.0)
    return msgspec.structs.replace(limits, **changes)


def run_in(box: Box, code: str, *, files: dict[str, bytes] | None = None, entropy: int = 1, **limits: float) -> Ran:
    job = Job(
        entry="main.py",
        script=code,
        cells=(),
        files={"main.py": code.encode("utf-8", "replace"), **(files or {})},
        entropy=entropy,
    )
    run = box.run(job, small_limits(**limits))
    try:
        return Ran(run, decode(run.stream))
    except ForgedStream:
        return Ran(run, None)


@pytest.fixture(scope="session")
def right_program() -> str:
    return RIGHT


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def box() -> Iterator[ForkServerBox]:
    """The strict box, as `lstm-grade` uses it."""
    if sys.platform != "linux":
        pytest.skip("NOT TESTED HERE: submissions can only be confined on Linux")
    os.environ[SECRET] = "hunter2"
    strict = ForkServerBox()
    try:
        try:
            strict.check()
        except IsolationError as error:
            pytest.skip(f"NOT TESTED HERE: {error}")
        strict.preload([])
        strict.versions()
        yield strict
    finally:
        strict.close()
        del os.environ[SECRET]


@pytest.fixture(scope="session")
def open_box(box: ForkServerBox) -> Iterator[ForkServerBox]:
    """The same box without its walls: what is refused in the one must be possible in the other."""
    unconfined = ForkServerBox(confined=False)
    try:
        unconfined.preload([])
        unconfined.versions()
        yield unconfined
    finally:
        unconfined.close()


@pytest.fixture(scope="session")
def inside(box: ForkServerBox) -> RunIn:
    """Run a program in the strict box."""
    return lambda code, **options: run_in(box, code, **options)


@pytest.fixture(scope="session")
def outside(open_box: ForkServerBox) -> RunIn:
    """Run a program in the same box without walls."""
    return lambda code, **options: run_in(open_box, code, **options)


@pytest.fixture(scope="session")
def small() -> Callable[..., Limits]:
    """Make limits of the homework smaller."""
    return small_limits


@pytest.fixture(scope="session")
def run_in_box() -> Callable[..., Ran]:
    """Run a program in a box of the test's own."""
    return run_in


# -- the command line ---------------------------------------------------------------------------------------

Cli = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def cli() -> Cli:
    """Call `lstm-grade` as a user does: another process, its streams, its exit status."""

    def call(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        return subprocess.run(
            [sys.executable, "-m", "grader", *map(str, arguments)],
            cwd=cwd,
            env={**kept, "PYTHONUTF8": "1", "COLUMNS": "120", "LC_ALL": "C.UTF-8", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def quick_assignment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homework, with so little time for each run that a hanging one does not hold up the tests.

    Of wall time there is plenty: on a busy machine, too, an endless loop meets the limit of processor time.
    """
    return assignment_with(tmp_path_factory, cpu_seconds=1, wall_seconds=8)


@pytest.fixture(scope="session")
def patient_assignment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a little more time, for many submissions on a busy machine."""
    return assignment_with(tmp_path_factory, cpu_seconds=2, wall_seconds=15)


@pytest.fixture(scope="session")
def endless_assignment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with hours for each run: a hanging one is not ended by its limits."""
    return assignment_with(tmp_path_factory, cpu_seconds=9999, wall_seconds=9999)


def assignment_with(folders: pytest.TempPathFactory, *, cpu_seconds: int, wall_seconds: int) -> Path:
    text = DEFAULT.read_text(encoding="utf-8")
    changes = {
        "cpu_seconds = 10": f"cpu_seconds = {cpu_seconds}",
        "wall_seconds = 20": f"wall_seconds = {wall_seconds}",
    }
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folders.mktemp("assignment") / "quick.toml"
    path.write_text(text, encoding="utf-8")
    return path
