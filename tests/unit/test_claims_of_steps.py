"""Calls of one module are computed again together: an invention among them is found, and which it is."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec import structs

from grader.judge.claims import ABSOLUTE, LARGEST_TERM, invented
from grader.observations import Numbers, Place, TorchCall, TorchModule
from reference.layer import layer

STEPS, UNITS, WIDTH = 6, 2, 3
PLACE = Place(kind="torch", file="a.py", cell=None, line=3, scope="<module>", name="cell")


def numbers(values: np.ndarray) -> Numbers:
    return Numbers(path="", shape=values.shape, origin="torch:float64", values=values.ravel())


@pytest.fixture
def calls() -> list[TorchCall]:
    """nn.LSTMCell stepped over a batch that grows by one sequence with every call, the states carried as they fit."""
    rng = np.random.default_rng(5)
    parameters = {
        "weight_ih": rng.normal(size=(4 * UNITS, WIDTH)),
        "weight_hh": rng.normal(size=(4 * UNITS, UNITS)),
        "bias_ih": rng.normal(size=4 * UNITS),
        "bias_hh": rng.normal(size=4 * UNITS),
    }
    module = TorchModule(
        number=1,
        kind="lstm_cell",
        settings={"input_size": WIDTH, "hidden_size": UNITS, "bias": 1},
        parameters={name: numbers(values) for name, values in parameters.items()},
        untouched=frozenset(),
    )
    bias = parameters["bias_ih"] + parameters["bias_hh"]
    found = []
    for tick in range(STEPS):
        x, h, c = (rng.normal(size=(1 + tick, size)) for size in (WIDTH, UNITS, UNITS))
        output = numbers(layer(x[np.newaxis], parameters["weight_ih"], parameters["weight_hh"], bias, h, c)[0])
        found.append(
            TorchCall(
                tick=tick,
                place=PLACE,
                kind="lstm_cell",
                module=module,
                given=numbers(x),
                h_0=numbers(h),
                c_0=numbers(c),
                output=output,
                c=None,
                returned=output,
            )
        )
    return found


def changed(call: TorchCall, by: float) -> TorchCall:
    assert call.output is not None
    values = call.output.values.copy()
    values[-1] += by
    output = structs.replace(call.output, values=values)
    return structs.replace(call, output=output, returned=output)


def test_all_that_happened_may_have_happened(calls):
    assert invented(calls, shifted=False) is None


@pytest.mark.parametrize("step", range(STEPS))
def test_the_one_that_was_invented_is_found_among_the_others(calls, step):
    lie = changed(calls[step], 2 * ABSOLUTE)
    assert invented([*calls[:step], lie, *calls[step + 1 :]], shifted=False) is lie
    small = changed(calls[step], ABSOLUTE / 2)
    assert invented([*calls[:step], small, *calls[step + 1 :]], shifted=False) is None


def test_the_first_of_several_is_named(calls):
    lies = [changed(call, 1.0) for call in calls]
    assert invented([calls[0], *lies[1:]], shifted=False) is lies[1]


def test_who_cannot_be_asked_does_not_excuse_the_others(calls):
    given = calls[2].given
    assert given is not None
    huge = structs.replace(
        changed(calls[2], 1.0), given=structs.replace(given, values=given.values * 10 * LARGEST_TERM)
    )
    half = structs.replace(changed(calls[3], 1.0), given=structs.replace(given, origin="torch:float16"))
    assert invented([*calls[:2], huge, half, *calls[4:]], shifted=False) is None
    lie = changed(calls[5], 1.0)
    assert invented([*calls[:2], huge, half, calls[4], lie], shifted=False) is lie
