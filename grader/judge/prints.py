"""Printed text -> the sequences of T numbers in it: at once, line by line over the steps, or in columns."""

from __future__ import annotations

import collections
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs

from grader.judge.printed import SHORT, Number, counter, numbers
from grader.judge.sequence import MAX_COLUMNS, Form, Key, Shown
from grader.observations import Place, Printed

MAX_PRINT_PIECES = 400
MAX_CAPTION = 60
MAX_BRANCHES = 3  # of an `if` that print
MAX_LINES = 400
BRANCHES = "[branches "  # how the path of what several lines printed by turns begins
BY_TURNS = "[turn "  # how the path of a row of a table of several answers begins
BACKWARDS = "[::-1]"  # how the path of a column ends that was printed from the last step to the first, perhaps
SIGNS = " -+."  # of a number, at the end of the words before it
_COLOURS = re.compile(r"\x1b\[[\d;]{0,20}[A-Za-z]")  # "\033[1;31m" makes what follows red
_GAP = re.compile(r"[\s|,，、;；│┃]+")
_BEFORE_NUMBERS = re.compile(
    # "2. LSTMCell: 0.96", "第2题 LSTMCell": the number of the exercise is none of the answer's
    r"(?:\W{0,20}(?:第|Q|(?:part|task|method|问题|题目|任务|方法|实现)\s?)?\d{1,2}[\s.、:：)）\]题问部分]{0,4})?(?![eEjJ][-+\d])"
    # "NumPy (without tanh): 0.96"
    r"([^\d\[({]{2,200})(?:\(([^\d()\[]{2,80})\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one line of code printed at one time, read."""

    tick: int
    place: Place
    row: list[Number]
    caption: str
    aside: str
    header: str
    text: str
    section: int  # lines without numbers that other places had printed before
    titles: tuple[str, ...]  # words of the last of them: of the columns, perhaps


def in_print(printed: Iterable[Printed], steps: int, most: int | None, *, all_lines: bool) -> Iterator[Shown]:
    """Find the sequences of `steps` numbers; of a line that printed more than `most` times, a runaway loop's, none.

    Parameters
    ----------
    all_lines
        Whether what one line printed is also given as what several might have: to compare with another run.
    """
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
    yield from _printed_in_branches(pieces, steps, all_lines=all_lines)


def _read(printed: Iterable[Printed], steps: int) -> Iterator[_Piece]:
    header, section = "", 0
    titles: tuple[str, ...] = ()
    for piece in printed:
        if piece.place.kind == "stderr" and ("\r" in piece.text or "Warning" in piece.text):
            continue  # progress bars and warnings
        if "\x1b" in piece.text:
            piece = structs.replace(piece, text=_COLOURS.sub("", piece.text))
        row = _without_others(numbers(piece.text), piece.text, steps)
        if not row:
            header = piece.text.strip()[-MAX_CAPTION:] or header
            titles = _words_of(piece.text) or titles
            section += 1
            continue
        caption = _BEFORE_NUMBERS.match(piece.text)
        words = caption.group(1).rstrip(SIGNS).strip()[-MAX_CAPTION:] if caption else ""
        words = words if any(map(str.isalpha, words)) else ""
        aside = (caption.group(2) or "") if caption else ""
        yield _Piece(
            tick=piece.tick,
            place=piece.place,
            row=row,
            caption=words,
            aside=aside,
            header=header,
            text=piece.text,
            section=section,
            titles=titles,
        )


def _without_others(row: list[Number], text: str, steps: int) -> list[Number]:
    """The numbers of a text without those before and behind a list: "method 1: [...] took 0.01 s"."""
    if len(row) <= steps:
        return row
    if "[" in text:
        start, end = text.index("["), text.rfind("]") + 1
        for inside in (numbers(text[start:end]), numbers(text[start:])):
            if len(inside) == steps:
                return inside
        row = inside if len(inside) >= steps else row
    named = [any(map(str.isalpha, number.before)) for number in row]
    return row[:steps] if all(named[steps:]) and not any(named[1:steps]) else row


def _words_of(text: str) -> tuple[str, ...]:
    """The words of the last line that has any."""
    lines = [[word for word in _GAP.split(line) if any(map(str.isalpha, word))] for line in text[-SHORT:].splitlines()]
    return next((tuple(words) for words in reversed(lines) if words), ())


def _printed_at_once(piece: _Piece, steps: int) -> Iterator[Shown]:
    row = piece.row
    if len(row) == steps and steps > 1:
        if not _counts_another(piece):
            yield _of_print(piece, "", row)
    elif len(row) == steps + 1 and row[0].value == 0.0:
        yield _of_print(piece, "[1:]", row[1:])
    elif len(row) > steps and len(row) % steps == 0 and len(row) // steps <= MAX_COLUMNS:
        width = len(row) // steps
        # what stands before a table names all its columns, or one of them: it is a heading
        piece = replace(piece, caption="", aside="", header=piece.caption or piece.header)
        for column in range(width):  # a table printed at once: by columns, and by blocks
            yield _of_print(piece, f"[{column}::{width}]", row[column::width])
            yield _of_print(piece, f"[{column}]", row[column * steps : (column + 1) * steps])


def _counts_another(piece: _Piece) -> bool:
    """Whether one of these numbers stands apart: "8 outputs: [0, 0, ...]", "hidden 1 output 0 0 ..."."""
    start, end = piece.text.find("["), piece.text.rfind("]") + 1
    inside = len(numbers(piece.text[start:end])) if 0 <= start < end else 0
    named = [any(map(str.isalpha, number.before)) for number in piece.row[1:]]
    return 1 < inside < len(piece.row) or (named[:1] == [True] and not any(named[1:]))


def _printed_in_blocks(piece: _Piece, steps: int) -> Iterator[Shown]:
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
            part = replace(piece, caption="", aside="", header=heading or piece.header)
            table = _by_their_steps(table, block)
            for column in range(widths.pop()):
                yield from _of_column(part, f"[block {number}][{column}]", table, column)
        heading = block[-1][-MAX_CAPTION:]
    yield from _printed_by_turns(piece, lines, steps)


def _printed_by_turns(piece: _Piece, lines: list[str], steps: int) -> Iterator[Shown]:
    """A table of several answers below or between each other, each line or the first of each answer with its name.

    "1 numpy c 0.00", "1 numpy h 0.00", "2 numpy c 0.99": what is said of c stands in every other line. Or
    "numpy 1 0.00" and eight lines without a name, then "nn.LSTM 1 0.00" and eight more.
    """
    looks = [_look(line) for line in lines]
    named = [number for number, look in enumerate(looks) if any(map(str.isalpha, look)) and numbers(lines[number])]
    apart: dict[str, list[int]] = defaultdict(list)
    for number in named:
        apart[looks[number]].append(number)
    groups = [
        at[start : start + steps]  # one answer after the other, if there are more
        for at in apart.values()
        if len(at) % steps == 0 and at[-1] - at[0] >= len(at)
        for start in range(0, len(at), steps)
    ]
    for first in named:
        below = looks[first + 1 : first + steps]
        if below and len(below) == steps - 1 and not any(map(str.isalpha, "".join(below))):
            groups.append(list(range(first, first + steps)))
    for turn, at in enumerate(groups):
        alike = [lines[number] for number in at]
        table = [numbers(line) for line in alike]
        if len({len(row) for row in table}) == 1 and 0 < len(table[0]) <= MAX_COLUMNS:
            part = replace(piece, caption=table[0][0].before, header=_title_above(lines, at[0]) or piece.header)
            table = _by_their_steps(table, alike)
            for column in range(len(table[0])):
                yield from _of_column(part, f"{BY_TURNS}{turn}][{column}]", table, column)


def _title_above(lines: list[str], number: int) -> str:
    """The last line above one that has words and no numbers."""
    titles = (line for line in reversed(lines[:number]) if any(map(str.isalpha, line)) and not numbers(line))
    return next(titles, "")[-MAX_CAPTION:]


def _look(line: str) -> str:
    """A line with all its numbers made alike."""
    return re.sub(r"[-+]?\d[\d.eE+-]*", "0", re.sub(r"\s+", " ", line))


def _by_what_they_say(pieces: list[_Piece], steps: int) -> Mapping[str, list[_Piece]]:
    """What one line of code printed, apart where it prints several things by turns at each step, each by its name."""
    for said in (lambda piece: piece.caption, lambda piece: _look(piece.text[:SHORT])):
        apart: dict[str, list[_Piece]] = defaultdict(list)
        for piece in pieces:
            apart[said(piece)].append(piece)
        turns = {len(one) for one in apart.values()}
        by_turns = 1 < len(apart) <= MAX_COLUMNS and len(turns) == 1 and not max(turns) % steps
        if by_turns and said(pieces[0]) != said(pieces[1]):
            return apart
    return {"": pieces}


def _printed_by_steps(pieces: list[_Piece], steps: int, said: str) -> Iterator[Shown]:
    """One line of code that printed at each step: its columns are sequences."""
    for chunk in _turns(pieces, steps):
        width = _common_width(chunk)
        if width <= MAX_COLUMNS:
            table = _by_their_steps([piece.row for piece in chunk], [piece.text for piece in chunk])
            titles = _titles(chunk[-1].titles, width)
            for column in range(width):
                piece = replace(chunk[-1], caption=titles[column]) if titles else chunk[-1]
                yield from _of_column(piece, f"{said}[:][{column}]", table, column)


def _common_width(chunk: list[_Piece]) -> int:
    """How many columns lines have in common: all, or those before a remark that only some have, each with its word."""
    widths = {len(piece.row) for piece in chunk}
    if len(widths) == 1:
        return widths.pop()
    words = [{piece.row[column].before for piece in chunk} for column in range(min(widths))]
    return sum(1 for _ in itertools.takewhile(lambda said: len(said) == 1 and any(map(str.isalpha, min(said))), words))


def _titles(words: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The words above a table's columns; the number of the step, which is no answer, may have one too."""
    if width > 1 and len(words) in (width, width + 1):
        return words[-width:]
    return ()


def _turns(pieces: list[_Piece], steps: int) -> Iterator[list[_Piece]]:
    """What one line printed, a sequence at a time: under a title of its own, or counted off from the end."""
    titled = [list(section) for _, section in itertools.groupby(pieces, key=lambda piece: piece.section)]
    whole = [section for section in titled if len(section) == steps]
    if whole and len(titled) > 1:
        yield from whole
        return
    for start in range(len(pieces) % steps, len(pieces), steps):
        yield pieces[start : start + steps]


def _by_their_steps(table: list[list[Number]], lines: list[str]) -> list[list[Number]]:
    """The rows of a table from the first step to the last, where each line says of which step it is."""
    steps = [counter(line) for line in lines]
    if sorted(step for step in steps if step is not None) not in _counts(len(lines)):
        return table
    return [row for _, row in sorted(zip(steps, table, strict=True), key=lambda one: one[0] or 0)]


def _counts_down(table: list[list[Number]]) -> bool:
    """Whether a bare number before each row goes backwards: the step, or how many are left."""
    first = [row[0] for row in table]
    bare = all(number.whole and not any(map(str.isalpha, number.before)) for number in first)
    said = len(table[0]) > 1 and "left" in table[0][1].before
    return bare and not said and [int(number.value) for number in first][::-1] in _counts(len(table))


def _counts(size: int) -> tuple[list[int], list[int]]:
    return list(range(size)), list(range(1, size + 1))


def _printed_unrolled(pieces: Iterable[_Piece], steps: int) -> Iterator[Shown]:
    """Steps that are written out one by one, each with its own print, or a few to a line, in one scope."""
    by_scope: dict[tuple[str, str, int], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        width = len(piece.row)
        if width == 1 or (width < steps and steps % width == 0 and not all(number.whole for number in piece.row)):
            by_scope[piece.place.file, piece.place.scope, width].append(piece)
    for (_, _, width), here in by_scope.items():
        lines = steps // width
        if len({(piece.place.cell, piece.place.line) for piece in here}) < lines:
            continue
        for start in range(len(here) - lines + 1):
            chunk = here[start : start + lines]
            if len({(piece.place.cell, piece.place.line) for piece in chunk}) == lines:
                yield _of_print(chunk[-1], "[unrolled]", [number for piece in chunk for number in piece.row])


def _printed_in_branches(pieces: Iterable[_Piece], steps: int, *, all_lines: bool) -> Iterator[Shown]:
    """Steps printed by a line for some and another for the rest: the last has no comma, or those that are nought."""
    alike = itertools.groupby(pieces, key=lambda piece: (piece.place.file, piece.place.scope, piece.section))
    for (_, _, section), together in alike:
        here = list(together)
        if len(here) > MAX_PRINT_PIECES:
            continue
        lines = collections.Counter((piece.place.cell, piece.place.line) for piece in here)
        row = [number for piece in here for number in piece.row]
        if len(row) == steps and len(lines) == 2 and not all(number.whole for number in row):  # the last apart
            yield _of_print(here[-1], f"{BRANCHES}{section}.0][0]", row)
            continue
        whole = len(here) % steps == 0 and (all_lines or all(count % steps for count in lines.values()))
        for start in range(0, len(here), steps) if whole else ():
            chunk = here[start : start + steps]
            several = len({(piece.place.cell, piece.place.line) for piece in chunk})
            if not (all_lines or several > 1) or several > MAX_BRANCHES:
                continue
            table = _by_their_steps([piece.row for piece in chunk], [piece.text for piece in chunk])
            for column in range(min(len(piece.row) for piece in chunk)):
                yield from _of_column(chunk[-1], f"{BRANCHES}{section}.{start}][{column}]", table, column)


def _of_column(piece: _Piece, path: str, table: list[list[Number]], column: int) -> Iterator[Shown]:
    """A column of a table, with the words before its number where each line has its own for it: `c=0.00 y=0.00`."""
    words = {row[column].before for row in table}
    said = words.pop() if len(words) == 1 else ""
    piece = replace(piece, caption=said) if any(letter.isalpha() for letter in said) else piece
    yield _of_print(piece, path, [row[column] for row in table])
    if column and _counts_down(table):
        yield _of_print(piece, path + BACKWARDS, [row[column] for row in reversed(table)])


def _of_print(piece: _Piece, path: str, row: list[Number]) -> Shown:
    digits = [number.decimals for number in row if number.decimals is not None]
    return Shown(
        key=Key(form=Form.PRINT, place=piece.place, path=path, ordinal=0),
        values=np.array([number.value for number in row]),
        tick=piece.tick,
        origin="printed:int" if all(number.whole for number in row) else "printed:float",
        decimals=max(digits) if digits and len(digits) == len(row) else None,
        caption=piece.caption,
        aside=piece.aside,
        header=piece.header,
    )
