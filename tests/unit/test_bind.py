"""How a function that is handed in by name is called: by position, by name, through decorators, as a module."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from grader.worker.named import bind

CALL = {"name": "lstm_numpy", "inputs": [[1.0, 0.0, 0.0, 1.0]], "weights": {"input_gate": [0.0, 100.0, 0.0, -10.0]}}


def called(function: Any, *, is_module: bool = False) -> Any:
    bound = bind(function, CALL, is_module=is_module)
    return None if bound is None else function(*bound.given.args, **bound.given.kwargs)


def names_of(function: Any) -> list[str]:
    bound = bind(function, CALL, is_module=False)
    assert bound is not None
    return bound.names


def shape_and_gates(inputs: Any, weights: Any) -> tuple[Any, list[str]]:
    return np.shape(inputs), list(weights)


WANTED = ((1, 4), ["input_gate"])


def test_by_position_whatever_the_parameters_are_called():
    assert called(lambda x, w: shape_and_gates(x, w)) == WANTED
    assert names_of(lambda x, w: None) == ["x", "w"]


def test_by_name_where_the_order_is_another():
    def turned(weights, inputs):
        return shape_and_gates(inputs, weights)

    def by_keyword(*, inputs, weights):
        return shape_and_gates(inputs, weights)

    assert called(turned) == called(by_keyword) == WANTED
    assert names_of(turned) == names_of(by_keyword) == ["inputs", "weights"]


@pytest.mark.parametrize("function", [lambda x: x, lambda x, w, h: x, lambda: 0])
def test_other_parameters_are_no_hand_in(function):
    assert bind(function, CALL, is_module=False) is None


def test_a_module_is_one_only_if_its_forward_takes_these_arguments():
    class Part(torch.nn.Module):
        def forward(self, inputs, weights):
            return shape_and_gates(inputs, weights)

    assert called(Part(), is_module=True) == WANTED
    assert bind(torch.nn.LSTM(4, 1), CALL, is_module=True) is None


def test_the_line_is_that_of_what_was_decorated():
    def logged(function):
        return lambda *args: function(*args)

    def lstm_numpy(inputs, weights):
        return shape_and_gates(inputs, weights)

    bound = bind(logged(logged(lstm_numpy)), CALL, is_module=False)
    assert bound is not None
    assert bound.code is lstm_numpy.__code__
