"""Work through batches on the workers of a Dask scheduler.

    waiting --submit--> in flight --done--> yielded
                            |--its worker is lost: Dask sends it to another, a few times--> Lost
                            '--the task raised--> Lost, or one of our errors comes out here

What is lost with its workers is not asked for again here: who calls decides what that means. No more batches are in
flight than keep the workers busy, so that a class of any size takes little of the scheduler's memory.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import AssignmentError, GraderFault, IsolationError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 5.0
FIRST_WORKER_SECONDS = 5.0
NO_WORKER_SECONDS = 60.0  # a lost worker's nanny starts another within seconds
LOOK_SECONDS = 1.0
KEPT = "what is graded is kept; the same command goes on from there"


@dataclass(frozen=True, slots=True)
class Lost:
    """A batch that came to nothing."""

    because: str


def connect(address: str) -> Client:
    """Connect to a scheduler that has workers.

    Raises
    ------
    UsageError
        If Dask is not installed, no scheduler answers, or it has no worker.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        raise UsageError(
            "`--engine dask` needs dask.distributed, which is not installed: pip install 'lstm-grade[cluster]'"
        ) from error
    # What Dask says of lost connections, in several lines each, is said here in one.
    # Its configuration gives the second a level of its own; the third tells of Ctrl-C, which is said here too.
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        get_address_host_port(address)
    except ValueError as error:
        raise UsageError(f"--scheduler {address}: no address of a Dask scheduler ({_line(error)})") from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="lstm-grade")
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise UsageError(f"--scheduler {address}: no Dask scheduler answers there ({_line(error)})") from error
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER_SECONDS)
    except TimeoutError as error:
        client.close()
        raise UsageError(
            f"--scheduler {address}: it has no worker. Start some there: `dask worker {address} --nworkers 1`"
        ) from error
    return client


def work_through(
    client: Client, batches: Sequence[bytes], task: Callable[[bytes], Any], *, at_once: int | None
) -> Generator[tuple[int, Any], None, None]:
    """Do `task` on each batch and yield (index, result) as they come; `Lost` for a result that there will not be.

    Parameters
    ----------
    at_once
        Batches in flight; by default two for each thread that the workers have by then.

    Raises
    ------
    GraderFault
        If the scheduler is gone, or no worker is left.
    """
    done: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
    flying: dict[object, tuple[int, Future[Any]]] = {}
    waiting = iter(enumerate(batches))
    watch = _Watch(client)
    try:
        while True:
            room = (at_once or 2 * watch.threads()) - len(flying)
            for index, batch in waiting if room > 0 else ():
                future = client.submit(task, batch, pure=False)
                flying[future.key] = (index, future)
                future.add_done_callback(done.put)
                room -= 1
                if not room:
                    break
            if not flying:
                return
            try:
                future = done.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                watch.look()
                continue
            index, _ = flying.pop(future.key)
            yield index, _result(future)
    finally:
        if flying and client.status == "running":
            client.cancel([future for _, future in flying.values()], force=True)


def usable_threads(client: Client) -> int:
    """How many threads the workers have, at least one."""
    threads: dict[str, int] = client.nthreads()
    return max(1, sum(threads.values()))


def _result(future: Future[Any]) -> Any:
    if future.status == "finished":
        try:
            return future.result(timeout=NO_WORKER_SECONDS)
        except TimeoutError:
            return Lost("its result did not arrive")
    if future.status != "error":
        raise GraderFault(f"the connection to the Dask scheduler was lost; {KEPT}")
    error = future.exception()
    if isinstance(error, (UsageError, IsolationError, AssignmentError)):
        raise error
    return Lost(f"{type(error).__name__}: {_line(error)}")


class _Watch:
    """Whether there is anybody who works."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._seen = time.monotonic()

    def threads(self) -> int:
        """How many threads the workers have, at least one."""
        if self._client.status != "running":
            return 1
        return usable_threads(self._client)

    def look(self) -> None:
        """Raise where nobody has been there for too long."""
        if self._client.status != "running":
            raise GraderFault(f"the connection to the Dask scheduler was lost; {KEPT}")
        if self._client.nthreads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > NO_WORKER_SECONDS:
            raise GraderFault(f"the Dask scheduler has had no worker for {NO_WORKER_SECONDS:.0f} seconds; {KEPT}")


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
