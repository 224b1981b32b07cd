"""Make a program state other numbers: replace the literals that are the homework's inputs and weights.

The program says what it is given somewhere, in one of many ways:

    [[1, 0, 0, 1], [3, 1, 0, 1], ...]     nested lists or tuples, wherever they stand, 4 columns or 3
    x1 = [1, 3, 2, ...]; x2 = ...         columns
    xs.append([1, 0, 0, 1]); step(1, 0, 0)   rows one by one, calls with four or three numbers
    {"x1": 1, "x2": 0, "x3": 0}           records
    "1 0 0 1; 3 1 0 1; ..."               text that is parsed
    [1, 0, 0, 1, 3, 1, 0, 1, ...]         flat, reshaped later
    [0, 100, 0, -10]                      a gate's row, alone or in a matrix of any order, or in its transpose

Only values of constants change: the tree keeps its shape and its positions, and an integer stays an integer where
the new number is one. The new numbers come from outside; what is right for them does not.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from .across_cells import RowsAcrossCells
from .literals import Literal, Slot, TextLiteral, literals_in, stated_number

Matrix = list[list[float]]
Edit = Callable[[], None]
Key = tuple[int, int, tuple[float, ...]]  # where a literal stands, in whichever source, and what it states

SLIPS = 2  # rows of a whole matrix that may be mistyped


class Replacer:
    """Knows the homework's public numbers and the ones to state instead.

    Parameters
    ----------
    old_inputs, new_inputs
        Rows of four, the 4th always 1; the same number of rows.
    old_weights, new_weights
        A row of four by gate; None for `new_weights` leaves the weights as they are.
    """

    def __init__(
        self,
        *,
        old_inputs: Matrix,
        new_inputs: Matrix,
        old_weights: dict[str, list[float]],
        new_weights: dict[str, list[float]] | None,
    ) -> None:
        self.old_inputs, self.new_inputs = old_inputs, new_inputs
        self._old_weights = old_weights
        self._new_weights = new_weights
        self._gates_seen: set[str] = set()
        self._alone: list[tuple[str, Key]] = []  # gates of rows that stand by themselves, in no whole matrix, in order
        self._across = RowsAcrossCells(old_inputs, new_inputs)
        self._slips: set[tuple[int, int]] = set()  # cells of a stated matrix that are not the homework's

    def survey(self, tree: ast.AST, *, cell: bool = False) -> None:
        """Look at a tree of the program: weights are only replaced where all four gates' rows are stated."""
        literals = list(literals_in(tree))
        if cell:
            self._across.survey(literals)
        if self._new_weights is not None:
            whole = _owners_of_matrices(literals)
            for gates, (one, _) in self._weight_edits(sorted(literals, key=_key)):
                self._gates_seen |= gates
                if not one.stands_in(whole):
                    self._alone += [(gate, _key(one)) for gate in gates]

    def apply(self, tree: ast.AST) -> list[tuple[str, int]]:
        """Replace what is found in a tree, in place; return (``inputs`` or ``weights``, line) of each."""
        literals = sorted(literals_in(tree), key=lambda one: (one.line, one.column))
        done: list[tuple[str, int]] = []
        for lines, edit in self._input_edits(literals):
            edit()
            done += [("inputs", line) for line in lines]
        done += [("inputs", line) for line in self._correct_slips(tree)]
        if self._new_weights is not None and self._gates_seen == set(self._old_weights):
            whole, told = _owners_of_matrices(literals), self._rows_that_tell_all()
            for _, (one, edit) in self._weight_edits(literals):
                if one.stands_in(whole) or _key(one) in told:
                    edit()
                    done.append(("weights", one.line))
        return done

    def _rows_that_tell_all(self) -> set[Key]:
        """Rows that stand by themselves beside those of all other gates, but for the candidate's `x[0]`.

        Where a gate has none, it is made from another's: `w_f = w_i.copy(); w_f[3] = 10` of another row is no gate. If
        one has fewer than the others, it has none in one of several sets, which stand one below the other.
        """
        wanted = set(self._old_weights) - {"candidate"}
        often = {sum(gate == other for other, _ in self._alone) for gate in wanted}
        if len(often) == 1:
            return {key for _, key in self._alone} if often != {0} else set()
        sets: list[dict[str, Key]] = [{}]
        for gate, key in self._alone:
            if gate in sets[-1]:
                sets.append({})
            sets[-1][gate] = key
        return {key for one in sets if one.keys() >= wanted for key in one.values()}

    # -- inputs -------------------------------------------------------------------------------------------

    def _input_edits(self, literals: list[Literal]) -> Iterator[tuple[list[int], Edit]]:
        for one, row in self._across.of(literals):
            yield [one.line], _putting(one, row)
        yield from self._by_rows(literals)
        for start in (0, 1):
            yield from self._by_rows(self._counted(literals, start))
        yield from self._by_columns(literals)
        for width in (4, 3):
            flat_new = [number for row in self.new_inputs for number in row[:width]]
            turned = [row[k] for k in range(width) for row in self.old_inputs]
            for one in literals:
                if one.numbers == turned:
                    yield [one.line], _putting(one, [row[k] for k in range(width) for row in self.new_inputs])
                elif len(one.numbers) == len(flat_new) and self._is_matrix(one.numbers, width):
                    rows = _rows(one.numbers, width)
                    self._slips |= {
                        (k, j) for k, row in enumerate(rows) for j in range(width) if row[j] != self.old_inputs[k][j]
                    }
                    yield [one.line], _putting(one, flat_new)
                elif self._counts_rows(one.numbers, width):
                    yield [one.line], _all([_putting(part, row) for part, row in self._behind_counts(one, width)])
                elif len(one.numbers) > len(flat_new) and (at := self._inside(one.numbers, width)) is not None:
                    yield [one.line], _putting(one.part(at, at + len(flat_new)), flat_new)

    def _is_matrix(self, numbers: list[float], width: int) -> bool:
        """Whether a whole matrix is the homework's: a slip in one or two of its rows does not hide the rest."""
        alike = sum(row == old[:width] for row, old in zip(_rows(numbers, width), self.old_inputs, strict=True))
        return alike >= len(self.old_inputs) - SLIPS

    def _correct_slips(self, tree: ast.AST) -> Iterator[int]:
        """Where a slip in the matrix is put right later, `X[6, 1] = -1`, put right what is stated instead of it."""
        for node in ast.walk(tree) if self._slips else ():
            cell = _cell(node.targets[0]) if isinstance(node, ast.Assign) and len(node.targets) == 1 else None
            if (
                isinstance(node, ast.Assign)
                and cell in self._slips
                and stated_number(node.value) == self.old_inputs[cell[0]][cell[1]]
            ):
                Slot(node, "value", None, node.value).put(self.new_inputs[cell[0]][cell[1]])
                yield node.lineno

    def _counts_rows(self, numbers: list[float], width: int) -> bool:
        """Whether a table is the homework's inputs behind a column that counts the steps."""
        rows = _rows(numbers, width + 1)
        counts = [row[0] for row in rows]
        inputs = [row[1:] for row in rows] == [row[:width] for row in self.old_inputs]
        return inputs and counts in ([float(k + start) for k in range(len(rows))] for start in (0, 1))

    def _behind_counts(self, one: Literal, width: int) -> Iterator[tuple[Literal, list[float]]]:
        for k, row in enumerate(self.new_inputs):
            yield one.part(k * (width + 1) + 1, (k + 1) * (width + 1)), row[:width]

    def _inside(self, numbers: list[float], width: int) -> int | None:
        """Where the inputs stand among the other numbers of one literal: a text that holds the weights too."""
        flat = [number for row in self.old_inputs for number in row[:width]]
        starts = range(len(numbers) - len(flat) + 1)
        return next((at for at in starts if numbers[at : at + len(flat)] == flat), None)

    def _by_rows(self, literals: list[Literal]) -> Iterator[tuple[list[int], Edit]]:
        """Rows in their order, however far apart; a run that breaks off before the last row is none."""
        for width in (4, 3):
            yield from self._rows_in_order(
                literals, [row[:width] for row in self.old_inputs], [row[:width] for row in self.new_inputs]
            )
        bias_first = [[row[3], *row[:3]] for row in self.old_inputs], [[row[3], *row[:3]] for row in self.new_inputs]
        yield from self._rows_in_order(literals, *bias_first)

    @staticmethod
    def _rows_in_order(literals: list[Literal], old: Matrix, new: Matrix) -> Iterator[tuple[list[int], Edit]]:
        width = len(old[0])
        group: list[Literal] = []
        for one in literals:
            if len(one.numbers) != width or one.numbers not in old:
                continue
            if one.numbers != old[len(group)]:
                group = []
            if one.numbers == old[len(group)]:
                group.append(one)
            if len(group) == len(old):
                yield [each.line for each in group], _all([_putting(each, new[k]) for k, each in enumerate(group)])
                group = []

    def _counted(self, literals: list[Literal], start: int) -> list[Literal]:
        """Rows behind a number that counts the steps."""
        rows = [one for one in literals if len(one.numbers) in (4, 5) and not isinstance(one, TextLiteral)]
        return [one.part(1) for one in rows if one.numbers[0] - start in range(len(self.old_inputs))]

    def _by_columns(self, literals: list[Literal]) -> Iterator[tuple[list[int], Edit]]:
        """The columns x1, x2, x3; the 4th is constant and may be stated in any way."""
        columns = {k: [row[k] for row in self.old_inputs] for k in range(3)}
        found = {k: [one for one in literals if one.numbers == column] for k, column in columns.items()}
        missing = [k for k, places in found.items() if not places]
        if len(missing) == 1:
            found[missing[0]] = [one for one in literals if self._is_nearly(one.numbers, columns[missing[0]])]
        if all(found.values()):
            for k, places in found.items():
                for one in places:
                    yield [one.line], _putting(one, [row[k] for row in self.new_inputs])

    @staticmethod
    def _is_nearly(numbers: list[float], column: list[float]) -> bool:
        """Whether a list is a column with one number mistyped; what is all zeros may be anything."""
        same_length = len(numbers) == len(column) and any(numbers)
        return same_length and sum(a != b for a, b in zip(numbers, column, strict=True)) == 1

    # -- weights ------------------------------------------------------------------------------------------

    def _weight_edits(self, literals: list[Literal]) -> Iterator[tuple[set[str], tuple[Literal, Edit]]]:
        new = self._new_weights or self._old_weights
        # A whole matrix comes after its rows: the first row of the transpose looks like the candidate's.
        for one in sorted(literals, key=lambda one: len(one.numbers)):
            if len(one.numbers) == 4:
                for gate, row in self._old_weights.items():
                    if one.numbers == row:
                        yield {gate}, (one, _putting(one, new[gate]))
            elif len(one.numbers) == 16:
                order = self._order_of(one.numbers)
                if order:
                    rows = [number for gate in order for number in new[gate]]
                    yield set(order), (one, _putting(one, rows))
                    continue
                order = self._order_of(_transposed(one.numbers))
                if order:
                    rows = [number for gate in order for number in new[gate]]
                    yield set(order), (one, _putting(one, _transposed(rows)))

    def _order_of(self, numbers: list[float]) -> list[str]:
        """The gates whose rows 16 numbers are, in order; empty if they are not all four."""
        order = [gate for row in _rows(numbers, 4) for gate, wanted in self._old_weights.items() if row == wanted]
        return order if len(order) == 4 and len(set(order)) == 4 else []


def _rows(numbers: list[float], width: int) -> Matrix:
    return [numbers[start : start + width] for start in range(0, len(numbers), width)]


def _key(one: Literal) -> Key:
    return (one.line, one.column, tuple(one.numbers))


def _cell(target: ast.expr) -> tuple[int, int] | None:
    """The row and column of `X[6][1]` or `X[6, 1]`."""
    if not isinstance(target, ast.Subscript):
        return None
    inner = target.value
    places: list[ast.expr] = list(target.slice.elts) if isinstance(target.slice, ast.Tuple) else [target.slice]
    if len(places) == 1 and isinstance(inner, ast.Subscript):
        places.insert(0, inner.slice)
    numbers = [place.value for place in places if isinstance(place, ast.Constant) and type(place.value) is int]
    return (numbers[0], numbers[1]) if len(numbers) == len(places) == 2 else None


def _owners_of_matrices(literals: list[Literal]) -> set[int]:
    return {owner for one in literals if len(one.numbers) == 16 for owner in one.owners()}


def _transposed(numbers: list[float]) -> list[float]:
    return [numbers[4 * row + column] for column in range(4) for row in range(4)]


def _putting(literal: Literal, numbers: list[float]) -> Edit:
    return lambda: literal.put(numbers)


def _all(edits: list[Edit]) -> Edit:
    def edit() -> None:
        for one in edits:
            one()

    return edit
