"""Observations -> every sequence of T numbers that the program showed.

    container   a list, array, tensor, dict or table that held T numbers (or T + 1, the initial state first)
    return      what a function returned, whole
    steps       a variable that held one number at each step, over the last T times it was set; variables y1 to yT
    print       T numbers printed at once, by one line over the steps, or in columns of it

Each comes with a `Key` that says where it arose, the same in every run of the program: so a sequence can be
followed from the plain run to the run in which the torch modules were shifted.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import structs

from grader.judge.printed import Number, counter, numbers
from grader.observations import Numbers, Observations, Place, Printed, Seen

FloatArray = npt.NDArray[np.float64]
THROWN_AWAY = "_"  # the name that says that a value is not wanted
MAX_COLUMNS = 16
MAX_OF_A_STEP = 6  # i, f, g, o, c and h
# What was shown last counts, so of a program that showed very much the last is enough.
MAX_OF_ONE_PLACE = 100
MAX_SEQUENCES = 2000
MAX_PRINT_PIECES = 400
RUNAWAY = 20  # a loop that was cut off after so many times T steps was going nowhere: no pass of it is an answer
MAX_CAPTION = 60
MAX_LINES = 400
SIGNS = " -+."  # of a number, at the end of the words before it
_NUMBERED = re.compile(r"(\D{1,40}?)_?(\d{1,2})")
_BEFORE_NUMBERS = re.compile(
    r"(?:\s{0,8}\d{1,2}\s?[.、]\s{0,4}(?![eEjJ][-+\d])(?=[A-Za-z\u4e00-\u9fff]))?([^\d\[({]{2,200})"
)


class Form(enum.IntEnum):
    """How a sequence was shown; the more it looks like an answer that is handed over, the higher."""

    STEPS = 1
    RETURN = 2
    CONTAINER = 3
    PRINT = 4
    NAMED = 5


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sequence arose, in terms that hold for every run of the program."""

    form: Form
    place: Place
    path: str
    ordinal: int  # which of several at this place


class Sequence(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """T numbers that a program showed."""

    key: Key
    values: FloatArray  # (T,)
    tick: int  # when it was complete
    origin: str  # library:dtype
    decimals: int | None = None  # of a printed one: the most digits after the point; None: as many as floats have
    of_several: bool = False  # a step's function gave a few numbers at once, and this is one of them
    caption: str = ""  # of a printed one: the words before its numbers
    header: str = ""  # of a printed one: the last line before it that had no numbers

    @property
    def place(self) -> Place:
        """Where it arose."""
        return self.key.place


def sequences(observations: Observations, steps: int) -> list[Sequence]:
    """Find every sequence of `steps` numbers in a run, in the order in which they were complete."""
    cut_off = not observations.done or any(end.how != "ok" for end in observations.ends)
    most = RUNAWAY * steps if cut_off else None
    found = [
        *_held(observations.seen, steps),
        *_stepwise(observations.seen, steps, most),
        *_numbered_names(observations.seen, steps),
        *_shown(observations.printed, steps, most),
    ]
    return _last(sorted(_numbered(found), key=lambda sequence: (sequence.tick, sequence.key.form)))


def _last(found: list[Sequence]) -> list[Sequence]:
    """Leave out what was shown long before the end, of each place and in all."""
    if len(found) <= MAX_OF_ONE_PLACE:
        return found
    room: dict[tuple[Form, Place, str], int] = defaultdict(lambda: MAX_OF_ONE_PLACE)
    kept: list[Sequence] = []
    for sequence in reversed(found):
        place = (sequence.key.form, sequence.key.place, sequence.key.path)
        room[place] -= 1
        if room[place] >= 0:
            kept.append(sequence)
    return kept[MAX_SEQUENCES - 1 :: -1] if len(kept) > MAX_SEQUENCES else kept[::-1]


def _numbered(found: Iterable[Sequence]) -> Iterator[Sequence]:
    """Give sequences of one place their ordinals, counted in the order of time."""
    counts: dict[tuple[Form, Place, str], int] = defaultdict(int)
    for sequence in sorted(found, key=lambda one: one.tick):
        key = sequence.key
        ordinal = counts[key.form, key.place, key.path]
        counts[key.form, key.place, key.path] += 1
        yield structs.replace(sequence, key=structs.replace(key, ordinal=ordinal)) if ordinal else sequence


# -- values that hold a whole sequence ----------------------------------------------------------------------


def _held(seen: Iterable[Seen], steps: int) -> Iterator[Sequence]:
    for one in seen:
        if one.place.name == THROWN_AWAY:
            continue
        form = Form.RETURN if one.place.kind == "return" else Form.CONTAINER
        for held in one.numbers:
            if held.values.size < steps:
                continue  # as most are: one number, with no room for a sequence
            for path, values in rows(held, steps):
                key = Key(form=form, place=one.place, path=path, ordinal=0)
                yield Sequence(key=key, values=values, tick=one.tick, origin=held.origin)


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


def _stepwise(seen: Iterable[Seen], steps: int, most: int | None) -> Iterator[Sequence]:
    if steps == 1:
        return
    by_place: dict[tuple[Place, str, bool], list[tuple[int, float, str]]] = defaultdict(list)
    for one in seen:
        if one.place.kind in ("bind", "return", "append", "show") and one.place.name != THROWN_AWAY:
            for held in one.numbers:
                for path, value in _numbers_of_a_step(one.place, held):
                    by_place[one.place, path, path != held.path].append((one.tick, value, held.origin))
    for (place, path, of_several), values in by_place.items():
        if most is not None and len(values) > most:
            continue
        # Whole passes only: a variable set 18 times went through the nine steps twice.
        for start in range(len(values) % steps, len(values), steps):
            turn = values[start : start + steps]
            tick, _, origin = turn[-1]
            key = Key(form=Form.STEPS, place=place, path=path, ordinal=0)
            numbers_ = np.array([value for _, value, _ in turn])
            yield Sequence(key=key, values=numbers_, tick=tick, origin=origin, of_several=of_several)


def _numbered_names(seen: Iterable[Seen], steps: int) -> Iterator[Sequence]:
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
            yield Sequence(key=key, values=np.array(values), tick=max(ticks), origin=origins[-1], of_several=several)


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


# -- printed numbers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one line of code printed at one time, read."""

    tick: int
    place: Place
    row: list[Number]
    caption: str
    header: str
    text: str
    section: int  # lines without numbers that other places had printed before


def _read(printed: Iterable[Printed], steps: int) -> Iterator[_Piece]:
    header, section = "", 0
    for piece in printed:
        if piece.place.kind == "stderr" and ("\r" in piece.text or "Warning" in piece.text):
            continue  # progress bars and warnings
        row = numbers(piece.text)
        if len(row) > steps and "[" in piece.text:  # "method 1: [...]"
            inside = numbers(piece.text[piece.text.index("[") :])
            row = inside if len(inside) >= steps else row
        if not row:
            header = piece.text.strip()[-MAX_CAPTION:] or header
            section += 1
            continue
        caption = _BEFORE_NUMBERS.match(piece.text)
        words = caption.group(1).rstrip(SIGNS).strip()[-MAX_CAPTION:] if caption else ""
        yield _Piece(
            tick=piece.tick,
            place=piece.place,
            row=row,
            caption=words,
            header=header,
            text=piece.text,
            section=section,
        )


def _shown(printed: Iterable[Printed], steps: int, most: int | None) -> Iterator[Sequence]:
    pieces = list(_read(printed, steps))
    by_place: dict[Place, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        by_place[piece.place].append(piece)
    for here in by_place.values():
        if most is not None and len(here) > most:
            continue
        for piece in here[-MAX_PRINT_PIECES:]:
            yield from _printed_at_once(piece, steps)
            yield from _printed_in_blocks(piece, steps)
        for said, named in _by_what_they_say(here[-MAX_PRINT_PIECES:], steps).items():
            yield from _printed_by_steps(named, steps, said)
    yield from _printed_unrolled(pieces, steps)


def _printed_at_once(piece: _Piece, steps: int) -> Iterator[Sequence]:
    row = piece.row
    if len(row) == steps and steps > 1:
        yield _of_print(piece, "", row)
    elif len(row) == steps + 1 and row[0].value == 0.0:
        yield _of_print(piece, "[1:]", row[1:])
    elif len(row) > steps and len(row) % steps == 0 and len(row) // steps <= MAX_COLUMNS:
        width = len(row) // steps
        # what stands before a table names all its columns, or one of them: it is a heading
        piece = replace(piece, caption="", header=piece.caption or piece.header)
        for column in range(width):  # a table printed at once: by columns, and by blocks
            yield _of_print(piece, f"[{column}::{width}]", row[column::width])
            yield _of_print(piece, f"[{column}]", row[column * steps : (column + 1) * steps])


def _printed_in_blocks(piece: _Piece, steps: int) -> Iterator[Sequence]:
    """Lines of one text that look alike, printed together: a report that was put together before it was shown.

    The last line of another look before a block is its heading.
    """
    lines = [line.strip() for line in piece.text.splitlines()[:MAX_LINES] if line.strip()]
    if len(lines) <= steps:
        return
    heading = ""
    for number, (_, alike) in enumerate(itertools.groupby(lines, key=_look)):
        block = list(alike)
        table = [numbers(line) for line in block] if len(block) == steps else []
        widths = {len(row) for row in table}
        if len(block) < len(lines) and len(widths) == 1 and 0 < max(widths) <= MAX_COLUMNS:
            part = replace(piece, caption="", header=heading or piece.header)
            table = _by_their_numbers(table, block)
            for column in range(widths.pop()):
                yield _of_column(part, f"[block {number}][{column}]", table, column)
        heading = block[-1][-MAX_CAPTION:]


def _look(line: str) -> str:
    """A line with all its numbers made alike."""
    return re.sub(r"[-+]?\d[\d.eE+-]*", "0", re.sub(r"\s+", " ", line))


def _by_what_they_say(pieces: list[_Piece], steps: int) -> Mapping[str, list[_Piece]]:
    """What one line of code printed, apart where it prints several things by turns at each step, each by its name."""
    apart: dict[str, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        apart[piece.caption].append(piece)
    turns = {len(one) for one in apart.values()}
    by_turns = 1 < len(apart) <= MAX_COLUMNS and len(turns) == 1 and not max(turns) % steps
    return apart if by_turns and pieces[0].caption != pieces[1].caption else {"": pieces}


def _printed_by_steps(pieces: list[_Piece], steps: int, said: str) -> Iterator[Sequence]:
    """One line of code that printed at each step: its columns are sequences."""
    for chunk in _turns(pieces, steps):
        widths = {len(piece.row) for piece in chunk}
        if len(widths) == 1 and max(widths) <= MAX_COLUMNS:
            table = _by_their_numbers([piece.row for piece in chunk], [piece.text for piece in chunk])
            for column in range(widths.pop()):
                yield _of_column(chunk[-1], f"{said}[:][{column}]", table, column)


def _turns(pieces: list[_Piece], steps: int) -> Iterator[list[_Piece]]:
    """What one line printed, a sequence at a time: under a title of its own, or counted off from the end."""
    titled = [list(section) for _, section in itertools.groupby(pieces, key=lambda piece: piece.section)]
    whole = [section for section in titled if len(section) == steps]
    if whole and len(titled) > 1:
        yield from whole
        return
    for start in range(len(pieces) % steps, len(pieces), steps):
        yield pieces[start : start + steps]


def _by_their_numbers(table: list[list[Number]], lines: list[str]) -> list[list[Number]]:
    """The rows of a table from the first step to the last, where each line says its step and they go backwards."""
    first = [row[0] for row in table]
    steps: list[int | float | None] = [counter(line) for line in lines]
    if None in steps and all(number.whole for number in first):
        steps = [number.value for number in first]
    backwards = steps in (list(range(len(table), 0, -1)), list(range(len(table) - 1, -1, -1)))
    return table[::-1] if backwards else table


def _printed_unrolled(pieces: Iterable[_Piece], steps: int) -> Iterator[Sequence]:
    """Steps that are written out one by one, each with its own print, or a few to a line, in one scope."""
    by_scope: dict[tuple[str, int | None, str, int], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        width = len(piece.row)
        if width == 1 or (width < steps and steps % width == 0 and not all(number.whole for number in piece.row)):
            by_scope[piece.place.file, piece.place.cell, piece.place.scope, width].append(piece)
    for (_, _, _, width), here in by_scope.items():
        lines = steps // width
        if len({piece.place.line for piece in here}) < lines:
            continue
        for start in range(len(here) - lines + 1):
            chunk = here[start : start + lines]
            if len({piece.place.line for piece in chunk}) == lines:
                yield _of_print(chunk[-1], "[unrolled]", [number for piece in chunk for number in piece.row])


def _of_column(piece: _Piece, path: str, table: list[list[Number]], column: int) -> Sequence:
    """A column of a table, with the words before its number where each line has its own for it: `c=0.00 y=0.00`."""
    words = {row[column].before for row in table}
    said = words.pop() if len(words) == 1 else ""
    piece = replace(piece, caption=said) if any(letter.isalpha() for letter in said) else piece
    return _of_print(piece, path, [row[column] for row in table])


def _of_print(piece: _Piece, path: str, row: list[Number]) -> Sequence:
    digits = [number.decimals for number in row if number.decimals is not None]
    return Sequence(
        key=Key(form=Form.PRINT, place=piece.place, path=path, ordinal=0),
        values=np.array([number.value for number in row]),
        tick=piece.tick,
        origin="printed:int" if all(number.whole for number in row) else "printed:float",
        decimals=max(digits) if digits and len(digits) == len(row) else None,
        caption=piece.caption,
        header=piece.header,
    )
