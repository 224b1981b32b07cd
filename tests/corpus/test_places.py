"""Who lost points is told where: every message of a failed or partial check names a file, and mostly a line or a cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.model import Grade, Status
from grader.pipeline import Request, grade
from grader.sandbox.forkserver import ForkServerBox

HERE = Path(__file__).parent
CASES = [HERE / name for name in """
    mistakes/gates-swapped-notebook-cell-fi mistakes/memory-row-printed-numpy mistakes/wrong-input-row-four
    mistakes/hard-coded-one-print mistakes/copied-cell-result-as-lstm mistakes/steps-too-few-cell-of-three-parts
    mistakes/random-recurrent-weight-unseeded mistakes/linear-activation-class-identity
    mistakes/missing-candidate-tanh-byname breakage/eight-answers breakage/ten-answers-by-name breakage/always-equal
    breakage/crash-np-float breakage/notebook-syntax-error-cell breakage/null-bytes breakage/os-exit-start
    breakage/patched-lstm-forward breakage/import-reference
    breakage/two-cells-of-a-notebook-stop breakage/errors-caught-and-printed
""".split()]
# without a line: a file that could not be read at all, and a process that ended before its first line was over
NO_LINE = {"null-bytes", "os-exit-start", "patched-lstm-forward", "always-equal", "import-reference"}


@pytest.fixture(scope="module")
def grades(box: ForkServerBox) -> dict[str, Grade]:
    submissions = [collect([case / "submission"], whole_folders=True)[0] for case in CASES]
    report = grade(Request(submissions=submissions, loaded=load(), seed=5, jobs=2), box)
    return dict(zip([case.name for case in CASES], report.grades, strict=True))


def test_lost_points_are_told_with_their_place(grades: dict[str, Grade]) -> None:
    lost = 0
    for name, one in grades.items():
        for check in one.checks:
            if check.status not in (Status.FAILED, Status.PARTIAL):
                continue
            lost += 1
            for words in (check.message.en, check.message.zh):
                assert any(file in words for file in one.files), (name, check.id, words)
            if name not in NO_LINE:
                assert re.search(r"line \d+|cell \d+", check.message.en), (name, check.id, check.message.en)
                assert re.search(r"第 ?\d+ ?(?:行|个)", check.message.zh), (name, check.id, check.message.zh)
    assert lost > 40


def test_of_several_cells_that_stopped_each_part_is_told_of_its_own(grades: dict[str, Grade]) -> None:
    found = grades["two-cells-of-a-notebook-stop"].checks
    said = {check.id: check.message.en for check in found if check.id in ("numpy.output", "lstm_cell.output")}
    assert "cell 2" in said["numpy.output"], said
    assert "np.float" in said["numpy.output"] or "'float'" in said["numpy.output"], said
    assert "cell 3" in said["lstm_cell.output"], said


def test_errors_that_a_program_catches_itself_are_told(grades: dict[str, Grade]) -> None:
    found = grades["errors-caught-and-printed"].checks
    said = [check.message.en for check in found if check.id in ("lstm_cell.output", "lstm.output")]
    assert len(said) == 2
    for words in said:
        assert "RuntimeError" in words, words
        assert "ValueError" in words, words
