"""The classic mistakes of backpropagation through time, as code: which gradients each of them would give.

The backward pass stands here a second time, with every equation of `reference.gradients` as a rule that can be
put in another's place. With no rule replaced it gives what `reference.gradients` gives; a mutant replaces one,
and that one line is the mistake. `equation` names what is wrong with the mistake in it, and with `?` where
something is left out: who reads it has to think, and can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np

from reference.gradients import KEYS, FloatArray, Steps, sigmoid

Blocks = dict[str, dict[str, FloatArray]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """One step of the forward pass, all (D,) but x, which is (M,)."""

    x: FloatArray
    i: FloatArray
    f: FloatArray
    g: FloatArray
    o: FloatArray
    c: FloatArray
    h: FloatArray
    c_before: FloatArray
    h_before: FloatArray
    f_before: FloatArray
    """of the step before; the first step's own where there is none"""


def _tanh_slope(y: FloatArray) -> FloatArray:
    return np.asarray(1 - y**2)  # of y = tanh(a)


def _sigmoid_slope(y: FloatArray) -> FloatArray:
    return np.asarray(y * (1 - y))  # of y = sigmoid(a)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """The backward pass, equation by equation; numbers in brackets as in `reference.gradients`."""

    loss: Callable[[FloatArray], FloatArray] = lambda dh: dh
    back_h: Callable[[FloatArray, FloatArray], FloatArray] = lambda U, da: np.asarray(U.T @ da)  # [5]
    memory: Callable[[Step, FloatArray], FloatArray] = lambda s, dh: dh * s.o * _tanh_slope(np.tanh(s.c))  # [6]
    back_c: Callable[[Step, FloatArray], FloatArray] = lambda s, dc: dc * s.f  # [6]
    o: Callable[[Step, FloatArray], FloatArray] = lambda s, dh: dh * np.tanh(s.c) * _sigmoid_slope(s.o)  # [7]
    i: Callable[[Step, FloatArray], FloatArray] = lambda s, dc: dc * s.g * _sigmoid_slope(s.i)  # [8]
    f: Callable[[Step, FloatArray], FloatArray] = lambda s, dc: dc * s.c_before * _sigmoid_slope(s.f)  # [9]
    c: Callable[[Step, FloatArray], FloatArray] = lambda s, dc: dc * s.i * _tanh_slope(s.g)  # [10]
    times_x: Callable[[FloatArray, Step], FloatArray] = lambda da, s: np.outer(da, s.x)  # [11]
    times_h: Callable[[FloatArray, Step], FloatArray] = lambda da, s: np.outer(da, s.h_before)  # [11]
    total: Callable[[Sequence[FloatArray]], FloatArray] = lambda terms: np.asarray(sum(terms))  # [11]
    hand_over: Callable[[Blocks], Blocks] = lambda found: found


RIGHT = Rules()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GradientMutant:
    """One mistake that can be run."""

    code: str
    """what the mistake is called; several mutants can share it"""
    variant: str
    """which of the code's forms this is; no two mutants have the same"""
    equation: str
    """the equation with the mistake in it, or with `?` where something is missing"""
    rules: Rules

    def run(self, steps: Steps, U: Mapping[str, FloatArray], dh: FloatArray) -> Blocks:
        """Compute the wrong gradients; see `backward`."""
        return backward(steps, U, dh, self.rules)


def backward(steps: Steps, U: Mapping[str, FloatArray], dh: FloatArray, rules: Rules = RIGHT) -> Blocks:
    """Go back through time by some rules.

    Parameters
    ----------
    steps : Steps
        What `reference.gradients.forward` kept.
    U : mapping of each of `KEYS` to (D, D)
    dh : (T, D)
        dL/dh_t

    Returns
    -------
    {"W": {...}, "U": {...}, "b": {...}}, as `reference.gradients.gradients`, in whatever shapes the mistake has

    Examples
    --------
    >>> from reference.gradients import forward, gradients
    >>> W, U = {key: [[0.5]] for key in KEYS}, {key: [[0.3]] for key in KEYS}
    >>> b = {key: [0.1] for key in KEYS}
    >>> steps = forward([[1.0], [-1.0]], W, U, b)
    >>> dh = np.array([[0.0], [1.0]])
    >>> again = backward(steps, {key: np.array(U[key]) for key in KEYS}, dh)
    >>> bool(np.allclose(again["W"]["i"], gradients([[1.0], [-1.0]], W, U, b, dh)["W"]["i"]))
    True
    """
    dh = rules.loss(dh)
    terms: dict[tuple[str, str], list[FloatArray]] = {(group, k): [] for group in "WUb" for k in KEYS}
    from_h = from_c = np.zeros(dh.shape[1])
    for t in reversed(range(len(dh))):
        s = Step(
            x=steps.x[t],
            i=steps.i[t],
            f=steps.f[t],
            g=steps.g[t],
            o=steps.o[t],
            c=steps.c[t + 1],
            h=steps.h[t + 1],
            c_before=steps.c[t],
            h_before=steps.h[t],
            f_before=steps.f[max(t - 1, 0)],
        )
        dh_t = dh[t] + from_h
        dc_t = rules.memory(s, dh_t) + from_c
        da = {"i": rules.i(s, dc_t), "f": rules.f(s, dc_t), "c": rules.c(s, dc_t), "o": rules.o(s, dh_t)}
        for k in KEYS:
            terms["W", k].append(rules.times_x(da[k], s))
            terms["U", k].append(rules.times_h(da[k], s))
            terms["b", k].append(da[k])
        from_h = np.asarray(sum(rules.back_h(U[k], da[k]) for k in KEYS))
        from_c = rules.back_c(s, dc_t)
    return rules.hand_over({group: {k: rules.total(terms[group, k]) for k in KEYS} for group in "WUb"})


# --- the mistakes ----------------------------------------------------------------------------------------


def _nothing(_: object, da: FloatArray) -> FloatArray:
    return np.zeros_like(da)


def _only_last(dh: FloatArray) -> FloatArray:
    return np.concatenate([np.zeros_like(dh[:-1]), dh[-1:]])


def _each(found: Blocks, change: Callable[[FloatArray], FloatArray], groups: str) -> Blocks:
    return {
        group: {k: change(block) if group in groups else block for k, block in by_gate.items()}
        for group, by_gate in found.items()
    }


def _with_keys(order: tuple[str, ...]) -> Callable[[Blocks], Blocks]:
    """Hand each block over under the key that stands in its place."""
    return lambda found: {
        group: {key: by_gate[k] for key, k in zip(KEYS, order, strict=True)} for group, by_gate in found.items()
    }


def _mutant(code: str, variant: str, equation: str, **rules: Any) -> GradientMutant:
    return GradientMutant(code=f"gradient-{code}", variant=variant, equation=equation, rules=replace(RIGHT, **rules))


def _paths() -> tuple[GradientMutant, ...]:
    """What is left out between one step and the next, or goes back by another matrix or factor."""
    h, c = "∂L/∂h_t = … + Σ_k U_kᵀ ∂L/∂a^k_(t+1)", "∂L/∂c_t = … + ∂L/∂c_(t+1) ⊙ f_(t+1)"
    missing_h, missing_c = h.partition(" + ")[0] + " + ?", c.partition(" + ")[0] + " + ?"
    return (
        _mutant("no-time-path", "no path", f"{missing_h},  {missing_c}", back_h=_nothing, back_c=_nothing),
        _mutant("no-hidden-path", "no path by h", missing_h, back_h=_nothing),
        _mutant("no-memory-path", "no path by c", missing_c, back_c=_nothing),
        _mutant("no-forget-factor", "dc", "∂L/∂c_t = … + ∂L/∂c_(t+1) ⊙ ?", back_c=lambda s, dc: dc),
        _mutant("wrong-step", "f", "∂L/∂c_t = … + ∂L/∂c_(t+1) ⊙ f_t", back_c=lambda s, dc: dc * s.f_before),
        _mutant("transposed", "back by U", "∂L/∂h_t = … + Σ_k U_k ∂L/∂a^k_(t+1)", back_h=lambda U, da: U @ da),
        _mutant("sign", "path by h", "∂L/∂h_t = … − Σ_k …", back_h=lambda U, da: -U.T @ da),
        _mutant("sign", "path by c", "∂L/∂c_t = … − ∂L/∂c_(t+1) ⊙ …", back_c=lambda s, dc: -dc * s.f),
        _mutant("only-last-loss", "dh of T alone", "∂L/∂h_t = ? + Σ_k …", loss=_only_last),
    )


def _factors() -> tuple[GradientMutant, ...]:
    """A factor of a product that is not differentiated but stays."""
    s_o, s_i, s_f, t_c = "σ'(a^o_t)", "σ'(a^i_t)", "σ'(a^f_t)", "tanh'(a^c_t)"
    code = "missing-factor"
    return (
        _mutant(
            code, "o", "∂L/∂c_t = ∂L/∂h_t ⊙ ? ⊙ tanh'(c_t) + …", memory=lambda s, dh: dh * _tanh_slope(np.tanh(s.c))
        ),
        _mutant(code, "tanh(c)", f"∂L/∂a^o_t = ∂L/∂h_t ⊙ ? ⊙ {s_o}", o=lambda s, dh: dh * _sigmoid_slope(s.o)),
        _mutant(code, "g", f"∂L/∂a^i_t = ∂L/∂c_t ⊙ ? ⊙ {s_i}", i=lambda s, dc: dc * _sigmoid_slope(s.i)),
        _mutant(code, "c before", f"∂L/∂a^f_t = ∂L/∂c_t ⊙ ? ⊙ {s_f}", f=lambda s, dc: dc * _sigmoid_slope(s.f)),
        _mutant(code, "i", f"∂L/∂a^c_t = ∂L/∂c_t ⊙ ? ⊙ {t_c}", c=lambda s, dc: dc * _tanh_slope(s.g)),
        _mutant(
            code,
            "c for tanh(c)",
            f"∂L/∂a^o_t = ∂L/∂h_t ⊙ c_t ⊙ {s_o}",
            o=lambda s, dh: dh * s.c * _sigmoid_slope(s.o),
        ),
    )


def _slopes() -> tuple[GradientMutant, ...]:
    """Derivatives of tanh and sigmoid."""
    memory, candidate = "∂L/∂c_t = ∂L/∂h_t ⊙ o_t ⊙ {} + …", "∂L/∂a^c_t = ∂L/∂c_t ⊙ i_t ⊙ {}"
    code = "tanh-derivative"
    found = [
        _mutant(code, "c none", memory.format("?"), memory=lambda s, dh: dh * s.o),
        _mutant(code, "c 1-c^2", memory.format("(1 − c_t²)"), memory=lambda s, dh: dh * s.o * _tanh_slope(s.c)),
        _mutant(code, "c 1-tanh", memory.format("(1 − tanh(c_t))"), memory=lambda s, dh: dh * s.o * (1 - np.tanh(s.c))),
        _mutant(code, "c 1-h^2", memory.format("(1 − h_t²)"), memory=lambda s, dh: dh * s.o * _tanh_slope(s.h)),
        _mutant(code, "g none", candidate.format("?"), c=lambda s, dc: dc * s.i),
        _mutant(
            code,
            "g twice",
            candidate.format("(1 − tanh²(c̃_t))"),
            c=lambda s, dc: dc * s.i * _tanh_slope(np.tanh(s.g)),
        ),
        _mutant(code, "g 1-g", candidate.format("(1 − c̃_t)"), c=lambda s, dc: dc * s.i * (1 - s.g)),
        _mutant(code, "g sigmoid", candidate.format("c̃_t ⊙ (1 − c̃_t)"), c=lambda s, dc: dc * s.i * _sigmoid_slope(s.g)),
        _mutant(
            code,
            "both none",
            memory.format("?") + ",  " + candidate.format("?"),
            memory=lambda s, dh: dh * s.o,
            c=lambda s, dc: dc * s.i,
        ),
    ]
    wrong: dict[str, tuple[str, Callable[[FloatArray], FloatArray]]] = {
        "none": ("?", np.ones_like),
        "1-s": ("(1 − {0}_t)", lambda y: 1 - y),
        "tanh": ("(1 − {0}_t²)", _tanh_slope),
        "twice": ("σ({0}_t) ⊙ (1 − σ({0}_t))", lambda y: _sigmoid_slope(sigmoid(y))),
        "1+s": ("{0}_t ⊙ (1 + {0}_t)", lambda y: y * (1 + y)),
    }
    for kind, (words, slope) in wrong.items():
        # twice is hardly seen in one gate alone: near 0 the two slopes are 0.25 and 0.235
        for gates in ("ifo", "i", "f", "o") if kind != "twice" else ("ifo",):
            found.append(_gates_with_slope(kind, gates, words, slope))
    return tuple(found)


def _gates_with_slope(kind: str, gates: str, words: str, slope: Callable[[FloatArray], FloatArray]) -> GradientMutant:
    rules = {
        "i": lambda s, dc: dc * s.g * slope(s.i),
        "f": lambda s, dc: dc * s.c_before * slope(s.f),
        "o": lambda s, dh: dh * np.tanh(s.c) * slope(s.o),
    }
    letter = gates if len(gates) == 1 else "s"
    which = f"∂L/∂a^{letter}_t" if len(gates) == 1 else "s = i, f, o:  ∂L/∂a^s_t"
    return _mutant(
        "sigmoid-derivative",
        f"{gates} {kind}",
        f"{which} = … ⊙ {words.format(letter)}",
        **{gate: rules[gate] for gate in gates},
    )


def _sums() -> tuple[GradientMutant, ...]:
    """From the errors of the pre-activations to the parameters."""
    total = "∂L/∂W_k, ∂L/∂U_k, ∂L/∂b_k = {}"
    return (
        _mutant("wrong-step", "h", "∂L/∂U_k = Σ_t ∂L/∂a^k_t h_tᵀ", times_h=lambda da, s: np.outer(da, s.h)),
        _mutant(
            "wrong-step",
            "c",
            "∂L/∂a^f_t = ∂L/∂c_t ⊙ c_t ⊙ σ'(a^f_t)",
            f=lambda s, dc: dc * s.c * _sigmoid_slope(s.f),
        ),
        # the terms come from the last step to the first
        _mutant("no-time-sum", "last step", total.format("? (t = T)"), total=lambda terms: terms[0]),
        _mutant("no-time-sum", "first step", total.format("? (t = 1)"), total=lambda terms: terms[-1]),
        _mutant(
            "no-time-sum", "mean", total.format("1/T Σ_t …"), total=lambda terms: np.asarray(sum(terms)) / len(terms)
        ),
        _mutant("sign", "all", total.format("− Σ_t …"), hand_over=lambda found: _each(found, np.negative, "WUb")),
        _mutant("transposed", "W", "∂L/∂W_k = Σ_t x_t (∂L/∂a^k_t)ᵀ", times_x=lambda da, s: np.outer(s.x, da)),
        _mutant(
            "transposed", "U", "∂L/∂U_k = Σ_t h_(t−1) (∂L/∂a^k_t)ᵀ", times_h=lambda da, s: np.outer(s.h_before, da)
        ),
        _mutant(
            "transposed",
            "W and U",
            "∂L/∂W_k = Σ_t x_t (∂L/∂a^k_t)ᵀ,  ∂L/∂U_k = Σ_t h_(t−1) (∂L/∂a^k_t)ᵀ",
            hand_over=lambda found: _each(found, np.transpose, "WU"),
        ),
    )


def _swaps() -> tuple[GradientMutant, ...]:
    """All 23 ways to hand the gates' gradients over under one another's keys, the simplest first."""
    wrong = [order for order in permutations(KEYS) if order != KEYS]
    wrong.sort(key=lambda order: sum(key != k for key, k in zip(KEYS, order, strict=True)))
    found = []
    for order in wrong:
        moved = ",  ".join(f'"{key}": ∂L/∂·_{k}' for key, k in zip(KEYS, order, strict=True) if key != k)
        found.append(_mutant("gates-swapped", "".join(order), moved, hand_over=_with_keys(order)))
    return tuple(found)


MUTANTS: tuple[GradientMutant, ...] = (*_paths(), *_factors(), *_slopes(), *_sums(), *_swaps())
"""Every mutant; among those with one code, the simplest first."""
