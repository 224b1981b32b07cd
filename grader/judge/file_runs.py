"""The runs of one source file, as the judge is given them; `grader/runs.py` says why there are so many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.intake.submission import Source
from grader.observations import Observations
from grader.probe.draw import Draw
from grader.probe.draw_gradients import GradientDraw


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HiddenRun:
    """A run in which the program stated other numbers."""

    draw: Draw
    observations: Observations


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NamedRun:
    """A run in which functions handed in by name were called with other numbers: case n with the nth draw."""

    draws: tuple[Draw, ...]
    observations: Observations


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GradientRun:
    """A run in which `lstm_gradients` was called: case n with the nth draw."""

    draws: tuple[GradientDraw, ...]
    observations: Observations


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileRuns:
    """The runs of one source file."""

    source: Source
    plain: Observations
    shifted: Observations | None  # the same seeds, torch outputs shifted
    again: Observations | None  # other seeds
    alone: Mapping[str, Observations] = field(default_factory=dict)  # by kind, of which the last pass alone was shifted
    hidden: tuple[HiddenRun, ...] = ()
    named: NamedRun | None = None
    gradients: GradientRun | None = None
