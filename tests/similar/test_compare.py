"""What is alike, and what is not: names, comments and order do not count, what everybody has does not count either."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.disguises import DISGUISES
from grader.errors import UsageError
from grader.intake.collect import collect
from grader.similar.compare import FEW, LEAST_LEFT, THRESHOLD, Comparison, compare, usual
from grader.similar.text import MAX_COMPARED, Code, code_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus" / "right"
UNLIKE = (
    "argparse-and-main columns-x1-x2-x3 dataclass-generator einsum-showoff functions-print-inside lambda-golf "
    "memo-recursion-dict pandas-trace-table threshold-if-else while-loop-beginner"
).split()


def program(name: str) -> str:
    (submission,) = collect([CORPUS / name / "submission"], whole_folders=True)
    return code_of(submission).text


def code(identity: str, text: str) -> Code:
    lines = [(row, line) for row, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Code(
        id=identity,
        sources=(("a.py", text),),
        text="\n".join(line for _, line in lines),
        places=tuple(("a.py", row) for row, _ in lines),
        cut=False,
    )


def similarity(comparison: Comparison, first: str, second: str) -> float:
    return next(one.similarity for one in comparison.pairs if {one.first.id, one.second.id} == {first, second})


@pytest.fixture(scope="module")
def the_class() -> list[Code]:
    return [code(name, program(name)) for name in UNLIKE]


# -- what counts --------------------------------------------------------------------------------------------


def test_programs_by_different_hands_are_not_alike(the_class):
    comparison = compare(the_class)
    assert comparison.compared == len(UNLIKE)
    assert len(comparison.similarities) == len(UNLIKE) * (len(UNLIKE) - 1) // 2
    assert not comparison.pairs


@pytest.mark.parametrize("disguise", list(DISGUISES)[:4])
@pytest.mark.parametrize("name", UNLIKE[::3])
def test_a_copy_in_disguise_is_found(the_class, name, disguise):
    text = DISGUISES[disguise](program(name))
    comparison = compare([*the_class, code("copy", text)])
    assert [{one.first.id, one.second.id} for one in comparison.pairs] == [{name, "copy"}]
    assert comparison.pairs[0].similarity > 0.8


def test_the_disguises_do_change_the_programs():
    text = program("functions-print-inside")
    made = [disguise(text) for disguise in DISGUISES.values()]
    assert len(set(made)) == len(made)
    assert made[0] == text


def test_what_everybody_writes_is_left_out(the_class):
    shared = program("functions-return-sequence")
    everybody = [code(one.id, f"{shared}\n{one.text}") for one in the_class]
    assert usual(len(everybody)) == FEW
    assert not compare(everybody).pairs
    # the control: where it counts, they are alike
    assert compare(everybody, common=len(everybody)).pairs


def test_what_was_handed_out_is_left_out(the_class):
    shared = program("functions-return-sequence")
    two = [code(one.id, f"{shared}\n{one.text}") for one in the_class[:2]]
    rest = the_class[2:]
    assert compare([*two, *rest]).pairs
    assert not compare([*two, *rest], starter=[code("starter", shared)]).pairs


def test_of_too_little_nothing_is_said(the_class):
    short = "y = 1 + 2 * 3 - 4 / 5 + 6 % 7\n" * 2
    assert len(short) < LEAST_LEFT
    comparison = compare([*the_class, code("one", short), code("two", short), code("empty", ""), code("no text", "\n")])
    assert comparison.left_out == ("one", "two", "empty", "no text")
    assert not comparison.pairs


def test_the_same_program_is_said_once(the_class):
    text = program("lambda-golf")
    copies = [code(f"copy{n}", f"# copy {n}\n{text}") for n in range(3)]
    comparison = compare([*the_class, *copies])
    (group,) = comparison.groups
    assert group == ("lambda-golf", "copy0", "copy1", "copy2")
    assert len(comparison.pairs) == 6
    assert [{one.first.id, one.second.id} for one in comparison.telling] == [{"lambda-golf", "copy0"}]


def test_what_more_have_than_counts_is_still_said_to_be_the_same(the_class):
    copies = [code(f"copy{n}", program("lambda-golf")) for n in range(FEW + 1)]
    comparison = compare([*the_class[:3], *copies])
    assert len(comparison.groups[0]) == FEW + 1
    assert not comparison.pairs
    assert {*comparison.left_out} == {*comparison.groups[0]}
    assert comparison.too_short == ()


def test_what_was_handed_out_makes_no_group(the_class):
    starter = code("starter", program("lambda-golf"))
    assert compare([*the_class[:2], *[code(f"s{n}", starter.text) for n in range(4)]], starter=[starter]).groups == ()


def test_what_could_not_be_read_is_not_called_too_short(the_class, tmp_path):
    for name, content in (("damaged.ipynb", b"{"), ("short.py", b"x = 1\n")):
        (tmp_path / name).write_bytes(content)
    comparison = compare([*the_class, *(code_of(one) for one in collect([tmp_path]))])
    assert comparison.unread == ("damaged",)
    assert comparison.left_out == ("damaged", "short")
    assert comparison.too_short == ("short",)


def test_the_share_of_each_is_its_own(the_class):
    small, large = program("while-loop-beginner"), program("dataclass-generator")
    comparison = compare([*the_class[3:7], code("small", small), code("both", f"{large}\n{small}")])
    (pair,) = comparison.pairs
    shares = dict(zip((pair.first.id, pair.second.id), pair.shares, strict=True))
    assert shares["small"] > 0.95
    assert shares["both"] < 0.7
    assert pair.similarity == pytest.approx(sum(shares.values()) / 2)
    assert pair.similarity >= THRESHOLD


def test_the_most_alike_come_first(the_class):
    copies = [
        code("whole", program("lambda-golf")),
        code("part", program("lambda-golf") + program("nn-module-subclasses")),
    ]
    found = [one.similarity for one in compare([*the_class, *copies], threshold=0.2).pairs]
    assert found == sorted(found, reverse=True)
    assert len(found) >= 3


# -- which lines --------------------------------------------------------------------------------------------

CLASSES = """\
class Memory:
    pass

class Gate:
    def __init__(self, weights, activation, name):
        self.weights = weights * 3 - 1 + len(name)
        self.activation = activation or self.weights[0] / 7

    def __call__(self, inputs, state):
        return [self.activation(one @ two) % 5 for one, two in zip(inputs, state)]
"""


def test_lines_are_those_that_are_alike(the_class):
    own = "first = [n ** 2 for n in range(4) if n % 3]\nwith open('x') as f: print(f.read().split())\n"
    other = "while True:\n    break\nassert {3: 4}.get(3, 5) != 17, 'no'\n"
    text = program("functions-return-sequence")
    count = len(text.split("\n"))
    pair = compare([*the_class, code("a", own + text), code("b", other + "\n\n" + text)]).pairs[0]
    first, second = ({row for _, row in lines} for lines in pair.alike)
    assert not first & {1, 2}
    assert not second & {1, 2, 3}
    assert len(first) > 0.9 * count
    assert {row + 3 for row in first} == second


def test_lines_behind_a_class_are_found(the_class):
    calls = (f"value_number_{row} = some_function(other_value_{row}, {row})  # remark" for row in range(12))
    long, short = code("a", "\n".join(calls) + f"\n{CLASSES}"), code("b", f"x = 1\n{CLASSES}")
    pair = next(one for one in compare([*the_class, long, short], threshold=0.1).pairs if one.first is long)
    in_long, in_short = ({row for _, row in lines} for lines in pair.alike)
    assert in_short >= {6, 7, 8}
    assert in_long >= {17, 18, 19}
    assert not in_long & set(range(1, 12))


# -- what is read -------------------------------------------------------------------------------------------


def test_code_cells_are_read_as_intake_reads_them(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# a = 1"]},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "\n", "x = 1"], "outputs": []},
        {"cell_type": "code", "source": "print(x)", "outputs": [{"output_type": "stream", "text": "y = 2"}]},
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "b.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (tmp_path / "one" / "a.py").write_bytes("# 注释\nz = 3\n".encode("gb18030"))
    (submission,) = collect([tmp_path])
    read = code_of(submission)
    assert read.text.split("\n") == ["# 注释", "z = 3", "%matplotlib inline", "x = 1", "print(x)"]
    assert read.places == (("a.py", 1), ("a.py", 2), ("b.ipynb#1", 1), ("b.ipynb#1", 3), ("b.ipynb#2", 1))
    assert [name for name, _ in read.sources] == ["a.py", "b.ipynb#1", "b.ipynb#2"]


def test_what_is_very_long_is_compared_in_part(tmp_path):
    (tmp_path / "long.py").write_text("x = 1\n" * MAX_COMPARED, encoding="utf-8")
    (tmp_path / "line.py").write_text("x" * MAX_COMPARED * 2, encoding="utf-8")
    line, long = (code_of(one) for one in collect([tmp_path]))
    assert long.cut
    assert MAX_COMPARED - 10 < len(long.text) <= MAX_COMPARED
    assert len(long.places) == long.text.count("\n") + 1
    assert line.cut
    assert line.text == ""
    assert compare([line, long, code("a", "x")]).cut == ("line", "long")


# -- how it is done -----------------------------------------------------------------------------------------

MEASURE = """
import sys
from pathlib import Path
from grader.intake.collect import collect
from grader.similar.compare import compare
from grader.similar.text import code_of
folders = [Path(sys.argv[1]) / name / "submission" for name in sys.argv[2:]]
found = [code_of(one) for folder in folders for one in collect([folder], whole_folders=True)]
result = compare(found, threshold=0.0)
print([(one.similarity, one.shares, sorted(one.alike[0])) for one in result.pairs])
"""


def test_figures_are_the_same_at_each_start(tmp_path):
    def run(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(CORPUS), *UNLIKE],
            cwd=ROOT,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
                "PATH": "",
                "PYTHONUTF8": "1",
                "MPLCONFIGDIR": str(tmp_path),
            },
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("1") == run("2")


def test_nothing_of_a_submission_is_compiled(tmp_path):
    (tmp_path / "class").mkdir()
    for name in ("a", "b"):
        (tmp_path / "class" / f"{name}.py").write_text(
            "from pathlib import Path\nPath('ESCAPED').touch()\nzebra_crossing = 1 + 2 * 3\n" * 9, encoding="utf-8"
        )
    watch = """
import sys
seen = []
sys.addaudithook(lambda event, args: event == "compile" and seen.append(str(args[0])))
compile("zebra_crossing", "control", "exec")
sys.argv[1:] = ["similar", "class", "--lang", "en"]
from grader.cli import main
try: main()
except SystemExit as end: assert not end.code
print(sum("zebra_crossing" in one for one in seen))
"""
    done = subprocess.run(
        [sys.executable, "-c", watch], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "100 %  a 100 %  |  b 100 %" in done.stdout
    assert done.stdout.splitlines()[-1] == "1"  # the control alone
    assert not (tmp_path / "ESCAPED").exists()


def test_without_the_library_it_says_so(the_class, monkeypatch):
    monkeypatch.setitem(sys.modules, "copydetect", None)
    with pytest.raises(UsageError, match="extra `similar`"):
        compare(the_class)
