"""The rewritten program does what the written one does, on the same lines, and tells what it held."""

from __future__ import annotations
import __future__

import ast
import re
import textwrap
import traceback
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from grader.worker.instrument import CALLED, HOOK, instrument

Told = list[tuple[str, int, str, str, Any]]


def rewritten(text: str) -> tuple[CodeType, dict[str, Any], Told, list[str]]:
    """The rewritten program, a name space for it, what it will tell, and which functions it will say were called."""
    sites: list[tuple[str, int, str, str]] = []
    told: Told = []
    called: list[str] = []

    def site(kind: str, line: int, scope: str, name: str) -> int:
        sites.append((kind, line, scope, name))
        return len(sites) - 1

    def record(number: int, value: Any) -> Any:
        told.append((*sites[number], value))
        return value

    tree = instrument(ast.parse(textwrap.dedent(text), "student.py"), site)
    flags = 0
    if "from __future__ import annotations" in text:
        flags = __future__.annotations.compiler_flag
    code = compile(tree, "student.py", "exec", flags=flags, dont_inherit=True)
    return code, {"__name__": "student", HOOK: record, CALLED: called.append}, told, called


def run(text: str) -> tuple[dict[str, Any], Told]:
    code, space, told, _ = rewritten(text)
    exec(code, space)
    return space, told


def plain(text: str) -> dict[str, Any]:
    space: dict[str, Any] = {"__name__": "student"}
    exec(compile(textwrap.dedent(text), "student.py", "exec", dont_inherit=True), space)
    return space


# -- what is told -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("h = 1", [("bind", 1, "<module>", "h", 1)]),
        ("h = c = 1", [("bind", 1, "<module>", "h", 1), ("bind", 1, "<module>", "c", 1)]),
        ("h, (c, d) = 1, (2, 3)", [("bind", 1, "<module>", n, v) for n, v in (("h", 1), ("c", 2), ("d", 3))]),
        ("h: float = 1.5", [("bind", 1, "<module>", "h", 1.5)]),
        ("h = 1\nh += 2", [("bind", 1, "<module>", "h", 1), ("bind", 2, "<module>", "h", 3)]),
        ("(h := 4)", [("bind", 1, "<module>", "h", 4)]),
        ("ys = []\nys.append(5)", [("bind", 1, "<module>", "ys", [5]), ("append", 2, "<module>", "ys", 5)]),
        ("for k in range(2):\n    y = k", [("bind", 2, "<module>", "y", 0), ("bind", 2, "<module>", "y", 1)]),
    ],
)
def test_values_where_they_arise(text, expected):
    assert run(text)[1] == expected


def test_returns_and_yields_are_told_with_their_scope():
    _, told = run(
        """\
        class Cell:
            def step(self, x):
                return x + 1
        def gen():
            yield 7
        f = lambda x: x
        f(3)
        list(gen())
        Cell().step(1)
        """
    )
    assert ("return", 3, "Cell.step", "step", 2) in told
    assert ("return", 5, "gen", "gen", 7) in told


def test_elements_and_attributes_that_are_set():
    _, told = run(
        """\
        import types
        m = types.SimpleNamespace()
        m.h = 3
        ys = [0, 0]
        for t in range(2):
            ys[t] = t + 10
        """
    )
    values = [one[4] for one in told]
    assert 3 in values
    # what an array keeps is not always what was written to it: it is looked at whole instead
    assert not [one for one in values if one in (10, 11)]


def test_functions_say_that_they_were_called():
    code, space, _, called = rewritten("def f():\n    '''doc'''\n    return 1\ndef g():\n    return 2\nf()\n")
    exec(code, space)
    assert called == ["f"]
    assert space["f"].__doc__ == "doc"


# -- the lines stay -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "function"),
    [
        ("x = 1\ny = 2\nz = 1 / 0\n", 3, "<module>"),
        ("x = [\n    1,\n    1 / 0,\n]\n", 3, "<module>"),
        ("def f(x):\n    y = x\n    return y / 0\n\nf(1)\n", 3, "f"),
        ("def f(x):\n    '''doc'''\n\n    y = x / 0\n\nf(1)\n", 4, "f"),
        ("ys = []\nys.append(\n    1 / 0\n)\n", 3, "<module>"),
        ("class A:\n    def m(self):\n        self.x = 1 / 0\nA().m()\n", 3, "m"),
        ("def g():\n    yield 1\n    yield 1 / 0\nlist(g())\n", 3, "g"),
        ("f = lambda: 1 / 0\n\nf()\n", 1, "<lambda>"),
        ("@staticmethod\ndef f():\n    x = 1\n    raise ValueError\n\nf()\n", 4, "f"),
        ("for k in range(3):\n    h = k\n    if h == 1:\n        h /= 0\n", 4, "<module>"),
    ],
)
def test_an_error_is_reported_on_the_students_own_line(text, line, function):
    frames = []
    for make in (lambda: run(text), lambda: plain(text)):
        with pytest.raises((ZeroDivisionError, ValueError)) as caught:
            make()
        frame = [one for one in traceback.extract_tb(caught.value.__traceback__) if one.filename == "student.py"][-1]
        frames.append((frame.lineno, frame.name))
    assert frames[0] == (line, function)
    assert frames[0] == frames[1]


def test_functions_begin_where_they_began():
    text = "x = 1\n\n@property\ndef f():\n    '''doc'''\n    return 1\n"
    code, _, _, _ = rewritten(text)
    wanted = compile(text, "student.py", "exec")

    def lines(one: CodeType) -> list[tuple[str, int]]:
        inside = [found for found in one.co_consts if isinstance(found, CodeType)]
        return [(found.co_name, found.co_firstlineno) for found in inside]

    assert lines(code) == lines(wanted)


# -- the meaning stays --------------------------------------------------------------------------------------

PROGRAMS = dict(
    re.findall(
        r"^### (.+)\n((?:(?!### ).*\n)+)",
        Path(__file__).with_name("instrument_programs.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)


def test_all_programs_were_found():
    assert len(PROGRAMS) == 46
    assert all("result" in text for text in PROGRAMS.values())


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_the_rewritten_program_gives_what_the_written_one_gives(text):
    assert run(text)[0]["result"] == plain(text)["result"]


def test_reading_again_what_was_set_calls_nothing_of_the_program_twice():
    """`xs[next(it)] = v` must not move the iterator a second time."""
    space, _ = run("it = iter(range(9))\nxs = [0] * 9\nxs[next(it)] = 5\nxs[next(it)] += 6\nresult = (xs, next(it))")
    assert space["result"] == ([5, 6, 0, 0, 0, 0, 0, 0, 0], 2)


def test_functions_called_in_a_target_are_called_once():
    space, _ = run("n = []\ndef f():\n    n.append(1)\n    return [0]\nf()[0] = 1\nf()[0] += 1\nresult = len(n)")
    assert space["result"] == 2


def test_an_empty_program():
    assert run("")[1] == []


def test_a_function_without_a_body_to_speak_of():
    space, told = run("def f(): ...\nclass A: pass\nf()")
    assert told == []
    assert space["f"]() is None


WRITE_ONLY = {
    "item": """
class Log:
    def __setitem__(self, key, value):
        self.last = value
log = Log()
log[1] = 2
result = log.last
""",
    "property": """
class A:
    x = property(None, lambda self, value: None)
a = A()
a.x = 3
result = 1
""",
    "counting property": """
class A:
    n = 0
    @property
    def x(self):
        A.n += 1
    @x.setter
    def x(self, value):
        pass
a = A()
a.x = 3
result = A.n
""",
}


@pytest.mark.parametrize("text", WRITE_ONLY.values(), ids=WRITE_ONLY.keys())
def test_what_can_only_be_written_is_not_read(text):
    assert run(text)[0]["result"] == plain(text)["result"]
