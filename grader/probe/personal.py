"""Numbers of a student's own: inputs and weights in the homework's manner, drawn from the course's secret and the id.

    HMAC-SHA256(secret, assignment's id, student's id) ──▶ a generator ──▶ inputs (T, 4), a row (4,) for each gate

Who has not the secret can work out nobody's numbers; who has it gets the same ones each time, so nothing is stored.
The numbers are whole, like the homework's. A draw is taken only if no classic mistake comes near what is right on it,
if some steps show something and some do not, and if it does not look like the homework itself.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import msgspec
import numpy as np
import numpy.typing as npt

from grader.assignment.schema import Assignment, Homework, Weights
from grader.errors import AssignmentError, UsageError
from grader.oracle import all_kinds
from grader.probe.draw import least_distance, survivors
from grader.probe.roles import Roles

FloatArray = npt.NDArray[np.float64]
LEAST_SECRET, LARGEST_SECRET = 16, 4096  # bytes
LEAST_STEPS = 9  # in fewer the mistakes have no room to show
MAX_DRAWS = 20_000
_PURPOSE = b"lstm-grade numbers 1"  # another way of drawing gets another number


class Secret:
    """The course's secret. It shows itself to nobody: not in a traceback, not in a log, not pickled."""

    __slots__ = ("__key",)

    def __init__(self, key: bytes) -> None:
        self.__key = key

    def __repr__(self) -> str:
        return "Secret(...)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret stays in the process that read it")

    def of(self, purpose: bytes, *words: str) -> bytes:
        """HMAC-SHA256 of some words, each with its length: 32 bytes."""
        said = [purpose, *(word.encode("utf-8", "surrogatepass") for word in words)]
        framed = b"".join(len(one).to_bytes(8, "big") + one for one in said)
        return hmac.new(self.__key, framed, hashlib.sha256).digest()


def read_secret(path: Path) -> Secret:
    """Read the course's secret from a file; white space around it does not count.

    Raises
    ------
    UsageError
        If it cannot be read, or is too short to keep anybody out. The message tells nothing of it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SECRET + 1)
    except OSError as error:
        raise UsageError(f"{path}: the secret cannot be read: {error.strerror}") from error
    key = content.strip()
    if not LEAST_SECRET <= len(key) <= LARGEST_SECRET:
        raise UsageError(
            f"{path}: a secret has {LEAST_SECRET} to {LARGEST_SECRET} bytes; "
            "`lstm-grade assignment secret FILE` makes a good one"
        )
    return Secret(key)


def file_name(student: str) -> str:
    """Name a student's file: by the id where that is a plain name, else with a digest that keeps namesakes apart."""
    plain = re.sub(r"[^\w.-]+", "-", student).strip("-.")[:60]
    if plain == student:
        return f"{plain}.toml"
    return f"{plain or 'student'}-{hashlib.sha256(student.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.toml"


def seed_of(secret: Secret, assignment: Assignment, student: str) -> bytes:
    """What a student's numbers are drawn from, 32 bytes; as secret as the secret, for this student."""
    return secret.of(_PURPOSE, assignment.id, unicodedata.normalize("NFC", student).strip().casefold())


def personal(assignment: Assignment, secret: Secret, student: str) -> Assignment:
    """Give an assignment with a student's own inputs and weights in the place of its own.

    Raises
    ------
    AssignmentError
        If no draw is good, which means that the tolerances leave no room for it.
    """
    seed = np.frombuffer(seed_of(secret, assignment, student), dtype=">u4").tolist()
    generator = np.random.Generator(np.random.PCG64(seed))
    steps = max(len(assignment.homework.inputs), LEAST_STEPS)
    margin, near_zero = least_distance(assignment), assignment.tolerances.near_zero.absolute
    public = np.asarray(assignment.homework.inputs, dtype=np.float64)
    for _ in range(MAX_DRAWS):
        weights, roles = _weights(generator)
        inputs = roles.placed(_inputs(generator, steps))
        answers = all_kinds(inputs, weights)
        telling = int((np.abs(answers["real"]) > near_zero).sum())
        if (
            2 <= telling <= steps // 2
            and not (inputs.shape == public.shape and np.array_equal(inputs, public))
            and next(survivors(inputs, weights, margin), None) is None
        ):
            return msgspec.structs.replace(assignment, homework=_homework(inputs, weights))
    raise AssignmentError("no numbers for a student tell every mistake apart at these tolerances")


def _weights(generator: np.random.Generator) -> tuple[Mapping[str, FloatArray], Roles]:
    """Gates that are fully open or shut, as the homework's are; which column does what differs."""
    stored, write, show = generator.permutation(3).tolist()

    def row(column: int, weight: float, bias: float) -> FloatArray:
        values = np.zeros(4)
        values[column], values[3] = weight, bias
        return values

    def strong() -> float:
        return float(10 * generator.integers(8, 13))

    def bias() -> float:
        return float(generator.integers(9, 13))

    weights = {
        "candidate": row(stored, float(generator.choice([1, -1, 2])), 0.0),
        "input_gate": row(write, strong(), -bias()),
        "forget_gate": row(write, strong(), bias()),
        "output_gate": row(show, strong(), -bias()),
    }
    return weights, Roles(order=(stored, write, show), edges=(0.1, 0.1))


def _inputs(generator: np.random.Generator, steps: int) -> FloatArray:
    """(T, 4): what is stored, when it is written (1) and wiped (-1), when it is shown, the constant 1."""
    stored = generator.choice([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0], size=steps)
    write = generator.choice([1.0, 1.0, 0.0, 0.0, -1.0], size=steps)
    show = generator.choice([1.0, 0.0], p=[0.45, 0.55], size=steps)
    return np.column_stack([stored, write, show, np.ones(steps)])


def _homework(inputs: FloatArray, weights: Mapping[str, FloatArray]) -> Homework:
    rows = {gate: row.tolist() for gate, row in weights.items()}
    return Homework(inputs=inputs.tolist(), weights=Weights(**rows))
