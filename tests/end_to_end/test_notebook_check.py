"""A real kernel checks its own notebook: what it has run, in the words of the command line, as HTML and as text."""

from __future__ import annotations

import re
import warnings

import nbformat
import pytest
from nbformat import v4

from grader.assignment.load import DEFAULT

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from nbclient import NotebookClient

CHECK = "%load_ext grader\n%lstm_check --lang en --seed 5"
NUMPY_ONLY = re.compile(r"import torch\nfrom torch import nn\n")


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """Run cells in a fresh kernel; give each cell's outputs."""
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "jupyter"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*cells: str) -> list[list]:
        notebook = v4.new_notebook(cells=[v4.new_code_cell(text) for text in cells])
        client = NotebookClient(
            notebook, timeout=180, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": tmp_path}}
        )
        client.execute()
        return [cell.outputs for cell in notebook.cells]

    return run


def shown(outputs: list, kind: str = "text/plain") -> str:
    """What a cell displayed, of one kind."""
    return "".join(one.get("data", {}).get(kind, "") for one in outputs)


def printed(outputs: list) -> str:
    return "".join(one.get("text", "") for one in outputs)


def cells_of(program: str) -> list[str]:
    """The right program, as cells."""
    numpy_part, _, torch_part = program.partition("W = torch.tensor")
    return [numpy_part, "W = torch.tensor" + torch_part]


def test_what_was_run_is_checked_with_the_words_of_the_command_line(kernel, cli, right_program, tmp_path):
    *_, said = kernel(*cells_of(right_program), CHECK)
    (tmp_path / "notebook.py").write_text(right_program, encoding="utf-8")
    done = cli("check", "notebook.py", "--lang", "en", "--seed", 5, cwd=tmp_path, COLUMNS="100")
    assert done.returncode == 0
    assert shown(said) == "\n".join(line.rstrip() for line in done.stdout.rstrip().split("\n"))


def test_html_has_the_parts_the_figure_and_the_first_step_that_differs(kernel, right_program):
    wrong = right_program.replace("c = f * c + i * g", "c = i * g")
    *_, said = kernel(*cells_of(wrong), CHECK)
    html = shown(said, "text/html")
    assert html.startswith('<div class="lstm-check" lang="en">')
    assert "<script" not in html
    for words in ("NumPy", "nn.LSTMCell", "nn.LSTM", "first difference"):
        assert words in html
    assert 'class="figure"' in html
    assert "previous-state-missing" in html or "state-not-carried" in html
    assert re.search(r"The first difference is at step \d, in [gifocy]", html)
    assert not re.search("[\u4e00-\u9fff]", html)  # one language
    assert "✗" in shown(said)


def test_chinese(kernel, right_program):
    said = kernel(cells_of(right_program)[0], "%load_ext grader\n%lstm_check --lang zh")[-1]
    assert "尚未完成" in shown(said)
    assert '<div class="lstm-check" lang="zh">' in shown(said, "text/html")


def test_hostile_words_are_shown_and_not_obeyed(kernel, right_program):
    text = cells_of(right_program)[0] + "\nraise ValueError('<script>alert(1)</script>\\x1b[2J\\u202e')"
    said = kernel(text, CHECK)[-1]
    for kind in ("text/html", "text/plain"):
        assert "\x1b" not in shown(said, kind)
        assert "\u202e" not in shown(said, kind)
    assert "<script" not in shown(said, "text/html")
    assert "&lt;script&gt;" in shown(said, "text/html")


def test_the_last_text_of_a_cell_is_checked_and_lines_are_named_by_its_number(kernel, right_program):
    numpy_part, torch_part = cells_of(right_program)
    broken = numpy_part.replace("c = f * c + i * g", "c = f * c + i * gg")
    outputs = kernel(broken, CHECK, numpy_part, torch_part, "%lstm_check --lang en")
    assert "cell 1, line" in shown(outputs[1])
    assert "NameError" in shown(outputs[1])
    assert "80 of 100" in shown(outputs[4])
    assert "exception" not in shown(outputs[4])


def test_check_from_code_gives_an_object(kernel, right_program):
    outputs = kernel(
        *cells_of(right_program),
        "import grader\nresult = grader.check(lang='en')\nprint(result.passed, result.grade.score)\nresult",
        "grader.check(lang='fr')",
    )
    assert printed(outputs[2]) == "True 80.0\n"
    assert "80 of 100" in shown(outputs[2])
    assert "lstm-check" in shown(outputs[2], "text/html")
    assert "expected one of en, zh" in outputs[3][0]["evalue"]


def test_the_box_stays_warm_and_torch_stays_out_of_the_kernel(kernel, right_program):
    numpy_only = NUMPY_ONLY.sub("", cells_of(right_program)[0])
    server = "from grader.live import session\nprint(session._session.box('strict')._server.process.pid)"
    outputs = kernel(
        numpy_only, CHECK, server, "%lstm_check --lang en", server, "import sys; print('torch' in sys.modules)"
    )
    assert "30 of 100" in shown(outputs[1])
    assert "30 of 100" in shown(outputs[3])
    assert printed(outputs[2]) == printed(outputs[4]) != ""
    assert printed(outputs[5]) == "False\n"


def test_what_cannot_be_checked_is_one_line(kernel, tmp_path):
    outputs = kernel(
        "%load_ext grader",
        "%lstm_check --lang en",
        "x = 1",
        "%lstm_check --lang fr",
        "%lstm_check --bogus",
        "%lstm_check --assignment nowhere.toml",
    )
    for said, words in zip(outputs[1:2] + outputs[3:], ("No cell", "--lang", "--bogus", "nowhere.toml"), strict=True):
        text = printed(said)
        assert text.startswith("UsageError: ")
        assert words in text
        assert text.strip().count("\n") == 0


def test_the_starter_notebook_checks_itself(kernel, cli, tmp_path):
    assert cli("starter", "work", "--lang", "en", "--assignment", DEFAULT, cwd=tmp_path).returncode == 0
    notebook = nbformat.read(tmp_path / "work" / "lstm_homework.ipynb", as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code[-1].endswith("--assignment assignment.toml")
    (tmp_path / "assignment.toml").write_bytes((tmp_path / "work" / "assignment.toml").read_bytes())
    said = kernel(*code)[-1]
    assert "Begin with lstm_numpy" in shown(said)
    assert "✗" not in shown(said)


def test_without_a_notebook_it_says_so():
    import grader
    from grader.errors import UsageError

    with pytest.raises(UsageError, match="lstm-grade check FILE"):
        grader.check()
