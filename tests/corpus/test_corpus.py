"""Every labelled submission is graded as a careful expert would grade it.

A case is a folder ``<area>/<name>`` with ``submission/`` (what was handed in) and ``expected.json``:

    title      what it is
    checks     status of every check
    scores     points of a check, where the status alone does not say
    findings   must: [code, part] that have to be there; must_not: codes that would be wrong accusations
    places     which line a message has to name: {"numpy.output": "lstm.py:18"}, {"numpy.gates-swapped": "hw.ipynb#3:7"}
               (code cell 3, line 7); a check by its id, a finding as part.code; where the place was looked at

All are graded in one go. The labels may not depend on the seed: it is a fixed one here, so that a test that fails fails
again, another one where LSTM_GRADE_SEED names it, and many in test_seeds.py.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.model import Grade
from grader.pipeline import Request, grade
from grader.sandbox.forkserver import ForkServerBox
from tests.labels import disagreements

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.json"))
NAMES = [case.relative_to(HERE).as_posix() for case in CASES]


@pytest.fixture(scope="module")
def grades() -> dict[str, Grade]:
    seed = int(os.environ.get("LSTM_GRADE_SEED", "20417"))
    print(f"seed {seed}")
    box = ForkServerBox()
    try:
        box.check()
        submissions = [collect([case / "submission"], whole_folders=True)[0] for case in CASES]
        report = grade(Request(submissions=submissions, loaded=load(), seed=seed, jobs=2), box)
    finally:
        box.close()
    return dict(zip(NAMES, report.grades, strict=True))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


def test_no_submission_stands_twice() -> None:
    by_content: dict[bytes, list[str]] = defaultdict(list)
    for case, name in zip(CASES, NAMES, strict=True):
        files = sorted(path for path in (case / "submission").rglob("*") if path.is_file())
        by_content[b"\0".join(path.read_bytes() for path in files)].append(name)
    assert [names for names in by_content.values() if len(names) > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, grades: dict[str, Grade]) -> None:
    label: dict[str, Any] = json.loads((HERE / name / "expected.json").read_text("utf-8"))
    assert list(disagreements(label, grades[name])) == []
