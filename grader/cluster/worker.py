"""What a Dask worker holds for a class and does with a batch: a fork server of its own, and the class's numbers.

Two plugins, because a class is known later than its walls; both also come to workers that join later, or take the
place of one that was lost:

    Walls   the box, opened and proved on this machine when it is first asked for
    Desk    the class: assignment, seed, hidden numbers

The worker itself is never forked. Its box starts a server in a process of its own, which ends when the worker does,
however that is.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from distributed import Worker, WorkerPlugin, get_worker

from grader.cluster.wire import ClassData, decode_batch, decode_class
from grader.errors import IsolationError, LstmGradeError, UsageError
from grader.per_student import Yardstick
from grader.pipeline import grade_or_fault
from grader.sandbox.box import Box
from grader.sandbox.opening import open_box
from grader.store.key import program_sha256

Plugin = TypeVar("Plugin", bound=WorkerPlugin)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the parent has to know of a worker."""

    address: str
    program: str  # hash of this program's code
    python: str
    versions: dict[str, str]  # of NumPy and torch, as the programs have them
    isolation: dict[str, Any]

    @property
    def alike(self) -> tuple[object, ...]:
        """What has to be the same everywhere."""
        return (self.program, self.python, sorted(self.versions.items()), self.isolation["mode"])


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a batch."""

    facts: Facts
    grades: list[bytes]  # as `store.codec.encode` gives them, in the order of the batch


class Walls(WorkerPlugin):
    """The box of this worker."""

    def __init__(self, name: str, isolation: str, modules: Sequence[str]) -> None:
        self.name = name
        self._isolation = isolation
        self._modules = list(modules)
        self._address = ""

    def setup(self, worker: Worker) -> None:
        """Begin on a worker; nothing slow is done here, because its messages wait."""
        self._address = worker.address
        self._opening = threading.Lock()
        self._box: Box | None = None
        self._closed = False

    def teardown(self, worker: Worker) -> None:
        """End the server, and every run with it."""
        with self._opening:
            self._closed = True
            if self._box is not None:
                self._box.close()

    def box(self) -> Box:
        """Open the box, or give the one that is open.

        Raises
        ------
        IsolationError
            If submissions cannot be confined on this machine.
        """
        with self._opening:
            if self._closed:
                raise UsageError("the class is no longer graded here")
            if self._box is None:
                try:
                    self._box = open_box(self._isolation)
                except IsolationError as error:
                    raise IsolationError(f"worker {self._address}: {error}") from error
                self._box.preload(self._modules)
            return self._box

    def facts(self) -> Facts:
        """Wait until the box is warm, and say what the parent has to know."""
        box = self.box()
        return Facts(
            address=self._address,
            program=program_sha256(),
            python=platform.python_version(),
            versions=box.versions(),
            isolation=box.describe(),
        )


class Desk(WorkerPlugin):
    """The class that this worker grades."""

    def __init__(self, name: str, content: bytes, like: tuple[object, ...]) -> None:
        self.name = name
        self._content = content
        self._like = like

    def setup(self, worker: Worker) -> None:
        """Begin on a worker."""
        self._reading = threading.Lock()
        self._data: ClassData | None = None

    def data(self) -> ClassData:
        """Decode the class, once."""
        with self._reading:
            if self._data is None:
                self._data = decode_class(self._content)
            return self._data

    def welcome(self, facts: Facts) -> None:
        """Raise unless this worker is as those were that the class began with."""
        if facts.alike != self._like:
            raise UsageError(different(facts.address))


def different(address: str) -> str:
    """The one line with which a worker that is not like the others is refused."""
    return (
        f"worker {address} has another lstm-grade, Python, NumPy or torch than the rest; one report is made with "
        "the same versions everywhere"
    )


async def ask(name: str, dask_worker: Worker) -> dict[str, Any]:
    """Ask a worker for its facts, as plain data; for `Client.run`."""
    import asyncio

    walls = _plugin(dask_worker, name, Walls)
    try:
        return {"facts": msgspec.to_builtins(await asyncio.to_thread(walls.facts))}
    except LstmGradeError as error:
        return {"error": type(error).__name__, "message": str(error)}


def grade_batch(walls_name: str, desk_name: str, batch: bytes) -> bytes:
    """Grade a batch in this worker's box, one after the other; an encoded `Answer`."""
    worker = get_worker()
    walls, desk = _plugin(worker, walls_name, Walls), _plugin(worker, desk_name, Desk)
    facts = walls.facts()
    desk.welcome(facts)
    data = desk.data()
    held = Yardstick(assignment=data.assignment, expected=data.expected, hidden=data.hidden)
    grades = [grade_or_fault(one, data.assignment, lambda: held, walls.box(), data.seed) for one in decode_batch(batch)]
    return msgspec.json.encode(Answer(facts=facts, grades=grades))


def _plugin(worker: Worker, name: str, kind: type[Plugin]) -> Plugin:
    found = worker.plugins.get(name)
    if not isinstance(found, kind):
        raise UsageError(f"worker {worker.address} does not know the class: is the same lstm-grade installed there?")
    return found
