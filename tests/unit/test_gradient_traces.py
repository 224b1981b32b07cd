"""Gradients that a free-form program leaves behind: recognised by their names, compared as advice."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge import gradient_traces
from grader.judge.file_runs import FileRuns
from grader.observations import Numbers, Observations, Place, Seen
from reference.gradients import KEYS, forward, gradients

RNG = np.random.default_rng(9)
D, M, T = 2, 3, 5
X, Y = RNG.normal(size=(T, M)), RNG.normal(size=(T, D))
W = {k: RNG.normal(size=(D, M)) for k in KEYS}
U = {k: RNG.normal(size=(D, D)) for k in KEYS}
B = {k: RNG.normal(size=D) for k in KEYS}
H = forward(X, W, U, B).h[1:]
LOSSES = {
    "sum": np.ones((T, D)),
    "last": np.eye(T)[-1][:, None] * np.ones(D),
    "half-squares": H - Y,
    "squares": 2 * (H - Y),
    "mean-squares": 2 * (H - Y) / (T * D),
    "given": RNG.normal(size=(T, D)),
}


def left(values: dict[str, np.ndarray]) -> list[FileRuns]:
    """A program that ended with these global variables; `p['Wi']` is an item of a dict."""
    observations = Observations()
    for tick, (name, value) in enumerate(values.items()):
        variable, bracket, rest = name.partition("[")
        array = np.asarray(value, dtype=np.float64)
        place = Place(kind="snapshot", file="a.py", cell=None, line=1, scope="<module>", name=variable)
        one = Numbers(path=bracket + rest, shape=array.shape, origin="numpy:float64", values=array.ravel())
        observations.seen.append(Seen(tick=tick, place=place, numbers=(one,)))
    return [FileRuns(source=None, plain=observations, shifted=None, again=None)]  # type: ignore[arg-type]


def parameters(name: str) -> dict[str, np.ndarray]:
    """All parameters, named by a pattern such as "{group}_{key}"."""
    groups = {"W": W, "U": U, "b": B}
    return {name.format(group=g, key=k): v for g, part in groups.items() for k, v in part.items()}


def derived(name: str, loss: str) -> dict[str, np.ndarray]:
    found = gradients(X, W, U, B, LOSSES[loss])
    return {name.format(group=g, key=k): v for g, part in found.items() for k, v in part.items()}


@pytest.mark.parametrize("loss", LOSSES)
def test_the_loss_is_found(loss):
    more = {"dh": LOSSES["given"]} if loss == "given" else {}
    files = left({"x": X, "y": Y, **parameters("{group}_{key}"), **derived("d{group}_{key}", loss), **more})
    found = gradient_traces.advice(files, 1e-3)
    assert found is not None
    assert (found.loss, len(found.agree), found.differ) == (loss, 12, ())


@pytest.mark.parametrize(
    ("named", "gradient"),
    [
        ("{group}_{key}", "d{group}_{key}"),
        ("{group}{key}", "d{group}{key}"),
        ("p['{group}{key}']", "grads['d{group}{key}']"),
        ("{group}['{key}']", "d{group}['{key}']"),
        ("{group}_{key}", "grad_{group}_{key}"),
        ("par['{group}']['{key}']", "grads['d{group}']['{key}']"),
    ],
)
def test_names_of_many_kinds(named, gradient):
    found = gradient_traces.advice(left({"xs": X, **parameters(named), **derived(gradient, "sum")}), 1e-3)
    assert found is not None
    assert len(found.agree) == 12


@pytest.mark.parametrize("h_first", [True, False])
def test_one_matrix_for_both(h_first):
    def joined(of_x, of_h):
        return np.concatenate([of_h, of_x] if h_first else [of_x, of_h], axis=1)

    found = gradients(X, W, U, B, LOSSES["sum"])
    values = {"x": X}
    for k in KEYS:
        letter = "g" if k == "c" else k
        values[f"W{letter}"], values[f"b{letter}"] = joined(W[k], U[k]), B[k].reshape(D, 1)
        values[f"dW{letter}"] = joined(found["W"][k], found["U"][k])
        values[f"db{letter}"] = found["b"][k].reshape(D, 1)
    advice = gradient_traces.advice(left(values), 1e-3)
    assert advice is not None
    assert len(advice.agree) == 12


def test_rows_of_inputs():
    """x @ W with W (M, D): everything is turned."""
    turned = {n: v.T for n, v in {**parameters("{group}_{key}"), **derived("d{group}_{key}", "sum")}.items()}
    found = gradient_traces.advice(left({"x": X, **turned}), 1e-3)
    assert found is not None
    assert len(found.agree) == 12


def test_what_differs_is_named():
    values = {"x": X, **parameters("{group}_{key}"), **derived("d{group}_{key}", "sum")}
    values["dU_f"] = values["dU_f"] + 0.5
    found = gradient_traces.advice(left(values), 1e-3)
    assert found is not None
    assert found.differ == ("dU_f",)


@pytest.mark.parametrize("without", ["x", "W_i", "b_o", "dW_i dW_f dW_c dW_o dU_i dU_f dU_c dU_o db_i db_f db_c db_o"])
def test_nothing_is_said_where_something_is_missing(without):
    values = {"x": X, **parameters("{group}_{key}"), **derived("d{group}_{key}", "sum")}
    for name in without.split():
        del values[name]
    assert gradient_traces.advice(left(values), 1e-3) is None


def test_nothing_is_said_of_a_loss_that_is_not_known():
    odd = gradients(X, W, U, B, np.sin(H) * 3)
    values = {"x": X, **parameters("{group}_{key}")}
    values |= {f"d{g}_{k}": v for g, part in odd.items() for k, v in part.items()}
    assert gradient_traces.advice(left(values), 1e-3) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"x": np.full((T, M), np.nan)},
        {"x": np.zeros((4000, M))},
        {"x": np.zeros((T, M, 2, 2))},
        {"U_f": np.zeros((D, D + 1))},
        {"W_c": np.zeros((M, D))},
        {"b_i": np.zeros(D + 1)},
        {"dW_f": np.full((D, M), np.inf)},
        {"dW_f": np.zeros(7)},
        {"y": np.full((T, D), np.inf)},
    ],
    ids=lambda odd: next(iter(odd)),
)
def test_odd_values_never_stop_the_judge(odd):
    values = {"x": X, "y": Y, **parameters("{group}_{key}"), **derived("d{group}_{key}", "sum")}
    found = gradient_traces.advice(left({**values, **odd}), 1e-3)
    assert found is None or len(found.agree) <= 12
