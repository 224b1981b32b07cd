"""Code that goes backward through an LSTM is known by the slopes in it, not by its names."""

from __future__ import annotations

import pytest

from grader.judge.backward import through_gates
from grader.judge.python_text import without_sentences

FORWARD = "i, f, o = (1 / (1 + np.exp(-z)) for z in (a, b, d))\nc = f * c + i * np.tanh(g)\nh = o * np.tanh(c)"


@pytest.mark.parametrize(
    "code",
    [
        "dc = dh * o * (1 - np.tanh(c) ** 2)\ndi = dc * g * i * (1 - i)",
        "k = e * o[t] * (1 - tc * tc)\ndf = k * c_old * (1 - f[t]) * f[t]",
        "dc += dh * o * (1.0 - np.square(np.tanh(cs[t])))\ndo = dh * np.tanh(cs[t]) * o * (1. - o)",
        "ds = dh * st.o * tanh_derivative(st.s)\ndi = sigmoid_derivative(st.i) * di",
        "b = dtanh(g) * a\nq = dsigmoid(o) * a",
    ],
)
def test_both_slopes(code):
    assert through_gates(f"{FORWARD}\n{code}")


@pytest.mark.parametrize(
    "code",
    [
        FORWARD,
        "dz = dh * (1 - h ** 2)",  # a simple recurrent network
        "h = (1 - z) * h + z * np.tanh(n)",  # a GRU, forward
        "loss = (1 - y) ** 2\np = y * (1 - t)",
        "print('o * (1 - o), 1 - tanh(c) ** 2 stand in the book')",
    ],
)
def test_no_slopes_or_one(code):
    assert not through_gates(without_sentences(code))


def test_sentences_are_blanked_line_by_line():
    code = 'x = "中文 的 话"; y = dW["i"]\nz = f"{dW} and more"\nprint("""a b\nc d"""); w = 1'
    blanked = without_sentences(code).split("\n")
    assert len(blanked) == len(code.split("\n"))
    assert [line.split() for line in blanked] == [
        ["x", "=", ";", "y", "=", 'dW["i"]'],
        ["z", "="],
        ["print("],
        [");", "w", "=", "1"],
    ]


def test_what_python_cannot_read_stays():
    assert without_sentences("print 'a b'\ndW = (") == "print 'a b'\ndW = ("
