"""What each top-level statement defines, uses and takes from libraries."""

from __future__ import annotations

import ast
import textwrap
from dataclasses import dataclass
from typing import Any

import pytest

from grader.worker import syntax
from grader.worker.usage import usage


@dataclass
class Piece:
    first: int
    last: int
    definition: bool
    literal: bool
    defines: set[str]
    uses: set[str]
    libraries: set[str]
    changes: set[str]


def pieces(text: str, imports: dict[str, str] | None = None) -> list[Piece]:
    found = usage(syntax.pieces(ast.parse(textwrap.dedent(text))), {} if imports is None else imports)
    return [_piece(one) for tag, one in found if tag == "usage"]


def inside(text: str) -> list[Piece]:
    return [_piece(one) for tag, one in usage(syntax.pieces(ast.parse(textwrap.dedent(text))), {}) if tag == "inside"]


def _piece(one: list[Any]) -> Piece:
    return Piece(one[0], one[1], one[2], one[3], set(one[4]), set(one[5]), set(one[6]), set(one[7]))


def last(text: str) -> Piece:
    return pieces(text)[-1]


def test_each_statement_in_order_with_its_lines():
    found = pieces(
        """\
        import numpy as np
        def f(x):
            return x

        y = [
            f(1),
        ]
        """
    )
    assert [(one.first, one.last, one.definition) for one in found] == [(1, 1, False), (2, 3, True), (5, 7, False)]


def test_what_is_only_changed_is_defined_but_not_bound():
    loop = last(
        "for x in xs:\n    c = c + x\n    ys.append(c)\n    table.loc[x, 'c'] = c\n    out = []\n    out.append(1)\n"
    )
    assert loop.defines == {"x", "c", "ys", "table", "out"}
    assert loop.changes == {"ys", "table"}


def test_a_lambda_with_a_name_is_a_definition():
    assert last("f = lambda x: x").definition
    assert not last("f = [lambda x: x]").definition


def test_lines_run_from_the_first_to_the_last_line_of_a_statement():
    assert [(one.first, one.last) for one in pieces("a = 1; b = 2\nfor i in a:\n    b\n    c\n")] == [
        (1, 1),
        (1, 1),
        (2, 4),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a = 1", {"a"}),
        ("a, (b, *c) = f()", {"a", "b", "c"}),
        ("a += 1", {"a"}),
        ("a: int = 1", {"a"}),
        ("for i in x:\n    y = i", {"i", "y"}),
        ("with open(p) as f:\n    t = f", {"f", "t"}),
        ("import numpy as np", {"np"}),
        ("import torch.nn", {"torch"}),
        ("from torch import nn, tensor as t", {"nn", "t"}),
        ("def f(x):\n    y = x", {"f"}),
        ("class A:\n    b = 1", {"A"}),
        ("if (n := 3):\n    def g(): pass", {"n", "g"}),
        ("ys.append(h)", {"ys"}),
        ("cell.weight_ih.data = W", {"cell"}),
        ("cell.weight_ih.data.copy_(W)", {"cell"}),
        ("ys[3] = h", {"ys"}),
    ],
)
def test_what_a_statement_defines_or_changes(text, names):
    assert names <= last(text).defines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("y = a + b[c]", {"a", "b", "c"}),
        ("f(x, key=z)", {"f", "x", "z"}),
        ("ys.append(h)", {"ys", "h"}),
        ("def f(x):\n    return x + W", {"W"}),
        ("f = lambda x: x + W", {"W"}),
        ("ys = [x + W for x in xs]", {"W", "xs"}),
        ("def f():\n    global x\n    x = x + W", {"x", "W"}),
        ("print(f'{y}')", {"print", "y"}),
    ],
)
def test_what_a_statement_uses(text, names):
    assert names <= last(text).uses


def test_what_is_only_set_is_not_used():
    assert "a" not in last("a = b").uses


@pytest.mark.parametrize(
    ("text", "libraries"),
    [
        ("import numpy as np\ny = np.tanh(1)", {"numpy.tanh"}),
        ("import numpy\ny = numpy.linalg.norm(1)", {"numpy.linalg.norm"}),
        ("import torch\ny = torch.nn.LSTMCell(4, 1)", {"torch.nn.LSTMCell"}),
        ("import torch.nn as nn\ny = nn.LSTM(4, 1)", {"torch.nn.LSTM"}),
        ("from torch import nn\ny = nn.LSTM(4, 1)", {"torch.nn.LSTM"}),
        ("from numpy import tanh as th\ny = th(1)", {"numpy.tanh"}),
        ("from numpy import *\ny = tanh(1)", {"numpy.tanh"}),
        ("import math\ny = math.exp(1)", {"math.exp"}),
        ("import numpy as np\ny = [np.exp(x) for x in np.arange(3)]", {"numpy.exp", "numpy.arange"}),
        ("import numpy as np\ndef f(x):\n    return np.tanh(x)", {"numpy.tanh"}),
        ("import os\ny = os.getcwd()", set()),
        ("import numpy as np\ny = 3", set()),
        ("y = tanh(1)", set()),
    ],
)
def test_libraries_by_their_full_names(text, libraries):
    assert last(text).libraries == libraries


def test_an_import_alone_uses_no_library():
    assert pieces("import numpy as np\nfrom torch import nn")[1].libraries == set()


@pytest.mark.parametrize(
    ("text", "libraries"),
    [
        ("import torch\ny = torch.tensor(z).sigmoid()", {"torch.tensor", "torch.Tensor.sigmoid"}),
        ("import torch\ny = z.tanh()", {"torch.Tensor.tanh"}),
        ("import torch\ny = gate.tanh(z)", set()),  # a method of the student's own, on something
        ("import torch\ny = self.sigmoid()", set()),
        ("import torch\nimport act\ny = act.tanh()", set()),
        ("import torch\nclass Gate:\n    def tanh(self):\n        pass\ny = gate.feed(x).tanh()", set()),
        ("y = z.tanh()", set()),
    ],
)
def test_a_tensor_computes_by_its_own_methods(text, libraries):
    assert last(text).libraries == libraries


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from act import sigmoid as s, tanh", {"act.sigmoid", "act.tanh"}),
        ("from tools.act import *", {"act.*"}),
        ("import act\ny = act.sigmoid(z)", {"act.sigmoid", "z"}),
        ("import tools.act as a\ny = a.sigmoid(z)", {"act.sigmoid", "z"}),
    ],
)
def test_what_another_file_gives_is_named_with_it(text, names):
    assert names <= last(text).uses


def test_what_is_inside_of_statements_that_take_something_from_torch():
    found = inside(
        """\
        import numpy as np, torch
        def f(x):
            return np.tanh(x)
        class Homework:
            def by_numpy(self):
                return self.sigmoid(x)
            def by_torch(self):
                for x in xs:
                    h = torch.tanh(x)
        """
    )
    assert [(one.first, one.last, one.definition) for one in found] == [
        (5, 6, True),
        (6, 6, False),
        (7, 9, True),
        (8, 9, False),
        (9, 9, False),
    ]
    assert "sigmoid" in found[0].uses
    assert found[0].defines == {"by_numpy"}
    assert [one.libraries for one in found][2:] == [{"torch.tanh"}] * 3


def test_imports_of_earlier_cells_still_stand():
    imports: dict[str, str] = {}
    pieces("import numpy as np", imports)
    assert pieces("y = np.tanh(1)", imports)[0].libraries == {"numpy.tanh"}


@pytest.mark.parametrize(
    "text",
    [
        "y = [0, 0, 0.96]",
        "y = np.array([0, 0.96])",
        "print(0, 0.96)",
        "y = {'a': -1}",
        "print('、'.join(ys))",
        "pass",
        "def say(*parts):\n    print('答案', *parts)",
        "def say(ys):\n    for y in ys:\n        sys.stdout.write(f'{y:.2f}')",
        "def say(*parts, end='.'):\n    sys.stdout.write(' '.join(str(part) for part in parts) + end)",
    ],
)
def test_what_computes_nothing(text):
    assert last(text).literal


@pytest.mark.parametrize(
    "text",
    [
        "y = a * b",
        "y = [x for x in a]",
        "for x in a:\n    print(x)",
        "y = 1 if a else 2",
        "y = a > 3",
        "y += 1",
        "f = lambda: 3",
        "def f():\n    return 3",
        "def f():\n    print(a * b)",
        "def f():\n    print(np.tanh(1))",
        "while True:\n    pass",
    ],
)
def test_what_computes_something(text):
    assert not last(text).literal


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("ys.append(t)", {"ys"}),
        ("ys[t] = 1", {"ys"}),
        ("global c\n    c = t", {"c"}),
        ("ys = []\n    ys.append(t)", set()),
        ("t.append(1)", set()),
        ("print(ys)", set()),
    ],
)
def test_what_a_function_changes_outside_of_it_its_callers_change(body, changed):
    found = last(f"def step(t):\n    {body}\nstep(1)")
    assert found.changes == changed
    assert found.defines == changed


def test_a_flood_of_names_is_bounded():
    text = "x = [" + ", ".join(f"v{k}" for k in range(5000)) + "]"
    assert len(last(text).uses) <= 1000


def test_an_empty_program_has_no_statements():
    assert pieces("") == []
