"""What a program's main part is wrapped in is taken off where that changes nothing, and stays where it might."""

from __future__ import annotations

import ast
import textwrap

import pytest

from grader.worker.unwrap import unwrap, words


def unwrapped(text: str, elsewhere: str = "") -> str:
    tree = ast.parse(textwrap.dedent(text))
    tree.body = unwrap(tree.body, lambda: words(elsewhere))
    compile(tree, "<test>", "exec")
    return ast.unparse(tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if __name__ == '__main__':\n    x = 1\n    print(x)", "x = 1\nprint(x)"),
        ("if '__main__' == __name__:\n    x = 1\nelse:\n    x = 2", "x = 1"),
        ("def main():\n    x = 1\n    print(x)\nmain()", "x = 1\nprint(x)"),
        ("def main():\n    x = 1\n    return x\nif __name__ == '__main__':\n    main()", "x = 1\nx"),
        ("def main():\n    x = 1\n    return\nmain()", "x = 1"),
        ("y = 2\ndef main():\n    x = y\nmain()\nprint(y)", "y = 2\nx = y\nprint(y)"),
        ("def f(x):\n    return x + 1\ndef main():\n    x = f(1)\nmain()", "def f(x):\n    return x + 1\nx = f(1)"),
        ("def main():\n    def f(c):\n        return c\n    c = f(1)\nmain()", "def f(c):\n    return c\nc = f(1)"),
    ],
)
def test_what_is_taken_off(text, expected):
    assert unwrapped(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("if __name__ == 'main':\n    x = 1", id="another name"),
        pytest.param("if __name__ != '__main__':\n    x = 1", id="the other way round"),
        pytest.param("def main():\n    x = 1\nmain()\nmain()", id="called twice"),
        pytest.param("main()\ndef main():\n    x = 1", id="called before it is there"),
        pytest.param("def main(n=9):\n    x = n\nmain()", id="an argument"),
        pytest.param("@timed\ndef main():\n    x = 1\nmain()", id="decorated"),
        pytest.param("def lstm_numpy():\n    x = 1\nlstm_numpy()", id="a name that says more"),
        pytest.param("x = 0\ndef main():\n    x = 1\nmain()\nprint(x)", id="a global of the same name"),
        pytest.param("def f():\n    return c\ndef main():\n    c = 1\n    f()\nmain()", id="a function reads it"),
        pytest.param("class A:\n    def f(self):\n        return c\ndef main():\n    c = 1\nmain()", id="a method"),
        pytest.param("def main():\n    if 1:\n        return\n    x = 1\nmain()", id="left early"),
        pytest.param("def main():\n    yield 1\nmain()", id="a generator"),
        pytest.param("def main():\n    global x\n    x = 1\nmain()", id="binds globals"),
        pytest.param("def main():\n    c = 1\n    def f():\n        nonlocal c\n        c = 2\nmain()", id="nonlocal"),
        pytest.param("def main():\n    x = 1\n    print(locals())\nmain()", id="looks at its names"),
        pytest.param("def main():\n    x = main\nmain()", id="speaks of itself"),
        pytest.param("async def main():\n    x = 1\nmain()", id="async"),
        pytest.param("def main():\n    print(1)\nresult = main()", id="its value is used"),
        pytest.param("def main():\n    x = 1\ndef main():\n    x = 2\nmain()", id="defined twice"),
        pytest.param("from math import *\ndef main():\n    main = 1\nmain()", id="binds its own name"),
        pytest.param("for x in 1,:\n    pass\ndef main():\n    print(x)\n    x = 2\nmain()", id="not bound yet"),
    ],
)  # fmt: skip
def test_what_stays(text):
    assert unwrapped(text) == ast.unparse(ast.parse(text))


def test_a_cell_of_a_notebook_keeps_what_others_use():
    text = "def main():\n    x = 1\nmain()"
    assert unwrapped(text, "y = 2") == "x = 1"
    assert unwrapped(text, "print(x)") == text
    assert unwrapped(text, "main()") == text
    assert unwrapped("if __name__ == '__main__':\n    x = 1", "print(x)") == "x = 1"


def test_lines_stay():
    tree = ast.parse("def main():\n\n    x = 1\n    return x\n\nmain()")
    assert [one.lineno for one in unwrap(tree.body)] == [3, 4]
