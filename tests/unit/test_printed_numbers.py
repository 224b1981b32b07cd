"""Printed text -> numbers, in every shape that real submissions print."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
import torch

from grader.judge.printed import counter, numbers

NINE = [0.0, 0.0, 0.0, 0.0, 0.0, 0.96, 0.0, 0.0, 0.76]
EXACT = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.9636286532510464, 0.0, 0.0, 0.7615889951160996])


def read(text: str) -> list[float]:
    return [number.value for number in numbers(text)]


# -- nine numbers at once -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        str(NINE),
        str(tuple(NINE)),
        str([np.float64(one) for one in NINE]),
        str(tuple(np.float64(one) for one in NINE)),
        repr(np.array(NINE)),
        str(np.array(NINE)),
        str(np.array(NINE).reshape(9, 1)),
        repr(np.array(NINE).reshape(9, 1, 1)),
        str(torch.tensor(NINE)),
        str(torch.tensor(NINE, dtype=torch.float64).reshape(9, 1, 1)),
        str(torch.tensor(NINE, requires_grad=True) * 1),
        str(torch.tensor(NINE, requires_grad=True).reshape(9, 1) + 0),
        str([torch.tensor([[one]]) for one in NINE]),
        str([torch.tensor(one, requires_grad=True) * 1 for one in NINE]),
        "、".join(map(str, NINE)),
        ",".join(map(str, NINE)),
        "，".join(map(str, NINE)),
        "\t".join(map(str, NINE)),
        " | ".join(map(str, NINE)),
        "\n".join(map(str, NINE)),
        " ".join(map(str, NINE)),
        " ".join(f"{one:.4f}" for one in NINE),
        " ".join(f"{one:+.2f}" for one in NINE),
        "输出为：" + "；".join(f"y={one}" for one in NINE),
        "0 0 0 0 0 0.96 0 0 0.76",
        "[-0.  0. -0.  0.  0.  0.96 0. -0.  0.76]",
        "output: [0. 0. 0. 0. 0. .96 0. 0. .76]",
    ],
)
def test_nine_numbers_however_they_are_printed(text):
    assert read(text) == NINE


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_an_array_of_small_numbers_over_several_lines(dtype):
    values = np.array([1.6e-9, 3.4e-5, 3.4e-5, 4.4e-5, 4.4e-5, 0.9636237, 3.7e-44, 3.5e-5, 0.7615844], dtype=dtype)
    text = str(values)
    assert "\n" in text
    assert read(text) == pytest.approx(values.tolist(), rel=1e-6)


def test_a_tensor_over_several_lines_with_its_gradient_function():
    tensor = torch.tensor(NINE, requires_grad=True).reshape(9, 1, 1) * 1
    text = str(tensor)
    assert "grad_fn=<MulBackward0>" in text
    assert "\n" in text
    assert read(text) == NINE


def test_an_array_whose_second_line_begins_with_a_bare_zero():
    text = str(EXACT)  # NumPy breaks the line before the seventh number
    assert text.splitlines()[1].startswith(" 0.  ")
    assert read(text) == pytest.approx(EXACT.tolist(), abs=1e-8)


@pytest.mark.parametrize(
    "text",
    [
        str([np.int64(0), np.int64(0), np.int64(1)]),
        "tensor(0) tensor(0) tensor(1)",
        "[array(0), array(0), array(1)]",
    ],
)
def test_whole_numbers_in_the_brackets_of_their_type(text):
    assert read(text) == [0, 0, 1]


def test_more_decimals_than_floats_have():
    assert read(f"{EXACT[5]:.30f}") == pytest.approx([EXACT[5]])


# -- digits that are no numbers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "float64",
        "dtype=torch.float32",
        "dtype: torch.float64",
        "grad_fn=<AddBackward0>",
        "device='cuda:0'",
        "requires_grad=True",
        "torch.Size([9, 1, 1])",
        "size=(9,)",
        "<__main__.LSTM2 object at 0x7f12ab34cd56>",
        "LSTM2",
        "conv1d",
        "x_1",
        "h1",
        "0x1F",
        "",
        "\n\n",
        "nothing",
        "第3个时刻",
        "step 3:",
    ],
)
def test_no_numbers_here(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "第6时刻: 0.96",
        "第6时刻：0.96",
        "第 6 个时刻的输出为 0.96",
        "第6步的输出：0.96",
        "时刻6：0.96",
        "时间步 6 输出 0.96",
        "t=6: 0.96",
        "t = 6, y = 0.96",
        "step 6: 0.96",
        "Step6 0.96",
        "Time step 6: 0.96",
        "y6 = 0.96",
        "y_6 = 0.96",
        "h_{6} = 0.96",
        "h_{t-1} = 0.96",
        "c(t-1): 0.96",
        "c[t - 1] = 0.96",
        "6: 0.96",
        "(6) 0.96",
        "6) 0.96",
        "tensor(0.9600, grad_fn=<SqueezeBackward0>)",
        "np.float64(0.96)",
        "tensor([[0.96]], dtype=torch.float64, grad_fn=<MulBackward0>)",
        "y 的形状 torch.Size([9, 1])，值 0.96",
    ],
)
def test_what_counts_the_steps_is_no_answer(text):
    assert read(text) == [0.96]


@pytest.mark.parametrize("value", ["0.354", "-0.354", ".354"])
def test_a_number_before_a_colon_is_read_whatever_follows_at_once(value):
    assert read(f"2:{value}") == [2.0, float(value)]
    assert read(f"2: {value}") == [float(value)]


def test_a_number_after_t_may_be_a_number():
    assert read("t -1.0 0.96") == [-1.0, 0.96]


def test_the_steps_that_a_dict_goes_by_are_no_answers():
    assert read("{-1: 0.0, 0: 0.25, 1: 0.96}") == [0.0, 0.25, 0.96]
    assert read("result: {1: 0.25, 2: [7, 8], 3: 0.96}") == [0.25, 7.0, 8.0, 0.96]


def test_a_block_for_each_step():
    block = "第1时刻：\n输入门: 0.5 遗忘门: 1.0\n----------\n记忆: [[3.00]]\n输出: 0.25\n"
    assert read(block) == [0.5, 1.0, 3.0, 0.25]


# -- single numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0.96", 0.96, 2),
        ("96.4%", 0.964, 3),
        ("0.9636", 0.9636, 4),
        ("1", 1.0, 0),
        ("y = 0.", 0.0, 0),
        (".5", 0.5, 1),
        ("-0.25", -0.25, 2),
        ("+0.25", 0.25, 2),
        ("−0.25", -0.25, 2),
        ("3.7e-44", 3.7e-44, None),
        ("1E+02", 100.0, None),
        ("-1.5e3", -1500.0, None),
    ],
)
def test_value_and_decimals(text, value, decimals):
    (one,) = numbers(text)
    assert (one.value, one.decimals) == (value, decimals)


def test_negative_zero_stays_negative():
    (one,) = numbers("y: -0.")
    assert math.copysign(1, one.value) == -1


def test_nan_and_infinities_are_read_as_what_they_are():
    values = read("[nan, inf, -inf, 0.5]")
    assert math.isnan(values[0])
    assert values[1:] == [math.inf, -math.inf, 0.5]


# -- bounds -------------------------------------------------------------------------------------------------


def test_a_flood_of_numbers_is_cut():
    assert 0 < len(numbers("0.5 " * 100_000)) < 20_000


def test_text_beyond_the_bound_is_not_read():
    assert numbers(" " * 10_000_000 + "0.5") == []


@pytest.mark.parametrize("text", ["'\\n' * 60_000", "'时刻' + ' ' * 60_000 + 'x'", "'t' + ' ' * 60_000 + 'y'"])
def test_blanks_are_read_in_no_time(text):
    """A submission prints 30 kB of blank lines, and the grader's own process must not stand still over them.

    The bound is the kernel's, a thousand times what a linear pattern needs: without it the process takes half a minute.
    """
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (4, 4)); "
        f"from grader.judge.printed import counter, numbers; print(numbers({text}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, "[]\n")


# -- tables with a column for each step ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "时刻    1    2    3    4    5    6    7    8    9\n输出  0.0  0.0  0.0  0.0  0.0  0.96  0.0  0.0  0.76",
        "t 0 1 2 3 4 5 6 7 8\ny 0.0 0.0 0.0 0.0 0.0 0.96 0.0 0.0 0.76\n",
    ],
)
def test_a_line_that_counts_the_steps_is_a_heading(text):
    assert read(text) == NINE


def test_a_line_that_counts_and_stands_alone_is_what_was_printed():
    assert read("[0, 1, 2, 3, 4, 5, 6, 7, 8]") == list(range(9))


def test_records_of_steps_in_one_line():
    text = "[" + ", ".join(f'{{"step": {k}, "y": {y}}}' for k, y in enumerate(NINE, 1)) + "]"
    assert read(text) == NINE


# -- what stands right behind a number ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers_"),
    [
        ("0.964V", [0.964]),
        ("h:0.96c:0.99", [0.96, 0.99]),
        ("1.5e-05V", [1.5e-05]),
        ("0．96", [0.96]),
        ("torch 2.13.0", []),
        ("3x3 4th 1.", [1.0]),
        ("1.e-05 [0. 1.]", [1e-05, 0.0, 1.0]),
    ],
)
def test_what_stands_right_behind_a_number(text, numbers_):
    assert read(text) == numbers_


@pytest.mark.parametrize(
    ("text", "step"),
    [("第6步: 0.96", 6), ("第九步的输出是0.76", 9), ("十个", 10), ("ninth step: 0.76", 9), ("LSTM: 0.76", None)],
)
def test_the_step_that_a_line_speaks_of(text, step):
    assert counter(text) == step
