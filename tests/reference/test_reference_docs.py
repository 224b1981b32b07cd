"""The examples in the lesson are run, all of them, and each module has some."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "reference",
        "reference.homework",
        "reference.lstm",
        "reference.torch_lstm",
        "reference.mutants",
        "reference.gradients",
        "reference.gradient_mutants",
        "reference.gradient_flow",
        "reference.gradient_figures",
    ],
)
def test_examples_run_as_written(name):
    module = importlib.import_module(name)
    results = doctest.testmod(module, verbose=False)
    assert results.attempted > 0
    assert results.failed == 0
