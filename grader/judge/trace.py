"""The homework's figure for one part: nine steps of x, g, i, f, o, c, y, the program's beside the reference.

y is the answer. The other letters are shown only where the plain run shows them, and each row says how it is known:

    both         a variable that bears the letter's name and holds its values
    values       a variable of another name that holds them
    name         one that bears the name and holds something else: shown only where the answer is wrong, because a
                 right program may mean something else by `f`
    module       the state that nn.LSTMCell or nn.LSTM gave
    parameters   gates inside nn.LSTM cannot be seen: computed from the parameters and inputs that it had
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from grader.judge.agree import EXACT, FloatArray, agrees, steps_that_agree
from grader.judge.candidate import Candidate
from grader.judge.modules import Pass
from grader.judge.sequence import Form
from grader.model import Trace, TraceRow
from grader.oracle import Expected

LETTERS = ("g", "i", "f", "o", "c", "y")
CLOSE = 1e-4  # a variable is kept with all its digits; i and i*g are as near as 0.005 where they are not zero
KINDS = ("real", "rounded", "threshold")
_TORCH_ROWS = "ifgo"  # torch stacks the four gates' rows in this order (docs of nn.LSTM: W_ii|W_if|W_ig|W_io)
_NAMES = {
    "g": "g gt candidate cand candidategate ctilde tildec chat ctemp cbar newc newmemory gval gs glist 候选 候选状态",
    "i": "i it ig inputgate ingate igate gatei igt ival is ilist 输入门",
    "f": "f ft fg forgetgate fgate gatef fgt fval fs flist forget 遗忘门",
    "o": "o ot og outputgate outgate ogate gateo ogt oval os olist 输出门",
    "c": "c ct cell cellstate state memory mem cs clist cnew newcell cval cstate ccur 记忆 状态 内部状态",
}
NAMES = {letter: frozenset(words.split()) for letter, words in _NAMES.items()}
_SPOKEN = re.compile(r"\w+")


def trace(
    part: str,
    answer: Candidate,
    found: Sequence[Candidate],
    expected: Expected,
    *,
    own: FloatArray | None,
    absolute: float,
) -> Trace | None:
    """Lay out a part's nine steps.

    Parameters
    ----------
    found
        Every sequence of the submission's plain runs.
    own
        What an answer of a module was held against, (T,): it is excused for what it left at random.
    absolute
        The tolerance of `output`.

    Returns
    -------
    Nothing where the answer has not as many numbers as there are steps.
    """
    values = answer.shown.values
    if values.shape != expected.answers["real"].shape:
        return None
    kind = min(KINDS, key=lambda one: -int(steps_that_agree(values, expected.answers[one], absolute).sum()))
    right = expected.answers[kind] if own is None else own
    passed = agrees(values, right, absolute)
    made_of = answer.made_of if answer.made_of is not None and answer.made_of.kind == part else None
    if made_of is not None:
        known = dict(_of_module(made_of, expected.steps))
    else:
        known = dict(_of_variables(answer, found, expected, kind, passed=passed, absolute=absolute))
    known["y"] = _Known(values=values, how="answer", name=answer.shown.place.name)
    rows = []
    for letter in LETTERS:
        reference = right if letter == "y" else expected.quantities[f"{letter} ({kind})"]
        rows.append(_row(letter, reference, known.get(letter), absolute, passed=passed))
    inputs = tuple(map(tuple, expected.inputs.tolist()))
    return Trace(part=part, inputs=inputs, rows=tuple(rows))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Known:
    """What is known of a letter."""

    values: FloatArray  # (T,)
    how: str
    name: str


def _row(letter: str, reference: FloatArray, known: _Known | None, absolute: float, *, passed: bool) -> TraceRow:
    same = np.ones(len(reference), dtype=bool)
    if known is not None and not (passed and known.how == "parameters"):
        # A right answer's gates may be off by what its random biases do: that is excused, and no difference.
        same = steps_that_agree(known.values, reference, absolute)
    return TraceRow(
        letter=letter,
        reference=tuple(reference.tolist()),
        got=None if known is None else tuple(known.values.tolist()),
        agrees=tuple(same.tolist()),
        how="" if known is None else known.how,
        name="" if known is None else known.name,
    )


# -- variables of a program that computes the gates itself --------------------------------------------------


def _of_variables(
    answer: Candidate,
    found: Sequence[Candidate],
    expected: Expected,
    kind: str,
    *,
    passed: bool,
    absolute: float,
) -> Iterator[tuple[str, _Known]]:
    ours = [one for one in found if one.file_index == answer.file_index and one.made_of is None and not one.moved]
    if not ours:
        return
    table: FloatArray = np.array([one.shown.values for one in ours], dtype=np.float64)  # (N, T)
    with np.errstate(invalid="ignore", over="ignore"):
        # A gate that is rounded may equal an input column, and any letter may be a counter: neither is recognised.
        column = np.any([(np.abs(table - one) <= EXACT).all(axis=1) for one in expected.inputs.T], axis=0)
        several = np.full(len(table), table.shape[1] > 1)
        counter = (np.diff(table, axis=1) == 1).all(axis=1) & several
    called = [words_of(one) for one in ours]
    for letter in LETTERS[:-1]:
        right = expected.quantities[f"{letter} ({kind})"]
        with np.errstate(invalid="ignore", over="ignore"):
            equal = (np.abs(table - right) <= CLOSE).all(axis=1) & ~counter
        ranked: list[tuple[tuple[bool, bool, bool, int], str, Candidate]] = []
        facts = zip(ours, called, equal.tolist(), column.tolist(), counter.tolist(), strict=True)
        for one, words, same, copied, counts in facts:
            named = not words.isdisjoint(NAMES[letter])
            before = one.shown.tick <= answer.shown.tick
            if named and same:
                ranked.append(((True, before, True, one.shown.tick), "both", one))
            elif same and not copied and one.shown.place.name:
                ranked.append(((False, before, True, one.shown.tick), "values", one))
            elif named and not (passed or counts) and one.shown.key.form is not Form.PRINT:
                # Of several passes the last before the answer tells what led to it.
                ranked.append(((True, before, False, one.shown.tick), "name", one))
        if ranked:
            _, how, best = max(ranked, key=lambda one: one[0])
            yield letter, _Known(values=best.shown.values, how=how, name=_called(best))


def _called(one: Candidate) -> str:
    path = one.shown.key.path
    return f"{one.shown.place.name or one.shown.caption}{path if path.startswith(('[', '.')) else ''}"[:60]


def words_of(one: Candidate) -> frozenset[str]:
    """What the variable, or its key in a dict, is called, in the spelling of `NAMES`."""
    words = [one.shown.place.name.rpartition(".")[2], *_SPOKEN.findall(one.shown.key.path)[-1:]]
    return frozenset(word.lower().replace("_", "") for word in words)


# -- torch's modules ----------------------------------------------------------------------------------------


def _of_module(made_of: Pass, steps: int) -> Iterator[tuple[str, _Known]]:
    if made_of.states is not None and made_of.states.shape == (steps,):
        yield "c", _Known(values=made_of.states, how="module", name="c")
    for letter, values in _gates(made_of, steps):
        yield letter, _Known(values=values, how="parameters", name="")


def _gates(made_of: Pass, steps: int) -> Iterator[tuple[str, FloatArray]]:
    """What a module of one hidden unit had at its gates, (T,) each: sigmoid or tanh of W x + b + w_hh h."""
    suffix = "_l0" if made_of.kind == "lstm" else ""
    settings = made_of.module.settings
    width = settings.get("input_size", 0)
    held = {name: numbers.values for name, numbers in made_of.module.parameters.items()}
    plain = settings.get("hidden_size") == 1 and settings.get("num_layers", 1) == 1 and not settings.get("proj_size")
    weight, recurrent = held.get(f"weight_ih{suffix}"), held.get(f"weight_hh{suffix}")
    if (
        not plain
        or settings.get("bidirectional")
        or weight is None
        or recurrent is None
        or (weight.size, recurrent.size, made_of.inputs.size) != (4 * width, 4, steps * width)
        or made_of.outputs.shape != (steps,)
    ):
        return
    before = np.zeros(steps)
    if not (made_of.as_batch or made_of.fresh_states):
        before[1:] = made_of.outputs[:-1]
    bias = sum((held[name] for name in (f"bias_ih{suffix}", f"bias_hh{suffix}") if name in held), np.zeros(4))
    with np.errstate(over="ignore", invalid="ignore"):
        pre = made_of.inputs.reshape(steps, width) @ weight.reshape(4, width).T + bias + np.outer(before, recurrent)
        for column, letter in enumerate(_TORCH_ROWS):
            one = pre[:, column]
            yield letter, np.tanh(one) if letter == "g" else 1 / (1 + np.exp(-one))
