"""Compare the code of each submission with that of each other one.

    text ── tokens, names and strings made alike ──▶ stretches of 25 characters, hashed ──▶ those of two submissions

Copydetect does this (Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003). Names, strings, comments and white
space do not count, and the order of functions hardly does. docs/adr/0020 says why this library, and what is done about
two faults of it; docs/similar.md says what the figures mean.
"""

from __future__ import annotations

import io
import itertools
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.errors import UsageError
from grader.similar.text import Code, Place

STRETCH = 25  # characters, names being one each: about one line of code, so that two alike lines are no find yet
LEAST_LEFT = 100  # characters: of less than this, no share says anything
FEW = 5  # submissions may always have something in common before it counts as what everybody writes
THRESHOLD = 0.5  # docs/similar.md: what it finds and what it misses
_SHARE = 0.1  # of the class


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two submissions, and what is alike in them."""

    first: Code
    second: Code
    shares: tuple[float, float]  # of what is compared of each, how much the other one has too; 0 to 1
    alike: tuple[frozenset[Place], frozenset[Place]]  # lines of each

    @property
    def similarity(self) -> float:
        """The mean of both shares: high only where each of the two is in the other."""
        return statistics.fmean(self.shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of comparing a class."""

    compared: int  # submissions
    left_out: tuple[str, ...]  # ids of those with too little code of their own
    cut: tuple[str, ...]  # ids of those too long to be compared whole
    common: int  # what more submissions than this have is what everybody writes, and is not compared
    threshold: float
    similarities: tuple[float, ...]  # of all pairs, falling
    pairs: tuple[Pair, ...]  # those at or above the threshold, the most alike first
    groups: tuple[tuple[str, ...], ...] = ()  # ids, three or more, that have the same program, names aside
    unread: tuple[str, ...] = ()  # ids of those of which nothing could be read; they are among `left_out` too

    @property
    def telling(self) -> tuple[Pair, ...]:
        """The pairs, of each group with the first of it only: the copies of one program would crowd out all else."""
        stands_for = {one: group[0] for group in self.groups for one in group}
        twins = {frozenset(group[:2]) for group in self.groups}
        return tuple(
            pair
            for pair in self.pairs
            if {pair.first.id, pair.second.id} in twins
            or all(stands_for.get(one.id, one.id) == one.id for one in (pair.first, pair.second))
        )

    @property
    def too_short(self) -> tuple[str, ...]:
        """Ids of those with too little code of their own, but for what could not be read, or is said to be the same."""
        said = {*self.unread, *itertools.chain(*self.groups)}
        return tuple(one for one in self.left_out if one not in said)


def usual(submissions: int) -> int:
    """In how many submissions of a class of this size something may be before everybody writes it so."""
    return max(FEW, int(_SHARE * submissions))


def compare(
    codes: Sequence[Code],
    *,
    starter: Sequence[Code] = (),
    threshold: float = THRESHOLD,
    common: int | None = None,
) -> Comparison:
    """Compare each with each.

    Parameters
    ----------
    starter
        What was handed out: what is in it is nobody's own.
    threshold
        Least similarity of a pair that is kept, 0 to 1.
    common
        What more submissions than this have is what everybody writes; by default `usual`.

    Raises
    ------
    UsageError
        If Copydetect is not installed.
    """
    fingerprint, compare_files = _library()
    most = usual(len(codes)) if common is None else common
    prints = [fingerprint(code) for code in codes]
    handed_out = {found for code in starter for found in fingerprint(code).hashes}
    same = _groups(codes, prints, handed_out)
    counts = Counter(found for one in prints for found in one.hashes)
    everybodys = {found for found, count in counts.items() if count > most}
    everybodys |= handed_out
    for one in prints:
        _take_out(one, everybodys)
    own = [(code, one) for code, one in zip(codes, prints, strict=True) if one.token_coverage >= LEAST_LEFT]
    similarities: list[float] = []
    pairs: list[Pair] = []
    for (first, its), (second, others) in itertools.combinations(own, 2):
        _, shares, slices = compare_files(its, others)
        pair = Pair(
            first=first,
            second=second,
            shares=(min(float(shares[0]), 1.0), min(float(shares[1]), 1.0)),
            alike=(frozenset(), frozenset()),
        )
        similarities.append(pair.similarity)
        if pair.similarity >= threshold:
            alike = (_lines(first, slices[0]), _lines(second, slices[1]))
            pairs.append(Pair(first=first, second=second, shares=pair.shares, alike=alike))
    return Comparison(
        compared=len(own),
        left_out=tuple(code.id for code, one in zip(codes, prints, strict=True) if one.token_coverage < LEAST_LEFT),
        cut=tuple(code.id for code in codes if code.cut),
        common=most,
        threshold=threshold,
        similarities=tuple(sorted(similarities, reverse=True)),
        pairs=tuple(sorted(pairs, key=lambda one: (-one.similarity, one.first.id, one.second.id))),
        groups=same,
        unread=tuple(code.id for code in codes if code.unread),
    )


def _groups(codes: Sequence[Code], prints: Sequence[Any], handed_out: set[int]) -> tuple[tuple[str, ...], ...]:
    """Find who has the same program: what is left of the text is the same, and more than what was handed out.

    Of all that was handed in, before what everybody has is taken out: a program that half the class has is no find for
    the pairs, but it is to be said.
    """
    found: dict[str, list[str]] = {}
    for code, one in zip(codes, prints, strict=True):
        own = len(one.hashes - handed_out) + STRETCH - 1  # so many characters, if they are in one piece
        if own >= LEAST_LEFT:
            found.setdefault(str(one.filtered_code), []).append(code.id)
    return tuple(sorted((tuple(group) for group in found.values() if len(group) > 2), key=lambda one: (-len(one), one)))


def _library() -> tuple[Callable[[Code], Any], Callable[[Any, Any], Any]]:
    """The library, as a function that takes the fingerprints of a code, and one that compares two of them."""
    try:
        from copydetect import CodeFingerprint, compare_files
    except ImportError as error:
        raise UsageError(
            "comparing submissions needs the library Copydetect: install lstm-grade with its extra `similar` "
            "(in a copy of the project: pip install -e '.[similar]')"
        ) from error
    import numpy as np

    def fingerprint(code: Code) -> Any:
        # A window of 1 keeps every stretch: which of them a wider one keeps depends on Python's hashes of strings,
        # and these are other ones at each start.
        made = CodeFingerprint(code.id, STRETCH, 1, language="python", fp=io.StringIO(code.text))
        # Behind the name of a class, Copydetect loses count of how much it left out before.
        made.offsets[:, 1] = np.maximum.accumulate(made.offsets[:, 1])
        return made

    return fingerprint, compare_files


def _take_out(fingerprint: Any, hashes: set[int]) -> None:
    """Take out what is nobody's own. (Copydetect's own way to do it takes out the first place of each only.)"""
    from copydetect.utils import get_token_coverage

    fingerprint.hashes = fingerprint.hashes - hashes
    fingerprint.hash_idx = {found: where for found, where in fingerprint.hash_idx.items() if found not in hashes}
    length = len(fingerprint.filtered_code)
    fingerprint.token_coverage = int(get_token_coverage(fingerprint.hash_idx, STRETCH, length))


def _lines(code: Code, slices: Any) -> frozenset[Place]:
    """The lines of which at least half, white space aside, lies in one of the slices of the text."""
    if len(slices) == 0:
        return frozenset()
    lines = code.text.split("\n")
    begins = [0, *itertools.accumulate(len(line) + 1 for line in lines)][:-1]
    covered = [0] * len(lines)
    for begin, end in zip(slices[0], slices[1], strict=True):
        for row in range(max(bisect_right(begins, int(begin)) - 1, 0), bisect_right(begins, int(end) - 1)):
            here = lines[row][max(int(begin) - begins[row], 0) : max(int(end) - begins[row], 0)]
            covered[row] += _ink(here)
    return frozenset(
        place
        for place, line, count in zip(code.places, lines, covered, strict=False)
        if count and 2 * count >= _ink(line)
    )


def _ink(text: str) -> int:
    return sum(not sign.isspace() for sign in text)
