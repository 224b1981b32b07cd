"""The parent's side of grading on other machines: who is there, what they are told, what they give back.

The hidden numbers are drawn here and the grades are kept here. A worker that is lost costs nothing but its time.
A submission under which workers die again and again gets a row that says so, and nobody else's is touched: what was
lost is tried again alone before anything is said of it.
"""

from __future__ import annotations

import functools
import logging
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from grader.cluster.wire import ClassData, encode_batch, encode_class
from grader.engine.dask import Lost, connect, usable_threads, work_through
from grader.errors import GraderFault, IsolationError, UsageError
from grader.intake.submission import Submission
from grader.per_student import Yardstick
from grader.scoring.rubric import fault
from grader.store.codec import encode
from grader.store.key import program_sha256

if TYPE_CHECKING:
    from grader.cluster.worker import Facts
    from grader.pipeline import Request

logger = logging.getLogger("lstm-grade")
BATCH = 16  # submissions at most: a lost worker loses so much work for each of its threads
BATCHES_A_THREAD = 4  # at least, where there are enough submissions: the last ones end at about the same time


class DaskCluster:
    """The workers of a Dask scheduler.

    Parameters
    ----------
    address
        Of the scheduler; certificates for ``tls://`` come from Dask's own configuration.
    at_once
        Batches in flight; by default two for each thread of the workers.

    Raises
    ------
    UsageError
        If Dask is not installed, no scheduler answers, or it has no worker.
    """

    def __init__(self, address: str, *, isolation: str, at_once: int | None = None) -> None:
        self._client = connect(address)
        self._isolation = isolation
        self._at_once = at_once
        self._run = uuid.uuid4().hex[:12]  # so that two classes can be graded on one cluster
        self._facts: dict[str, Facts] = {}
        self._plugins: list[str] = []

    def preload(self, modules: Sequence[str]) -> None:
        """Have each worker hold a box; that is opened when it is first asked for."""
        from grader.cluster.worker import Walls

        self._register(Walls(f"lstm-grade-walls-{self._run}", self._isolation, modules))

    def versions(self) -> dict[str, str]:
        """Wait until each worker's box is proved and warm, and say with what.

        Raises
        ------
        IsolationError
            If submissions cannot be confined on one of the workers.
        UsageError
            If the workers are not alike.
        """
        from grader.cluster.worker import Facts, ask, different

        answers: dict[str, Any] = self._client.run(ask, self._plugins[0], on_error="return")
        for address, answer in sorted(answers.items()):
            if isinstance(answer, BaseException):
                logger.warning("worker %s did not answer: %r", address, answer)
            elif "facts" in answer:
                self._facts[address] = msgspec.convert(answer["facts"], Facts)
            else:
                kinds = {"IsolationError": IsolationError, "UsageError": UsageError}
                raise kinds.get(answer["error"], GraderFault)(answer["message"])
        if not self._facts:
            raise GraderFault("no worker of the Dask scheduler answers")
        first = min(self._facts.values(), key=lambda one: one.program != program_sha256())
        for facts in self._facts.values():
            if facts.alike != first.alike or facts.program != program_sha256():
                raise UsageError(different(facts.address))
        self._alike = first.alike
        return first.versions

    def describe(self) -> dict[str, Any]:
        """Say which layers are in force, and on which workers; where they differ, each value."""
        found = sorted(self._facts.values(), key=lambda one: one.address)
        every = [one.isolation["layers"] for one in found]
        layers = {name: _one_or_each([one.get(name) for one in every]) for name in every[0]}
        workers = [{"address": one.address, "layers": one.isolation["layers"]} for one in found]
        return {
            "mode": found[0].isolation["mode"],
            "layers": layers,
            "engine": {"name": "dask", "workers": workers},
        }

    def grades(
        self, submissions: Sequence[Submission], request: Request, common: Yardstick
    ) -> Generator[tuple[int, bytes], None, None]:
        """(place, encoded grade) of each submission, as they are made."""
        from grader.cluster.worker import Desk, grade_batch

        assignment = request.loaded.assignment
        data = ClassData(assignment=assignment, seed=request.seed, expected=common.expected, hidden=common.hidden)
        walls, desk = f"lstm-grade-walls-{self._run}", f"lstm-grade-desk-{self._run}"
        self._register(Desk(desk, encode_class(data), self._alike))
        task = functools.partial(grade_batch, walls, desk)
        lost: list[int] = []
        for place, grade in self._made(submissions, range(len(submissions)), task, self._batch_size(len(submissions))):
            if isinstance(grade, Lost):
                lost.append(place)
            else:
                yield place, grade
        for place in lost:  # one at a time: whoever brings down a worker now does so alone
            for _, grade in self._made(submissions, [place], task, 1):
                if isinstance(grade, Lost):
                    logger.error("%r: %s", submissions[place].id, grade.because)
                    grade = encode(fault(submissions[place], assignment, grade.because))
                yield place, grade

    def _made(
        self, submissions: Sequence[Submission], places: Sequence[int], task: Callable[[bytes], bytes], size: int
    ) -> Iterator[tuple[int, bytes | Lost]]:
        from grader.cluster.worker import Answer

        parts = [places[start : start + size] for start in range(0, len(places), size)]
        batches = _Encoded([[submissions[place] for place in part] for part in parts])
        for number, result in work_through(self._client, batches, task, at_once=self._at_once):
            if isinstance(result, Lost):
                yield from ((place, result) for place in parts[number])
                continue
            answer = msgspec.json.decode(result, type=Answer)
            self._facts[answer.facts.address] = answer.facts
            yield from zip(parts[number], answer.grades, strict=True)

    def _batch_size(self, count: int) -> int:
        return max(1, min(BATCH, count // (usable_threads(self._client) * BATCHES_A_THREAD)))

    def _register(self, plugin: Any) -> None:
        try:
            self._client.register_plugin(plugin, name=plugin.name)
        except Exception as error:  # whatever a foreign Python may raise while it looks for our modules
            raise UsageError(
                f"a worker cannot take the class ({' '.join(str(error).split())[:200]}). "
                "Each needs the same lstm-grade installed: pip install 'lstm-grade[cluster]'"
            ) from error
        self._plugins.append(plugin.name)

    def close(self) -> None:
        """End each worker's box, and the connection."""
        try:
            if self._client.status == "running":
                for name in reversed(self._plugins):
                    self._client.unregister_worker_plugin(name)
        except Exception as error:  # noqa: BLE001  the workers outlive this, and close what is theirs when they end
            logger.warning("the workers could not be told that all is done: %r", error)
        finally:
            self._client.close(timeout=5)


class _Encoded(Sequence[bytes]):
    """Batches that are encoded when they are asked for: a class twice in memory is once too often."""

    def __init__(self, parts: Sequence[Sequence[Submission]]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, index: Any) -> Any:
        return encode_batch(self._parts[index])


def _one_or_each(values: Sequence[Any]) -> Any:
    """The value that all have, or a list of those that there are."""
    different = [value for number, value in enumerate(values) if value not in values[:number]]
    return different[0] if len(different) == 1 else sorted(different, key=str)
