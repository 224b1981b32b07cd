"""What stands below a mistyped main guard is run, and told; nothing else is."""

from __future__ import annotations

import ast

import pytest

from grader.worker.main_guard import GUARD, mend_guards


def run(code: str) -> tuple[list[tuple[str, int]], bool]:
    """What was told, and whether the block ran."""
    told: list[tuple[str, int]] = []
    space = {"__name__": "__main__", GUARD: lambda test, line: told.append((test, line))}
    tree = ast.parse(code)
    tree.body = mend_guards(tree.body)
    exec(compile(ast.fix_missing_locations(tree), "x.py", "exec"), space)
    return told, "ran" in space


@pytest.mark.parametrize("name", ["main", "_main_", "__mian__", "__main", "Main"])
def test_mistyped(name):
    told, ran = run(f"x = 1\nif __name__ == {name!r}:\n    ran = True")
    assert ran
    assert told == [(f"__name__ == {name!r}", 2)]


@pytest.mark.parametrize("test", ["__name__ == '__main__'", "'__main__' == __name__"])
def test_as_it_should_be(test):
    assert run(f"if {test}:\n    ran = True") == ([], True)


@pytest.mark.parametrize("test", ["__name__ == 'lstm'", "__name__ != '__main__'", "__name__ == name()"])
def test_something_else(test):
    assert run(f"name = lambda: 'main'\nif {test}:\n    ran = True") == ([], False)
