"""Gradients that a free-form program leaves in its variables, compared where all of it can be recognised: advice.

A program that follows no template still names things as the course does: W_i or Wi, U_f, bo, dW_i, or one matrix
Wi for [h, x] together, in variables or in a dict. Where parameters, inputs and gradients are all there, the loss is
tried: dL/dh if the program has such a variable, else the sum of all h, or of the last, or squares of differences to
a target. What agrees under one of these is told to the person who marks. It is no verdict: what is not recognised
says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from grader.judge.agree import FloatArray
from grader.judge.file_runs import FileRuns
from grader.observations import Observations
from grader.oracle import Blocks, expect_gradients, hidden_states

KEYS = ("i", "f", "c", "o")
_PARAMETER = re.compile(r"^(W|U|b)_?(?:h|x)?_?([ifogc])(?:_?(x|h))?$")
_GIVEN_X = re.compile(r"^(?:W|U)_?(x|h)_?[ifogc]$")
_GRADIENT = re.compile(r"^(?:d|grad|grad_|g_|d_)(?=[WUb])")
_INPUTS = re.compile(r"^(?:x|xs|x_?seq|inputs?|data|seq|sequence)$", re.IGNORECASE)
_ERRORS = re.compile(r"^(?:dhs?|d_h|grad_h|dh_?(?:all|out|seq|loss|ext|top))$", re.IGNORECASE)
_TARGETS = re.compile(r"^(?:ys?|targets?|labels?|t|y_true|ts)$", re.IGNORECASE)
MAX_STEPS = 200
MOST = 4  # of inputs, errors and targets that are tried
LEAST_AGREEING = 1 / 3  # of the blocks, or the loss or the beginning was another, or the weights had moved on


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """How a free-form program's gradients compare."""

    loss: str  # given, sum, last, half-squares, squares, or the last two for h_T alone
    agree: tuple[str, ...]  # "dW_i", ...
    differ: tuple[str, ...]

    @property
    def compared(self) -> tuple[str, ...]:
        """All blocks that could be compared."""
        return self.agree + self.differ


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Traces:
    """What a program left: everything that may be a parameter, a gradient, an input or an error."""

    parameters: Blocks  # "W.i" ...
    gradients: Sequence[Blocks]  # variables are one set, each dict is another
    inputs: Sequence[FloatArray]
    errors: Sequence[FloatArray]
    targets: Sequence[FloatArray]


def advice(files: Sequence[FileRuns], relative: float) -> Advice | None:
    """Compare what the programs left; None where too little is recognised."""
    for runs in files:
        traces = _traces(runs.plain)
        found = _compared(traces, relative)
        if found is not None:
            return found
    return None


def _traces(observations: Observations) -> _Traces:
    """Sort the last values of the program's global variables by their names."""
    last: dict[tuple[str, str], FloatArray] = {}  # by the dict that holds it, or "", and by name
    for seen in observations.seen:
        if seen.place.scope == "<module>" and seen.place.kind in ("bind", "snapshot"):
            for one in seen.numbers:
                for held_by, name in _names(seen.place.name, one.path):
                    last[held_by, name] = one.values.reshape(one.shape)
    parameters: dict[str, FloatArray] = {}
    gradients: dict[str, dict[str, FloatArray]] = {}
    for (held_by, name), array in last.items():
        bare, count = _GRADIENT.subn("", name)
        if (block := _block(bare)) is not None and np.isfinite(array).all():
            (gradients.setdefault(held_by, {}) if count else parameters)[block] = array
    plain = {name: array for (_, name), array in last.items()}
    return _Traces(
        parameters=parameters,
        gradients=[blocks for blocks in gradients.values() if len(blocks) >= len(KEYS)][:MOST],
        inputs=[array for name, array in plain.items() if _INPUTS.match(name) and _small(array)][:MOST],
        errors=[array for name, array in plain.items() if _ERRORS.match(name)][:MOST],
        targets=[array for name, array in plain.items() if _TARGETS.match(name)][:MOST],
    )


def _small(x: FloatArray) -> bool:
    return 0 < x.ndim <= 3 and len(x) <= MAX_STEPS


def _names(name: str, path: str) -> list[tuple[str, str]]:
    """What a value may be called: a variable, a key of a dict (held by it), or the two together (`dW["i"]`)."""
    words = [first or second for first, second in re.findall(r"'(\w+)'|\.(\w+)", path)]
    if not path:
        return [("", name)]
    if not words or re.search(r"\[\d|\[:", path):
        return []
    together = ("", f"{name}{words[0]}") if len(words) == 1 else (name, "".join(words[-2:]))
    return [(name, words[-1]), together]


def _block(name: str) -> str | None:
    """`W_i`, `Wxi`, `W_ix` -> "W.i"; `Whi`, `U_i` -> "U.i"; g is the candidate's other letter."""
    match = _PARAMETER.match(name)
    if match is None:
        return None
    group, key, behind = match.groups()
    given = _GIVEN_X.match(name)
    of = behind or (given.group(1) if given else None)
    if group != "b" and of is not None:
        group = "U" if of == "h" else "W"
    return f"{group}.{'c' if key == 'g' else key}"


# -- trying -------------------------------------------------------------------------------------------------


def _compared(traces: _Traces, relative: float) -> Advice | None:
    best: Advice | None = None
    for given in traces.gradients:
        for x in traces.inputs:
            sequence = x.reshape(len(x), -1)
            for parameters, gradients in _readings(traces.parameters, given, sequence):
                for one in _under_each_loss(traces, sequence, parameters, gradients, relative):
                    if best is None or len(one.agree) > len(best.agree):
                        best = one
    if best is None or len(best.agree) < LEAST_AGREEING * len(best.compared):
        return None
    return best


def _under_each_loss(
    traces: _Traces, x: FloatArray, parameters: Blocks, gradients: Blocks, relative: float
) -> Iterator[Advice]:
    try:
        for loss, dh in _losses(traces, x, parameters):
            yield _agreement(loss, x, parameters, dh, gradients, relative)
    except ValueError:  # shapes that do not go together, numbers that are not finite: nothing was recognised
        return


def _readings(given: Blocks, gradients: Blocks, x: FloatArray) -> Iterator[tuple[Blocks, Blocks]]:
    """Parameters and gradients as W, U and b in the reference's shapes, in every way that the shapes allow."""
    if any(f"{group}.{key}" not in given for group in "Wb" for key in KEYS):
        return
    M, D = x.shape[1], given["b.i"].size
    if any(given[f"b.{key}"].size != D for key in KEYS):
        return
    split = all(f"U.{key}" in given for key in KEYS)
    wanted = {(D, M): "rows", (M, D): "columns"} if split else {(D, D + M): "rows", (D + M, D): "columns"}
    turn = wanted.get(given["W.i"].shape)
    if turn is None:
        return
    orders = ("split",) if split else ("h first", "x first")
    for turned in {turn == "columns", *([True, False] if split and D == M else [])}:
        for order in orders:
            try:
                yield _laid_out(given, order, D, M, turned), _laid_out(gradients, order, D, M, turned)
            except ValueError:  # one of them has another shape than the others
                continue


def _laid_out(given: Blocks, order: str, D: int, M: int, turned: bool) -> dict[str, FloatArray]:
    found: dict[str, FloatArray] = {}
    for name, array in given.items():
        group, _, key = name.partition(".")
        if group == "b":
            found[name] = array.reshape(D)
            continue
        matrix = np.atleast_2d(array).T if turned else np.atleast_2d(array)
        if order == "split":
            found[name] = matrix.reshape(D, M if group == "W" else D) if matrix.shape[0] == D else _refuse()
        elif group == "W":
            whole = matrix if matrix.shape == (D, D + M) else _refuse()
            of_h, of_x = (whole[:, :D], whole[:, D:]) if order == "h first" else (whole[:, M:], whole[:, :M])
            found |= {f"W.{key}": of_x, f"U.{key}": of_h}
    return found


def _refuse() -> FloatArray:
    raise ValueError("another shape")


def _losses(traces: _Traces, x: FloatArray, parameters: Blocks) -> Iterator[tuple[str, FloatArray]]:
    """(name, dL/dh) for each loss that the program may have had."""
    T, D = len(x), parameters["b.i"].size
    for dh in traces.errors:
        if dh.size == T * D and dh.ndim >= 2:
            yield "given", dh.reshape(T, D)
    last = np.zeros((T, D))
    last[-1] = 1.0
    yield "sum", np.ones((T, D))
    yield "last", last
    with np.errstate(over="ignore", invalid="ignore"):
        h = hidden_states(x, *_by_group(parameters))
    for y in traces.targets:
        if y.size == T * D:
            yield "half-squares", h - y.reshape(T, D)
            yield "squares", 2 * (h - y.reshape(T, D))
            yield "mean-squares", 2 * (h - y.reshape(T, D)) / (T * D)
        elif y.size in (D, 1):
            yield "half-squares", last * (h - y.reshape(-1))
            yield "squares", 2 * last * (h - y.reshape(-1))


def _by_group(parameters: Blocks) -> tuple[Blocks, Blocks, Blocks]:
    W, U, b = ({key: parameters[f"{group}.{key}"] for key in KEYS} for group in "WUb")
    return W, U, b


def _agreement(
    loss: str, x: FloatArray, parameters: Blocks, dh: FloatArray, gradients: Blocks, relative: float
) -> Advice:
    W, U, b = _by_group(parameters)
    right = expect_gradients(x, W, U, b, dh, mistakes=False).right
    agree: list[str] = []
    differ: list[str] = []
    for name in right:
        if name in gradients:
            got, unit = gradients[name], float(np.abs(right[name]).max()) or 1.0
            same = got.shape == right[name].shape and bool((np.abs(got - right[name]) <= relative * unit).all())
            (agree if same else differ).append("d" + name.replace(".", "_"))
    return Advice(loss=loss, agree=tuple(agree), differ=tuple(differ))
