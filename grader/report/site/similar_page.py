"""The page of submissions that are alike: what it can say, the pairs, and of each pair both sources side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.report.site.page import fill
from grader.report.site.source_view import View, views
from grader.similar.compare import Comparison, Pair

STEPS = 10  # of the distribution: tenths


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of a pair."""

    id: str
    share: float
    alike: int  # lines
    lines: int  # with something in them
    views: Sequence[View]  # what is alike is `wanted`


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair."""

    similarity: float
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A tenth, and how many pairs are in it."""

    low: int  # per cent
    high: int
    count: int


def render(comparison: Comparison, lang: str, *, most: int) -> str:
    """Render the page, with at most so many pairs."""
    telling = comparison.telling
    pairs = [_shown(pair) for pair in telling[:most]]
    return fill(
        "similar.html.jinja",
        "similar",
        lang,
        comparison=comparison,
        pairs=pairs,
        more=len(telling) - len(pairs),
        steps=steps(comparison.similarities),
    )


def steps(similarities: Sequence[float]) -> list[Step]:
    """Sort similarities into tenths, the highest first; what is wholly alike belongs to the highest."""
    counts = [0] * STEPS
    for one in similarities:
        counts[min(int(STEPS * one), STEPS - 1)] += 1
    width = 100 // STEPS
    return [Step(low=width * n, high=width * (n + 1), count=counts[n]) for n in reversed(range(STEPS))]


def _shown(pair: Pair) -> Shown:
    first, second = (
        Side(
            id=code.id,
            share=share,
            alike=len(alike),
            lines=len(code.places),
            views=views(code.sources, (), alike),
        )
        for code, share, alike in zip((pair.first, pair.second), pair.shares, pair.alike, strict=True)
    )
    return Shown(similarity=pair.similarity, sides=(first, second))
