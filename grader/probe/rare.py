"""Mistakes that are too rare to have a name, as the outputs that they give: a draw should show them too.

Each leaves the gates of the example as they are and puts them together in another way, or takes a gate from elsewhere.
No finding speaks of them; a program with one of them must not be right by the luck of a seed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from grader.oracle import Expected, one_kind

FloatArray = npt.NDArray[np.float64]
LIMITS = (1.0,)  # within which somebody keeps the memory; what 2 cuts off hardly shows, for tanh(2) is 0.96
KINDS = ("real", "rounded")
GATES = {"g": "candidate", "i": "input_gate", "f": "forget_gate", "o": "output_gate"}
NO_WEIGHTS = dict.fromkeys(GATES.values(), 0.0)


def hidden_by(draws: Iterable[Expected], margin: float) -> frozenset[tuple[str, int]]:
    """Which of these mistakes, by kind of gates and number, come within `margin` of what is right on all draws."""
    found = [
        {(kind, int(number)) for kind in KINDS for number in np.flatnonzero(_distances(one, kind) <= margin)}
        for one in draws
    ]
    return frozenset.intersection(*map(frozenset, found)) if found else frozenset()


def hides_some(one: Expected, margin: float) -> bool:
    """Whether one draw alone hides any of them from real gates, but those that ask for weights of another kind.

    What `hidden` gives for such a program is else half of its points on some draws, and nothing on others.
    """
    outputs = outputs_of_rare_mistakes(gates_of(one))
    return bool((np.abs(outputs - one.answers["real"]).max(axis=1) <= margin).any())


def _distances(one: Expected, kind: str) -> FloatArray:
    gates = gates_of(one, kind)
    outputs = np.concatenate([outputs_of_rare_mistakes(gates), outputs_under_other_weights(one, kind)])
    return np.asarray(np.abs(outputs - one.answers[kind]).max(axis=1))


def gates_of(one: Expected, kind: str = "real") -> dict[str, FloatArray]:
    """The candidate "g" and the gates "i", "f" and "o", (T,) each."""
    return {name: one.quantities[f"{name} ({kind})"] for name in "gifo"}


def outputs_of_rare_mistakes(gates: Mapping[str, FloatArray]) -> FloatArray:
    """What they give, (N, T), for the candidate "g" and the gates "i", "f" and "o", (T,) each."""
    others = list(_other_gates(gates))
    together = {name: np.array([one[name] for one in others]) for name in "gifo"}
    found = [together["o"] * np.tanh(memories(together))]
    found += [gates["o"] * np.tanh(memories(gates, keep)[None]) for keep in _KEPT]
    i_g = gates["i"] * gates["g"]
    memory = memories(gates)
    before = np.concatenate([[0.0], memory[:-1]])
    shown = [before + i_g, gates["f"] * before, i_g, np.maximum(memory, 0.0)]  # in the place of the memory, not kept
    return np.concatenate([*found, gates["o"] * np.tanh(shown)])


def outputs_under_other_weights(one: Expected, kind: str) -> FloatArray:
    """What mistakes give, (N, T), of which weights like the homework's show nothing: no gate stands half open there."""
    gates = gates_of(one, kind)
    found = [
        {**gates, "i": gates["f"] * gates["i"]},  # c = f*(c + i*g)
        {**gates, "f": np.maximum(gates["f"], gates["i"])},  # nothing is forgotten while something is written
    ]
    outputs = [each["o"] * np.tanh(memories(each)) for each in found]
    # h of the step before is added to a gate's sum; nobody rounds gates in such a program
    for name in GATES.values() if kind == "real" else ():
        outputs.append(one_kind(one.inputs, one.weights, kind, recurrent={**NO_WEIGHTS, name: 1.0}))
    for name in ("input_gate", "forget_gate", "output_gate"):
        row = np.append(one.weights[name][:3], 0.0)  # its bias is left out
        outputs.append(one_kind(one.inputs, {**one.weights, name: row}, kind))
    return np.array(outputs)


def _other_gates(gates: Mapping[str, FloatArray]) -> Iterator[Mapping[str, FloatArray]]:
    for name, values in gates.items():
        yield {**gates, name: np.concatenate([[0.0], values[:-1]])}  # that of the step before
    for name, other in itertools.permutations("ifo", 2):
        yield {**gates, name: gates[other]}
        yield {**gates, name: 1.0 - gates[other]}
    yield {**gates, "g": np.abs(gates["g"])}
    yield {**gates, "g": np.maximum(gates["g"], 0.0)}
    for name in "ifo":
        yield {**gates, name: 1.0 - gates[name]}


Keep = Callable[[FloatArray, FloatArray], FloatArray]  # what is kept of a memory when its output gate is so far open
_KEPT: tuple[Keep, ...] = (
    *(lambda c, o, limit=limit: np.clip(c, -limit, limit) for limit in LIMITS),
    lambda c, o: c * (1.0 - o),  # emptied when it is read
    lambda c, o: o * c,
    lambda c, o: np.tanh(c),
)


def memories(gates: Mapping[str, FloatArray], keep: Keep | None = None) -> FloatArray:
    """The memories (T,) or (N, T) of gates of this shape; `keep` says what each step hands on to the next."""
    c, found = np.zeros_like(gates["g"].T[0]), []
    for g, i, f, o in zip(*(gates[name].T for name in "gifo"), strict=True):
        c = f * c + i * g
        found.append(c)
        c = c if keep is None else keep(c, o)
    return np.array(found).T
