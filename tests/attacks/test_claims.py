"""A call of a module is computed again outside: what honest programs do passes, whatever they do; inventions do not."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec import structs

from grader.judge.claims import invented
from grader.observations import TorchCall

HONEST = """
import copy
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence
torch.manual_seed(3)
x = torch.randn(5, 1, 4)
many = torch.randn(5, 2, 4)
big = torch.tensor([[1, 0, 0, 1], [3, 1, 0, 1], [2, 0, 0, 1], [4, 1, 0, 1], [2, 0, 0, 1],
                    [1, 0, 1, 1], [3, -1, 0, 1], [6, 1, 0, 1], [1, 0, 1, 1.0]])


class Scaled(nn.LSTM):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.extra = nn.Parameter(torch.ones(3))

    def forward(self, x, hx=None):
        out, states = super().forward(2 * x, hx)
        return 3 * out, states


homework = nn.LSTM(4, 1)
homework.weight_ih_l0.data = torch.tensor([[0, 100, 0, -10], [0, 100, 0, 10], [1, 0, 0, 0], [0, 0, 100, -10.0]])
homework(big)
homework(big.reshape(9, 1, 4))
homework(big.reshape(1, 9, 4))
nn.LSTM(4, 1, batch_first=True)(big.reshape(1, 9, 4))
nn.LSTM(4, 3)(many)
nn.LSTM(4, 3, batch_first=True)(many.transpose(0, 1), (torch.randn(1, 2, 3), torch.randn(1, 2, 3)))
nn.LSTM(4, 2, bias=False)(x[:, 0], (torch.randn(1, 2), torch.randn(1, 2)))
nn.LSTM(4, 1, num_layers=2, dropout=0.5)(x)
nn.LSTM(4, 2, bidirectional=True)(x)
nn.LSTM(4, 3, proj_size=2)(x)
nn.LSTM(4, 1).double()(x.double())
try:
    nn.LSTM(4, 1).bfloat16()(x.bfloat16())
    with torch.autocast("cpu", dtype=torch.bfloat16):
        nn.LSTM(4, 2)(x)
except RuntimeError:
    pass  # this processor has no such kernels
Scaled(4, 1)(x)
copy.deepcopy(homework)(x)
nn.LSTM(4, 1)(pack_sequence([x[:, 0]]))
nn.LSTM(4, 1)(pack_padded_sequence(many, [5, 3]))
torch.func.functional_call(homework, {"weight_ih_l0": torch.ones(4, 4)}, (x,))
normed = nn.utils.parametrizations.weight_norm(nn.LSTM(4, 1), "weight_ih_l0")
normed(x)
changed = nn.LSTM(4, 1)
changed(x)
with torch.no_grad():
    changed.weight_hh_l0.fill_(2.0)
changed(x)
nn.LSTM(4, 1)(x * 1e6)
nn.LSTM(4, 1)(x * float("nan"))
cell = nn.LSTMCell(4, 2)
cell(x[0])
cell(many[0], (torch.randn(2, 2), torch.randn(2, 2)))
cell(x[0, 0])
cell(x[0, 0], torch.randn(2, 2))
h, c = torch.zeros(1, 2), torch.zeros(1, 2)
for step in x:
    h, c = cell(step, (h, c))
"""


@pytest.fixture(scope="module")
def calls(inside) -> list[TorchCall]:
    ran = inside(HONEST)
    assert ran.error == "", ran.message
    return ran.shown.calls


def test_whatever_honest_programs_do_with_modules_is_no_invention(calls):
    assert 30 <= len(calls) <= 32  # two of them need a processor that computes in bfloat16
    for call in calls:
        assert invented([call], shifted=False) is None, call.place


def _with(call: TorchCall, **changes: object) -> TorchCall:
    return structs.replace(call, **changes)


def test_an_output_that_does_not_follow_is_an_invention(calls):
    """Of most of these calls we can say what they have to give; then a change of any of their outputs is seen."""
    asked = 0
    for call in calls:
        for step in range(call.output.values.size):
            values = call.output.values.copy()
            values[step] += 0.01
            other = structs.replace(call.output, values=values)
            asked += invented([_with(call, output=other, returned=other)], shifted=False) is not None
    assert asked > 0.65 * sum(call.output.values.size for call in calls)


def test_the_homeworks_answer_claimed_of_another_module_is_an_invention(calls):
    answer = next(call for call in calls if call.output.values.size == 9 and call.output.values[5] > 0.9)
    other = _with(answer, given=structs.replace(answer.given, values=np.ones(36)))
    assert invented([answer], shifted=False) is None
    assert invented([other], shifted=False) is other


def test_what_was_returned_must_be_what_was_computed_unless_it_was_shifted(calls):
    call = calls[0]
    returned = structs.replace(call.output, values=call.output.values + 2.11)
    assert invented([_with(call, returned=returned)], shifted=True) is None
    assert invented([_with(call, returned=returned)], shifted=False) is not None
