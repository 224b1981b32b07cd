"""With which kinds of right answer the numbers of a hidden run agree.

    real, rounded, threshold   of gates; "linear ..." without tanh
    real/rounded/real          of the gates i, f and o, where they are not all of one kind
    own-parameters             what is right for the parameters that a torch module really has

A free-form program need not state its weights where they could be replaced, or keeps them as whole numbers: what is
right under the old weights, under some of the new ones, or under whole ones is right too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import numpy as np

from grader.judge.agree import FloatArray, agrees
from grader.judge.modules import Pass
from grader.judge.parameters import NO_OTHER_NUMBER, own_of, own_parameters
from grader.oracle import Expected, all_kinds, linear_kinds, mixed_kinds, with_own_parameters
from grader.probe.draw import Draw
from grader.probe.mixtures import biases_apart, partly_replaced, whole_numbers

LINEAR = "linear "
MIXED = "/"  # between the kinds of the gates i, f and o
OWN_PARAMETERS = "own-parameters"
NONE: frozenset[str] = frozenset()


def kinds_of_right(
    draw: Draw, values: FloatArray, module: Pass | None, absolute: float, *, named: bool
) -> tuple[frozenset[str], bool]:
    """Kinds that numbers agree with, and whether only if some weights were not replaced, or cut to whole numbers.

    Parameters
    ----------
    values
        What the program gave, of whatever count.
    module
        The pass that made them, if a torch module did.
    named
        Whether a function was called by name. Weights that are handed over as an argument are the ones to use;
        elsewhere perhaps none were replaced, or some.
    """
    if module is not None:
        return _right_for_module(draw, values, module, absolute, named=named), False
    known = (draw.expected,) if named else (draw.expected, draw.with_old_weights)
    agreed = {kind for one in known for kind, right in _kinds(one).items() if agrees(values, right, absolute)}
    if agreed or named:
        return frozenset(agreed), False
    agreed = {kind for one in known for kind in _mixed(one, values, absolute)}
    if agreed or not draw.other_weights or len(values) != len(draw.inputs):
        return frozenset(agreed), False
    return right_on(draw.inputs, draw, values, absolute) or frozenset(_truncated(draw, values, absolute)), True


def mixed_kinds_of(draw: Draw, values: FloatArray, absolute: float) -> frozenset[str]:
    """Kinds of gates that are not all of one kind, with which numbers agree; zeros too, where all gates are shut."""
    known = (draw.expected, draw.with_old_weights)
    rights = [right for one in known for right in mixed_kinds(one.inputs, one.weights).items()]
    return frozenset(kind for kind, right in rights if agrees(values, right, absolute))


def _right_for_module(draw: Draw, values: FloatArray, module: Pass, absolute: float, *, named: bool) -> frozenset[str]:
    if own_parameters(module.module).recurrent_set:
        return NONE  # where h happens to stay near zero it shows nothing of the weights that read it
    if not draw.other_weights:
        if own_of(module, draw.inputs).wrong_by_chance(draw.weights, NO_OTHER_NUMBER):
            return NONE  # with random biases wrong rows may come near what is right
    elif not _holds_stated(module, draw):
        return NONE  # -20 for a bias of -10: whether it shows on these inputs is luck
    given = _of_own_parameters(draw, module, absolute, named=named)
    return frozenset({OWN_PARAMETERS}) if any(agrees(values, right, absolute) for right in given) else NONE


def _kinds(expected: Expected) -> Mapping[str, FloatArray]:
    return {**expected.answers, **{LINEAR + kind: values for kind, values in expected.linear.items()}}


def _mixed(expected: Expected, values: FloatArray, absolute: float) -> Iterator[str]:
    """Kinds that agree, of which only some gates are rounded or thresholded."""
    for kind, right in mixed_kinds(expected.inputs, expected.weights).items():
        if agrees(values, right, absolute) and _tells(right, absolute):
            yield kind


def right_on(inputs: FloatArray, draw: Draw, values: FloatArray, absolute: float) -> frozenset[str]:
    """Kinds that agree on these inputs (T, 4), where only some gates' rows, or none, could be replaced."""
    return frozenset(_under_some_weights(inputs, draw, values, absolute))


def says_nothing(draw: Draw, values: FloatArray, absolute: float) -> bool:
    """Whether numbers (T,) are all near zero, and should be: new rows beside the old biases shut all gates."""
    if not draw.other_weights or np.abs(values).max(initial=0.0) > absolute:
        return False
    return any(
        agrees(values, right, absolute)
        for weights in biases_apart(draw.with_old_weights.weights, draw.weights)
        for right in all_kinds(draw.inputs, weights).values()
    )


def right_under_some_weights(draw: Draw) -> FloatArray:
    """What is right (N, T), with tanh and without, wherever only some of the weights could be replaced."""
    rows = partly_replaced(draw.with_old_weights.weights, draw.weights)
    kinds = [kinds(draw.inputs, weights) for weights in rows for kinds in (all_kinds, linear_kinds)]
    return np.array([right for one in kinds for right in one.values()])


def _under_some_weights(inputs: FloatArray, draw: Draw, values: FloatArray, absolute: float) -> Iterator[str]:
    """Kinds that agree where only some gates' rows could be replaced: `x[0]` states the candidate's unsaid."""
    old, new = draw.with_old_weights.weights, draw.weights
    for weights in itertools.chain(partly_replaced(old, new), biases_apart(old, new)):
        yield from _telling_kinds(inputs, weights, values, absolute)


def _truncated(draw: Draw, values: FloatArray, absolute: float) -> Iterator[str]:
    """Kinds that agree where the program keeps its numbers as integers, which is right for the homework's."""
    for inputs, weights in whole_numbers(draw.inputs, draw.with_old_weights.weights, draw.weights):
        yield from _telling_kinds(inputs, weights, values, absolute)


def _telling_kinds(
    inputs: FloatArray, weights: Mapping[str, FloatArray], values: FloatArray, absolute: float
) -> Iterator[str]:
    """Kinds that agree; where all gates are shut zeros would agree, which says nothing."""
    for prefix, kinds in (("", all_kinds), (LINEAR, linear_kinds), ("", mixed_kinds)):
        for kind, right in kinds(inputs, weights).items():
            if agrees(values, right, absolute) and _tells(right, absolute):
                yield prefix + kind


def _tells(right: FloatArray, absolute: float) -> bool:
    """Whether agreement with an answer says anything: zeros agree wherever all gates are shut."""
    return bool((np.abs(right) > 5 * absolute).any())


def _of_own_parameters(draw: Draw, module: Pass, absolute: float, *, named: bool) -> Iterator[FloatArray]:
    """What is right for a module with the biases and recurrent weights that it really has.

    Free-form programs need not state weights that could be replaced, and may keep their numbers as integers. Where that
    leaves all gates shut, zeros would agree, which says nothing.
    """
    own = own_parameters(module.module)
    excused = {"biases": own.excused_biases, "recurrent": own.excused_recurrent}
    for expected in (draw.expected,) if named else (draw.expected, draw.with_old_weights):
        yield with_own_parameters(draw.inputs, expected.weights, **excused)
        if named:
            continue
        if own.comparable and draw.other_weights:  # then `_holds_stated` has seen each number
            yield with_own_parameters(draw.inputs, own_of(module, draw.inputs).rows, **excused)
        whole = {gate: np.trunc(row) for gate, row in expected.weights.items()}
        for inputs, weights in itertools.product((np.trunc(draw.inputs), draw.inputs), (expected.weights, whole)):
            right = with_own_parameters(inputs, weights, **excused)
            if _tells(right, absolute):
                yield right


def _holds_stated(module: Pass, draw: Draw) -> bool:
    """Whether each number of a module's rows is the homework's or what took its place, perhaps as a whole number."""
    for gate, row in own_of(module, draw.inputs).rows.items():
        new, old = draw.weights[gate], draw.with_old_weights.weights[gate]
        if not (np.abs(np.array([new, np.trunc(new), old]) - row) <= NO_OTHER_NUMBER).any(axis=0).all():
            return False
    return True
