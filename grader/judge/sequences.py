"""Observations -> every sequence of T numbers that the program showed.

    container   a list, array, tensor, dict or table that held T numbers (or T + 1, the initial state first)
    return      what a function returned, whole
    steps       a variable that held one number at each step, over the last T times it was set; variables y1 to yT
    print       T numbers printed at once, by one line over the steps, or in columns of it

Each comes with a `Key` that says where it arose, the same in every run of the program: so a sequence can be
followed from the plain run to the run in which the torch modules were shifted.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from msgspec import structs

from grader.judge.agree import agrees
from grader.judge.prints import BACKWARDS, BRANCHES, in_print
from grader.judge.sequence import MAX_COLUMNS, FloatArray, Form, Key, Shown
from grader.observations import Numbers, Observations, Place, Seen

THROWN_AWAY = "_"  # the name that says that a value is not wanted
MAX_OF_A_STEP = 6  # i, f, g, o, c and h
# What was shown last counts, so of a program that showed very much the last is enough.
MAX_OF_ONE_PLACE = 100
MAX_SEQUENCES = 2000
RUNAWAY = 20  # a loop that was cut off after so many times T steps was going nowhere: no pass of it is an answer
_NUMBERED = re.compile(r"(\D{1,40}?)_?(\d{1,2})")


def sequences(observations: Observations, steps: int, *, of_other_run: bool = False) -> list[Shown]:
    """Find every sequence of `steps` numbers in a run, in the order in which they were complete.

    Parameters
    ----------
    of_other_run
        Whether they are to be compared with those of the plain run (`in_other_run`).
    """
    cut_off = not observations.done or any(end.how != "ok" for end in observations.ends)
    most = RUNAWAY * steps if cut_off else None
    found = [
        *_held(observations.seen, steps),
        *_stepwise(observations.seen, steps, most),
        *_numbered_names(observations.seen, steps),
        *in_print(observations.printed, steps, most, all_lines=of_other_run),
    ]
    if not of_other_run:
        found = _in_time(found)
    return _last(sorted(_numbered(found), key=lambda sequence: (sequence.tick, sequence.key.form)))


def in_other_run(one: Shown, found: Mapping[Key, Shown]) -> Shown | None:
    """The same sequence in another run: at its place, or where others of the lines that print it by turns did.

    Which of them prints which step depends on the numbers.
    """
    there = found.get(one.key)
    if there is not None or not one.key.path.startswith(BRANCHES):
        return there
    key = one.key

    def is_same(other: Key) -> bool:
        return other.path == key.path and (other.place.file, other.place.scope) == (key.place.file, key.place.scope)

    return next((shown for other, shown in found.items() if other.form is Form.PRINT and is_same(other)), None)


def _in_time(found: list[Shown]) -> list[Shown]:
    """Leave one reading of each column beside a number that counts down: the step, or how many steps are left.

    Who prints the last step first has kept them all, in their order.
    """
    kept = [one for one in found if one.key.form is not Form.PRINT]

    def was_kept(one: Shown) -> bool:
        near = 10.0 ** -(15 if one.decimals is None else one.decimals)
        return any(agrees(other.values, one.values, near) for other in kept)

    turned = [one for one in found if one.key.form is Form.PRINT and one.key.path.endswith(BACKWARDS)]
    right = {id(one): was_kept(one) for one in turned}
    straight = {(one.key.place, one.key.path.removesuffix(BACKWARDS), one.tick) for one in turned if right[id(one)]}
    return [one for one in found if right.get(id(one), (one.key.place, one.key.path, one.tick) not in straight)]


def _last(found: list[Shown]) -> list[Shown]:
    """Leave out what was shown long before the end, of each place and in all."""
    if len(found) <= MAX_OF_ONE_PLACE:
        return found
    room: dict[tuple[Form, Place, str], int] = defaultdict(lambda: MAX_OF_ONE_PLACE)
    kept: list[Shown] = []
    for sequence in reversed(found):
        place = (sequence.key.form, sequence.key.place, sequence.key.path)
        room[place] -= 1
        if room[place] >= 0:
            kept.append(sequence)
    return kept[MAX_SEQUENCES - 1 :: -1] if len(kept) > MAX_SEQUENCES else kept[::-1]


def _numbered(found: Iterable[Shown]) -> Iterator[Shown]:
    """Give sequences of one place their ordinals, counted in the order of time."""
    counts: dict[tuple[Form, Place, str], int] = defaultdict(int)
    for sequence in sorted(found, key=lambda one: one.tick):
        key = sequence.key
        ordinal = counts[key.form, key.place, key.path]
        counts[key.form, key.place, key.path] += 1
        yield structs.replace(sequence, key=structs.replace(key, ordinal=ordinal)) if ordinal else sequence


# -- values that hold a whole sequence ----------------------------------------------------------------------


def _held(seen: Iterable[Seen], steps: int) -> Iterator[Shown]:
    for one in seen:
        if one.place.name == THROWN_AWAY:
            continue
        form = Form.RETURN if one.place.kind == "return" else Form.CONTAINER
        for held in one.numbers:
            if held.values.size < steps:
                continue  # as most are: one number, with no room for a sequence
            for path, values in rows(held, steps):
                key = Key(form=form, place=one.place, path=path, ordinal=0)
                yield Shown(key=key, values=values, tick=one.tick, origin=held.origin)


def rows(held: Numbers, steps: int) -> Iterator[tuple[str, FloatArray]]:
    """Read sequences of `steps` numbers out of one value: itself, its columns, or its rows."""
    sizes = [size for size in held.shape if size != 1]
    if not sizes:
        if steps == 1 and held.values.size == 1:
            yield held.path, held.values
    elif sizes == [steps]:
        yield held.path, held.values
    elif sizes == [steps + 1] and held.values[0] == 0.0:
        yield held.path + "[1:]", held.values[1:]
    elif len(sizes) == 2:
        table = held.values.reshape(sizes)
        if sizes[0] in (steps, steps + 1) and sizes[1] <= MAX_COLUMNS:
            start = sizes[0] - steps
            for column in range(sizes[1]):
                if start == 0 or table[0, column] == 0.0:
                    yield f"{held.path}[:, {column}]", table[start:, column]
        if sizes[1] == steps and sizes[0] <= MAX_COLUMNS:
            for row in range(sizes[0]):
                yield f"{held.path}[{row}]", table[row]


# -- one number at each step --------------------------------------------------------------------------------


def _stepwise(seen: Iterable[Seen], steps: int, most: int | None) -> Iterator[Shown]:
    if steps == 1:
        return
    by_place: dict[tuple[Place, str, bool], list[tuple[int, float, str]]] = defaultdict(list)
    for one in seen:
        if one.place.kind in ("bind", "return", "append", "show") and one.place.name != THROWN_AWAY:
            for held in one.numbers:
                for path, value in _numbers_of_a_step(one.place, held):
                    by_place[one.place, path, path != held.path].append((one.tick, value, held.origin))
    returns = _returns(seen)
    for (place, path, of_several), values in by_place.items():
        if most is not None and len(values) > most:
            continue
        inside = returns.get((place.file, place.cell, place.scope), []) if place.kind != "return" else []
        over = len(values) % steps  # a function may have been tried before; a loop went through too many steps
        from_zero = over == 1 and values[0][1] == 0.0
        tried_before = place.kind == "return" or any(values[0][0] < tick < values[-1][0] for tick in inside)
        if over and not (from_zero or tried_before):
            continue
        # Whole passes only: a variable set 18 times went through the nine steps twice.
        for start in range(over, len(values), steps):
            turn = values[start : start + steps]
            tick, _, origin = turn[-1]
            if _of_two_calls(turn[0][0], tick, inside, steps):
                continue
            key = Key(form=Form.STEPS, place=place, path=path, ordinal=0)
            numbers_ = np.array([value for _, value, _ in turn])
            yield Shown(key=key, values=numbers_, tick=tick, origin=origin, of_several=of_several)


def _returns(seen: Iterable[Seen]) -> Mapping[tuple[str, int | None, str], list[int]]:
    """When each function returned, by where it is."""
    found: dict[tuple[str, int | None, str], list[int]] = defaultdict(list)
    for one in seen:
        if one.place.kind == "return":
            found[one.place.file, one.place.cell, one.place.scope].append(one.tick)
    return found


def _of_two_calls(first: int, last: int, returns: list[int], steps: int) -> bool:
    """Whether numbers are of two calls of a function with a loop in it, which went through fewer or more steps.

    A function that makes one step returns between any two.
    """
    between = bisect.bisect_left(returns, last) - bisect.bisect_right(returns, first)
    return 0 < between < steps - 1


def _numbered_names(seen: Iterable[Seen], steps: int) -> Iterator[Shown]:
    """Variables that are numbered through the steps, each set on its own: y1 to y9, or s1 to s9 of (h, c) each."""
    by_stem: dict[tuple[str, str, str, str], dict[int, tuple[int, float, Seen, str]]] = defaultdict(dict)
    for one in seen:
        name = _NUMBERED.fullmatch(one.place.name) if one.place.kind == "bind" else None
        if name is None:
            continue
        for held in one.numbers:
            for path, value in _numbers_of_a_step(one.place, held):
                group = by_stem[one.place.file, one.place.scope, name.group(1), path]
                group[int(name.group(2))] = (one.tick, value, one, held.origin)
    for (_, _, stem, path), group in by_stem.items():
        first = 1 if 1 in group and (0 not in group or len(group) > steps) else 0
        if steps > 1 and all(number in group for number in range(first, first + steps)):
            ticks, values, ones, origins = zip(*(group[number] for number in range(first, first + steps)), strict=True)
            place = structs.replace(ones[-1].place, name=stem)
            key = Key(form=Form.STEPS, place=place, path=f"{path}[numbered]", ordinal=0)
            several = path not in {held.path for held in ones[-1].numbers}
            yield Shown(key=key, values=np.array(values), tick=max(ticks), origin=origins[-1], of_several=several)


def _numbers_of_a_step(place: Place, held: Numbers) -> Iterator[tuple[str, float]]:
    """The number that was held at one step; each of the few that a step's function gave: `return h, c`."""
    size = held.values.size
    if size == 1:
        yield held.path, float(held.values[0])
    elif not (size <= MAX_OF_A_STEP and held.shape[0] == size):
        return
    elif place.kind == "return" or _NUMBERED.fullmatch(place.name):
        for index, value in enumerate(held.values):
            yield f"{held.path}[{index}]", float(value)
