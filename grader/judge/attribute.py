"""Which sequence answers which part, and what it is made of.

Made of what? In the shifted run every output of nn.LSTMCell and nn.LSTM was moved by known amounts. A sequence
that moved along, step by step, is made of that module's output; one that did not move is not. Where the
shifted run tells nothing (it stopped at the student's own assertion, say) equality with a module's output in
the plain run has to do.

Which one is *the* answer? All sequences of T numbers were collected: inputs, gates and states too. Among those
made of the part's module the last pass counts. Among the rest, what equals an input, gate or state of the worked
example is set aside, and the last one that looks like an output (right, or wrong in a known way) counts; if none
does, the last one that was printed or kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from grader.assignment.schema import Assignment
from grader.intake.submission import Source
from grader.judge.agree import EXACT, FloatArray, agrees
from grader.judge.labels import label
from grader.judge.modules import Pass, passes
from grader.judge.sequences import Form, Key
from grader.judge.sequences import Sequence as Shown
from grader.judge.sequences import sequences
from grader.oracle import Expected
from grader.protocol import Observations, Place, Statement

WHOLE = 0.51  # an answer rounded to whole numbers still moves with a shift, to within this

TORCH_PARTS = ("lstm_cell", "lstm")
OUTPUT_NAMES = frozenset(
    "y ys y_t yt out outs output outputs h hs h_t ht hidden hiddens res result results pred ret ans "
    "输出 结果 y_list h_list out_list output_list outputs_list y_np y_numpy".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileRuns:
    """The runs of one source file."""

    source: Source
    plain: Observations
    shifted: Observations | None  # the same seeds, torch outputs shifted
    again: Observations | None  # other seeds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A sequence with what it is made of."""

    shown: Shown
    file_index: int  # of several files, in the order of their names
    made_of: Pass | None  # a pass of the plain run
    moved: bool  # it moved in the shifted run (also where it matches no pass)
    label: str | None  # the part that the student says it belongs to
    typed_in: bool  # the statement that made it holds only literals
    again: FloatArray | None  # the same sequence under other seeds
    pass_again: Pass | None  # the same pass under other seeds

    @property
    def order(self) -> tuple[int, int, int]:
        """Later answers count; of the same moment, the form that looks most like handing over."""
        return (self.file_index, self.shown.tick, int(self.shown.key.form))


def candidates(files: Sequence[FileRuns], steps: int) -> list[Candidate]:
    """Collect all sequences of all files with what they are made of, in the order of time."""
    sources = [one.source for one in files]
    found: list[Candidate] = []
    for index, runs in enumerate(files):
        found += _of_file(index, runs, sources, steps)
    return found


def _of_file(index: int, runs: FileRuns, sources: Sequence[Source], steps: int) -> list[Candidate]:
    shown = sequences(runs.plain, steps)
    plain = passes(runs.plain.calls, steps)
    shifted = passes(runs.shifted.calls, steps) if runs.shifted else []
    again = passes(runs.again.calls, steps) if runs.again else []
    in_shifted = _by_key(sequences(runs.shifted, steps)) if runs.shifted else {}
    in_again = _by_key(sequences(runs.again, steps)) if runs.again else {}
    comparable = [one.kind for one in plain] == [one.kind for one in shifted]
    labels: dict[Place, str | None] = {}
    result = []
    for one in shown:
        other = in_shifted.get(one.key)
        made_of: Pass | None = None
        moved = False
        if plain and other is not None and comparable:
            moved = not agrees(other.values, one.values, EXACT)
            if moved:
                number = _match(other.values, [p.returned for p in shifted])
                made_of = plain[number] if number is not None else _latest(plain, one.tick)
        elif plain:
            made_of = _equal(one, plain)
            moved = made_of is not None
        if one.place not in labels:
            labels[one.place] = label(one.place, sources)
        number = plain.index(made_of) if made_of is not None else -1
        result.append(
            Candidate(
                shown=one,
                file_index=index,
                made_of=made_of,
                moved=moved,
                label=labels[one.place],
                typed_in=not moved and _typed_in(one, runs.plain.statements),
                again=in_again[one.key].values if one.key in in_again else None,
                pass_again=again[number] if 0 <= number < len(again) == len(plain) else None,
            )
        )
    return result


def _by_key(found: Sequence[Shown]) -> Mapping[Key, Shown]:
    return {one.key: one for one in found}


def _match(values: FloatArray, returned: list[FloatArray]) -> int | None:
    """The last pass whose (shifted) outputs these are: exactly, else as rounded for display."""
    for absolute in (EXACT, 6e-3, 0.06, WHOLE):
        for number in reversed(range(len(returned))):
            if agrees(values, returned[number], absolute):
                return number
    return None


def _latest(plain: list[Pass], tick: int) -> Pass | None:
    before = [one for one in plain if one.last_tick <= tick]
    return before[-1] if before else None


def _equal(one: Shown, plain: list[Pass]) -> Pass | None:
    """Without a shifted run: the last pass before it that gave these very numbers, to the digits shown."""
    absolute = EXACT if one.decimals is None else 0.51 * 10.0**-one.decimals
    for candidate in reversed(plain):
        if candidate.last_tick <= one.tick and agrees(one.values, candidate.outputs, absolute):
            return candidate
    return None


def _typed_in(one: Shown, statements: Sequence[Statement]) -> bool:
    """Whether the top-level statement that made a sequence computes nothing: literals and a constructor."""
    place = one.place
    if place.scope != "<module>":
        return False
    for statement in statements:
        if (statement.file, statement.cell) == (place.file, place.cell) and statement.first <= place.line <= statement.last:
            harmless = {"print", "list", "tuple", "display", "round", "str", "float", "map", "dict", "enumerate", "zip"}
            return not (statement.uses - harmless - {"np", "numpy", "torch", "pd"}) and not any(
                use.rpartition(".")[2] not in ("array", "tensor", "asarray", "Tensor", "FloatTensor", "round", "float32",
                                               "float64", "DataFrame", "Series", "around", "list", "numpy", "torch")
                for use in statement.libraries
            )  # fmt: skip
    return False


# -- the answer of a torch part -----------------------------------------------------------------------------


def torch_answer(part: str, found: Sequence[Candidate]) -> Candidate | None:
    """The answer made of the module that a part asks for: of the last pass, as it is handed over."""
    made = [one for one in found if one.made_of is not None and one.made_of.kind == part]
    return handed_over([one for one in made if _same_pass(one, made[-1])]) if (made := _by_pass(made)) else None


def _by_pass(made: list[Candidate]) -> list[Candidate]:
    return sorted(made, key=lambda one: (one.file_index, one.made_of.last_tick if one.made_of else 0))


def _same_pass(one: Candidate, other: Candidate) -> bool:
    return one.file_index == other.file_index and one.made_of is other.made_of


def handed_over(found: Sequence[Candidate]) -> Candidate:
    """Of sequences that show the same answer: a printed one before a kept one, then the finest, then the last."""

    def rank(one: Candidate) -> tuple[bool, int, tuple[int, int, int]]:
        digits = 99 if one.shown.decimals is None else one.shown.decimals
        return (one.shown.key.form is Form.PRINT, digits, one.order)

    return max(found, key=rank)


# -- the answer of the NumPy part ---------------------------------------------------------------------------


def other_answers(found: Sequence[Candidate], expected: Expected, assignment: Assignment) -> list[Candidate]:
    """Answers that no torch module made, one for each time that one was given, in the order of time."""
    rest = [one for one in found if not one.moved and not _is_quantity(one, expected)]
    computed = [one for one in rest if not one.typed_in]
    looks = [one for one in computed if _looks_like_output(one, expected, assignment)]
    if looks:
        return _groups(looks)
    typed_in = [one for one in rest if one.typed_in and _looks_like_output(one, expected, assignment)]
    if typed_in:
        return _groups(typed_in)
    telling = [one for one in computed if np.ptp(one.shown.values[np.isfinite(one.shown.values)], initial=0.0) > 0]
    for choice in (
        [one for one in telling if _named_output(one)],
        [one for one in telling if one.shown.key.form is Form.PRINT],
        [one for one in telling if one.shown.key.form is not Form.STEPS],
        [one for one in computed if _named_output(one) or one.shown.key.form is Form.PRINT],
        telling,
    ):
        if choice:
            return [max(choice, key=lambda one: one.order)]
    return []


def _groups(looks: list[Candidate]) -> list[Candidate]:
    """Join sequences that show one answer (the same numbers to the digits shown, under the same label)."""
    groups: list[list[Candidate]] = []
    for one in sorted(looks, key=lambda one: one.order):
        for group in reversed(groups):
            first = group[0]
            digits = min((d for d in (one.shown.decimals, first.shown.decimals) if d is not None), default=None)
            absolute = 1e-3 if digits is None else max(1e-3, 0.51 * 10.0**-digits)
            alike = agrees(one.shown.values, first.shown.values, absolute)
            if alike and one.file_index == first.file_index and one.label in (None, first.label):
                group.append(one)
                break
        else:
            groups.append([one])
    return [handed_over(group) for group in groups]


def _named_output(one: Candidate) -> bool:
    name = one.shown.place.name.rpartition(".")[2].removesuffix("[]")
    return name.lower() in OUTPUT_NAMES or "output" in name.lower() or name.lower().startswith(("y_", "out", "h_"))


def _is_quantity(one: Candidate, expected: Expected) -> bool:
    """Whether a sequence is an input, gate or state of the worked example, or just counts."""
    values = one.shown.values
    absolute = 1e-4 if one.shown.decimals is None else max(1e-4, 0.51 * 10.0**-one.shown.decimals)
    count = np.arange(expected.steps, dtype=np.float64)
    if agrees(values, count, EXACT) or agrees(values, count + 1, EXACT):
        return True
    if any(agrees(values, right, 5.1e-3) for right in (*expected.answers.values(), *expected.linear.values())):
        return False
    if _named_output(one) and one.shown.key.form is not Form.STEPS and not _is_state(one, expected, absolute):
        return False  # an `output` that equals an open gate: whole-number rounding, or a mistake
    return any(agrees(values, quantity, absolute) for quantity in expected.quantities.values())


def _is_state(one: Candidate, expected: Expected, absolute: float) -> bool:
    states = (v for name, v in expected.quantities.items() if name.startswith(("x", "c ", "linear c ")))
    return any(agrees(one.shown.values, state, absolute) for state in states)


def _looks_like_output(one: Candidate, expected: Expected, assignment: Assignment) -> bool:
    absolute = assignment.tolerances.output.absolute
    shown = (*expected.answers.values(), *expected.linear.values(), *(wrong.values for wrong in expected.wrong))
    return any(agrees(one.shown.values, values, absolute) for values in shown if values.any())
