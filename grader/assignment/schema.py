"""What an assignment file says. Parsed once at the edge; everything behind it may trust these types."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

PartName = Literal["numpy", "lstm_cell", "lstm", "gradients"]
ALL_PARTS: tuple[PartName, ...] = ("numpy", "lstm_cell", "lstm", "gradients")
LINEAR = "linear-activation"  # the finding; "linear" among the accepted activations

Positive = Annotated[float, msgspec.Meta(gt=0)]
Points = Annotated[float, msgspec.Meta(ge=0)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Row = Annotated[list[float], msgspec.Meta(min_length=4, max_length=4)]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; an unknown key in it is an error, not a silent wish."""


class Bilingual(_Table, frozen=True):
    """A text in the two languages."""

    en: Words
    zh: Words


class Weights(_Table, frozen=True):
    """A row of four weights for each gate; the 4th is the bias (its input is the constant 1)."""

    candidate: Row
    input_gate: Row
    forget_gate: Row
    output_gate: Row

    def rows(self) -> dict[str, list[float]]:
        """Give the rows by gate name, in the order of the homework."""
        return {name: list(getattr(self, name)) for name in self.__struct_fields__}


class Homework(_Table, frozen=True):
    """The worked example."""

    inputs: Annotated[list[Row], msgspec.Meta(min_length=1, max_length=200)]  # (T, 4)
    weights: Weights


class NumpyPoints(_Table, frozen=True):
    """Points of the part `numpy`."""

    output: Points
    hidden: Points
    operator: Points


class TorchPoints(_Table, frozen=True):
    """Points of the parts `lstm_cell` and `lstm`."""

    output: Points
    hidden: Points
    operator: Points
    reproducible: Points


class GradientsPoints(_Table, frozen=True):
    """Points of exercise 6-4."""

    value: Points
    analysis: Points


class AllPoints(_Table, frozen=True):
    """Points by part and check; a part's points are their sum. A part that is not asked for has none."""

    numpy: NumpyPoints | None = None
    lstm_cell: TorchPoints | None = None
    lstm: TorchPoints | None = None
    gradients: GradientsPoints | None = None

    def by_part(self) -> dict[str, NumpyPoints | TorchPoints | GradientsPoints]:
        """Give the tables that are there, by part, in the order of the report."""
        return {part: table for part in ALL_PARTS if (table := getattr(self, part)) is not None}

    def by_check(self) -> dict[str, float]:
        """Give the points by check id, e.g. ``numpy.output``, in the order of the report."""
        return {
            f"{part}.{check}": getattr(table, check)
            for part, table in self.by_part().items()
            for check in table.__struct_fields__
        }


class Tolerance(_Table, frozen=True):
    """An absolute tolerance, and the sentence on where it comes from."""

    absolute: Positive
    reason: Bilingual


class RelativeTolerance(_Table, frozen=True):
    """A tolerance relative to the largest of the numbers compared, and the sentence on where it comes from."""

    relative: Annotated[float, msgspec.Meta(gt=0, lt=0.1)]
    reason: Bilingual


class Tolerances(_Table, frozen=True):
    """How near is near enough."""

    output: Tolerance  # an answer and the reference
    hidden: Tolerance  # the same on numbers that leave the gates between open and shut
    near_zero: Tolerance  # below this a step of the reference counts as zero (partial credit)
    parameter: Tolerance  # a module's parameter and the homework's
    gradients: RelativeTolerance  # a block of gradients, dL/dW_i for one, and the reference


class Limits(_Table, frozen=True):
    """What one run may use."""

    cpu_seconds: Seconds
    wall_seconds: Seconds
    memory_bytes: Annotated[int, msgspec.Meta(ge=64 << 20)]
    output_bytes: Annotated[int, msgspec.Meta(ge=1 << 10)]
    file_bytes: Annotated[int, msgspec.Meta(ge=1 << 10)]


class Accepted(_Table, frozen=True):
    """What is right beside what the homework's listings do."""

    activations: list[Literal["tanh", "linear"]] = msgspec.field(default_factory=lambda: ["tanh"])


class Deadline(_Table, frozen=True):
    """What handing in late costs, where the learning platform's download tells when it was."""

    due: Annotated[datetime, msgspec.Meta(tz=True)]
    points_per_day: Points  # for each day that has begun
    at_most: Points
    grace_minutes: Annotated[float, msgspec.Meta(ge=0, le=100_000)] = 0


class Assignment(_Table, frozen=True):
    """A homework to grade."""

    schema_version: Annotated[int, msgspec.Meta(ge=1, le=1)]
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    title: Bilingual
    homework: Homework
    points: AllPoints
    shares: dict[str, float]  # finding code -> share, 0 to 1, of output and hidden that such an answer earns
    tolerances: Tolerances
    limits: Limits
    parts: Annotated[list[PartName], msgspec.Meta(min_length=1)] = msgspec.field(default_factory=lambda: [*ALL_PARTS])
    total: Positive | None = msgspec.field(default=None, name="max_score")  # what the points must add up to
    accepted: Accepted = Accepted()
    deadline: Deadline | None = None

    @property
    def max_score(self) -> float:
        """The sum of all points."""
        return float(sum(self.points.by_check().values()))

    @property
    def accepts_linear(self) -> bool:
        """Whether the slide's linear activation is right in the NumPy part, and no mistake."""
        return "linear" in self.accepted.activations

    @property
    def linear_share(self) -> float | None:
        """Share of `output` and `hidden` that the slide's linear activation earns; None where it earns none."""
        return 1.0 if self.accepts_linear else self.shares.get(LINEAR)
