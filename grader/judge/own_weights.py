"""What is unlike the homework in the weights of the module that made an answer, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from grader.judge.agree import FloatArray
from grader.judge.parameters import OwnParameters, rows_in_wrong_order
from grader.messages import joined, say
from grader.model import Text

BIAS = 3  # its column: the weight of the constant 1, with what the module adds itself


def about_weights(
    message: Text, own: OwnParameters | None, weights: Mapping[str, FloatArray], absolute: float
) -> Text | None:
    """A message on an answer, and the first thing to mend in the weights of its module.

    Parameters
    ----------
    own
        The parameters of the module that made the answer; None where none did.
    weights
        The homework's, (4,) for each gate.
    absolute
        The tolerance of a parameter.

    Returns
    -------
    None where the weights are the homework's, and where the finding `gates-swapped` tells what is wrong with them.
    """
    if own is None or not own.comparable:
        return None
    gates = list(own.rows)
    has, wanted = (np.array([rows[gate] for gate in gates]) for rows in (own.rows, weights))
    differs = np.abs(has - wanted) > absolute
    wrong = differs.any(axis=1)
    if own.never_set:
        if wrong.all():
            return say("output.weights-never-set", message=message)
        return say("output.rows-never-set", message=message, gates=_gates_of(gates, wrong))
    if rows_in_wrong_order(own, weights, absolute):
        return None
    if wrong.any() and (np.abs(has - wanted.T) <= absolute).all():
        return say("output.weights-transposed", message=message)
    if wrong.any() and not differs[:, :BIAS].any():
        return _about_biases(message, gates, has[:, BIAS], wanted[:, BIAS], absolute)
    if wrong.any():
        return say("output.rows-differ", message=message, gates=_gates_of(gates, wrong))
    return say("output.recurrent-set", message=message) if own.recurrent_set else None


def _about_biases(message: Text, gates: list[str], has: FloatArray, wanted: FloatArray, absolute: float) -> Text:
    """The same where nothing but biases (4,) differ: all that torch adds for a gate together."""
    if np.abs(has).max() <= absolute:
        return say("output.biases-missing", message=message)
    if np.abs(has - 2 * wanted).max() <= absolute:
        return say("output.biases-twice", message=message)
    return say("output.biases-differ", message=message, gates=_gates_of(gates, np.abs(has - wanted) > absolute))


def _gates_of(gates: Iterable[str], which: Iterable[bool]) -> Text:
    return joined(say(f"gate.{gate}") for gate, one in zip(gates, which, strict=True) if one)
