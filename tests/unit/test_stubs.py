"""What is a stub of the starter file and what is a student's function; whose lines of text are whose."""

from __future__ import annotations

import pytest

from grader.assignment.load import load
from grader.intake.submission import Cell, Language, Source
from grader.judge.attempted import attempted
from grader.judge.stubs import code_without_stubs, stubs, without_stubs
from grader.starter.handed_out import handed_out, own_lines

HEAD = "def lstm(inputs, weights):\n"


def script(text: str) -> Source:
    return Source(path="a.py", language=Language.SCRIPT, text=text, cells=())


@pytest.mark.parametrize(
    "body",
    [
        '    raise NotImplementedError("lstm")\n',
        "    raise NotImplementedError\n",
        '    """What it is."""\n    raise NotImplementedError()\n',
        '    """What it is."""\n',
        "    pass\n",
        "    ...\n",
        "    return\n",
        "    return None  # later\n",
    ],
)
def test_nothing_is_filled_in(body):
    assert stubs(script(HEAD + body)) == {"lstm"}


@pytest.mark.parametrize(
    "body",
    [
        "    y = 1\n    raise NotImplementedError\n",
        "    raise ValueError\n",
        "    raise NotImplementedError(f(inputs)) from error\n    return 1\n",
        "    return []\n",
        "    for x in inputs:\n        pass\n",
        "    print('not yet')\n",
    ],
)
def test_whatever_else_is_the_students(body):
    assert stubs(script(HEAD + body)) == frozenset()


def test_the_last_definition_counts():
    assert stubs(script(HEAD + "    pass\n" + HEAD + "    return inputs\n")) == frozenset()
    assert stubs(script(HEAD + "    return inputs\n" + HEAD + "    pass\n")) == {"lstm"}


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    import torch\n    def lstm(inputs, weights): pass\nexcept ImportError:\n    torch = None\n",
        "if True:\n    def lstm(inputs, weights): ...\n",
        "@once\ndef lstm(inputs, weights):\n    pass\n",
    ],
)
def test_it_may_stand_in_a_try_or_under_a_decorator(text):
    assert stubs(script(text)) == {"lstm"}
    rest = without_stubs(text)
    compile(rest, "a.py", "exec")
    assert "lstm" not in rest
    assert rest.count("\n") == text.count("\n")


def test_a_method_is_none():
    assert stubs(script("class A:\n    def lstm(inputs, weights):\n        pass\n")) == frozenset()


@pytest.mark.parametrize("given", ["lstm = my_lstm\n", "from solution import my_lstm as lstm\n"])
def test_what_is_given_to_something_else_is_no_stub(given):
    assert stubs(script(HEAD + "    pass\n" + given)) == frozenset()
    assert stubs(script(given + HEAD + "    pass\n")) == {"lstm"}  # what comes last counts
    cells = tuple(Cell(number=n, code=True, text=text) for n, text in enumerate((HEAD + "    pass\n", given), start=1))
    notebook = Source(path="a.ipynb", language=Language.NOTEBOOK, text="", cells=cells)
    assert stubs(notebook) == frozenset()


def test_a_line_that_goes_on_with_a_percent_sign_does_not_hide_a_stub():
    assert stubs(script(HEAD + "    pass\n" + 'print("%d"\n      % 3)\n')) == {"lstm"}


def test_other_functions_are_no_stubs():
    assert stubs(script("def helper():\n    pass\n")) == frozenset()


def test_a_broken_cell_does_not_hide_the_stubs_of_others():
    cells = ("x = (\n", HEAD + "    pass", "%lstm_check")
    source = Source(
        path="a.ipynb",
        language=Language.NOTEBOOK,
        text="\n".join(cells),
        cells=tuple(Cell(number=n, code=True, text=text) for n, text in enumerate(cells, start=1)),
    )
    assert stubs(source) == {"lstm"}
    assert "def lstm" not in code_without_stubs(source)


def test_lines_keep_their_numbers():
    text = "import torch\n" + HEAD + "    pass\nx = 1\n"
    assert without_stubs(text).split("\n").index("x = 1") == text.split("\n").index("x = 1")


def test_a_stub_is_no_attempt():
    numpy = "import torch\n" + HEAD.replace("lstm", "lstm_numpy") + "    return np.tanh(inputs)\n"
    assert attempted(script(numpy + HEAD + "    pass\n")) == {"numpy"}
    assert attempted(script(numpy + HEAD + "    return 1\n")) == {"numpy", "lstm"}


def test_what_was_handed_out_is_known_in_both_languages_and_both_forms():
    known = handed_out(load().assignment)
    for line in (
        "### Exercise 6-4: derivation and analysis",
        "# # LSTM",
        "# ### 习题 6-4：推导与分析",
        "# %% [markdown]",
    ):
        assert own_lines(line, known) == ""
    assert own_lines("# 4. Exercise 6-4: the gradients\nBecause f is near 1.", known) == "Because f is near 1."
    assert own_lines("How does an LSTM avoid vanishing gradients? By f.", known) != ""


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("import torch\nclass LSTMCell:\n    pass\nm = torch.nn.LSTM(4, 1)\n", False),
        ("import torch\nclass LSTMCell:\n    pass\nm = torch.nn.LSTMCell(4, 1)\n", True),
        ("import torch\nfrom torch.nn import LSTMCell\nclass Own(LSTMCell):\n    pass\n", True),
    ],
)
def test_a_class_written_by_hand_is_no_attempt_at_the_module(text, answer):
    assert ("lstm_cell" in attempted(script(text))) is answer
