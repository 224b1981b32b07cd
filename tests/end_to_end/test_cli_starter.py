"""The starter files: what they are, untouched, half filled in, and filled in rightly."""

from __future__ import annotations

import json
import re

import nbformat
import pytest

from grader.assignment.load import DEFAULT

SCRIPT, NOTEBOOK = "lstm_homework.py", "lstm_homework.ipynb"
CHINESE = re.compile("[\u4e00-\u9fff]")
LOADED = "W = torch.tensor(np.stack([weights[k] for k in ORDER]), dtype=torch.float64)\n"
ORDER = 'ORDER = ("input_gate", "forget_gate", "candidate", "output_gate")\n'
RIGHT = {
    "lstm_numpy": """\
def sigmoid(a):
    return 1 / (1 + np.exp(-a))
c, ys = 0.0, []
for x in inputs:
    g = np.tanh(weights["candidate"] @ x)
    i, f, o = (sigmoid(weights[k] @ x) for k in ("input_gate", "forget_gate", "output_gate"))
    c = f * c + i * g
    ys.append(o * np.tanh(c))
return np.array(ys)
""",
    "lstm_cell": ORDER
    + LOADED
    + """\
cell = nn.LSTMCell(4, 1, bias=False).double()
cell.weight_ih.data, cell.weight_hh.data = W, torch.zeros(4, 1).double()
h, c, ys = torch.zeros(1, 1).double(), torch.zeros(1, 1).double(), []
for x in torch.tensor(inputs):
    h, c = cell(x.reshape(1, 4), (h, c))
    ys.append(h.item())
return ys
""",
    "lstm": ORDER
    + LOADED
    + """\
module = nn.LSTM(4, 1, bias=False).double()
module.weight_ih_l0.data, module.weight_hh_l0.data = W, torch.zeros(4, 1).double()
return module(torch.tensor(inputs).reshape(-1, 1, 4))[0].detach().reshape(-1)
""",
    "lstm_gradients": """\
def sigmoid(a):
    return 1 / (1 + np.exp(-a))
T, D = dh.shape
h, c, kept = [np.zeros(D)], [np.zeros(D)], []
for t in range(T):
    a = {k: W[k] @ x[t] + U[k] @ h[-1] + b[k] for k in "ifco"}
    i, f, o, g = sigmoid(a["i"]), sigmoid(a["f"]), sigmoid(a["o"]), np.tanh(a["c"])
    c.append(f * c[-1] + i * g)
    h.append(o * np.tanh(c[-1]))
    kept.append((i, f, g, o))
found = {"W": {k: 0 * W[k] for k in "ifco"}, "U": {k: 0 * U[k] for k in "ifco"}, "b": {k: 0 * b[k] for k in "ifco"}}
back_h, back_c = np.zeros(D), np.zeros(D)
for t in reversed(range(T)):
    i, f, g, o = kept[t]
    dht = dh[t] + back_h
    dct = back_c + dht * o * (1 - np.tanh(c[t + 1]) ** 2)
    da = {
        "i": dct * g * i * (1 - i),
        "f": dct * c[t] * f * (1 - f),
        "c": dct * i * (1 - g**2),
        "o": dht * np.tanh(c[t + 1]) * o * (1 - o),
    }
    for k in "ifco":
        found["W"][k] += np.outer(da[k], x[t])
        found["U"][k] += np.outer(da[k], h[t])
        found["b"][k] += da[k]
    back_h = sum(U[k].T @ da[k] for k in "ifco")
    back_c = dct * f
return found
""",
}
TEXT = "The gradient goes back along c by a product of forget gates, which may all be near one, so it need not vanish."


def filled_in(text: str, names) -> str:
    """A starter script, or a cell of the notebook, with functions written into it."""
    for name in names:
        stub = f'    raise NotImplementedError("{name}")\n'
        body = "".join(f"    {line}\n" for line in RIGHT[name].rstrip().split("\n"))
        text = (text + "\n").replace(stub, body) if stub in text + "\n" else text
    return text


@pytest.fixture
def starter(cli, tmp_path):
    """Write the starter files, and give their folder."""

    def write(*more: object):
        done = cli("starter", "work", *more, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        beside = ["assignment.toml"] if "--assignment" in more else []
        assert sorted(path.name for path in (tmp_path / "work").iterdir()) == [*beside, NOTEBOOK, SCRIPT]
        return tmp_path / "work"

    return write


def fill(folder, names, text: str = "") -> None:
    """Fill functions into both files, and text below the last task."""
    script = filled_in((folder / SCRIPT).read_text(encoding="utf-8"), names)
    task = re.compile(r"(.*(?:your teacher reads them\.|由教师批阅。))")
    (folder / SCRIPT).write_text(task.sub(rf"\1\n# {text}" if text else r"\1", script), encoding="utf-8")
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    for cell in notebook.cells:
        cell.source = filled_in(cell.source, names).rstrip("\n")
        cell.source = task.sub(rf"\1\n{text}" if text else r"\1", cell.source)
    nbformat.write(notebook, folder / NOTEBOOK)


def graded(cli, folder, *more: object) -> list[dict]:
    done = cli(folder, "--out", folder / "out", "--seed", 5, "--quiet", *more, cwd=folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    rows = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))["submissions"]
    assert len(rows) == 2
    return rows


def statuses(row: dict) -> dict[str, str]:
    return {check["id"]: check["status"] for check in row["checks"]}


# -- the files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_files_speak_the_language_and_are_valid(lang, starter):
    folder = starter("--lang", lang)
    script = (folder / SCRIPT).read_text(encoding="utf-8")
    compile(script, SCRIPT, "exec")
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    for text in (script, "".join(cell.source for cell in notebook.cells)):
        assert bool(CHINESE.search(text)) == (lang == "zh")
        for signature in ("lstm_numpy(inputs, weights)", "lstm_cell(inputs, weights)", "lstm(inputs, weights)"):
            assert f"def {signature}:" in text
        assert "def lstm_gradients(x, W, U, b, dh):" in text
        assert "[3, -1, 0, 1]," in text
        assert "| 6 | 1 | 0 | 1 | 1 | 0.96 |" in text
    assert notebook.cells[-1].source == f"%load_ext grader\n%lstm_check --lang {lang}"


def test_the_same_files_each_time(starter, tmp_path):
    folder = starter("--lang", "en")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    starter("--lang", "en", "--force")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_nothing_is_overwritten_without_force(cli, starter, tmp_path):
    folder = starter()
    (folder / SCRIPT).unlink()
    (folder / NOTEBOOK).write_text("mine")
    done = cli("starter", "work", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert NOTEBOOK in done.stderr
    assert "--force" in done.stderr
    assert [path.name for path in folder.iterdir()] == [NOTEBOOK]
    assert (folder / NOTEBOOK).read_text() == "mine"
    assert cli("starter", "work", "--force", cwd=tmp_path).returncode == 0
    assert (folder / NOTEBOOK).read_text(encoding="utf-8") != "mine"


def test_where_it_cannot_be_written_is_2(cli, tmp_path):
    (tmp_path / "file").write_text("")
    for folder, more in (("file", []), ("file/below", []), ("new", ["--assignment", "nowhere.toml"])):
        done = cli("starter", folder, *more, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "report" not in done.stderr  # it is no report that is to be written
    assert not (tmp_path / "new").exists()


# -- untouched ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_untouched_check_says_what_to_do_first(lang, cli, starter, tmp_path):
    folder = starter("--lang", lang)
    for file in (SCRIPT, NOTEBOOK, "."):
        done = cli("check", folder / file, "--lang", lang, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, "")
        assert "lstm_numpy" in done.stdout
        assert "Traceback" not in done.stdout
        assert "✗" not in done.stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_untouched_grading_says_missing(lang, cli, starter):
    for row in graded(cli, starter("--lang", lang)):
        assert set(statuses(row).values()) == {"missing"}
        assert row["findings"] == []
        assert row["status"] == "graded"
        assert {check["evidence"].get("stub") for check in row["checks"]} == {*RIGHT, None}


def test_other_numbers_untouched_say_missing_too(cli, starter, other_assignment):
    for row in graded(cli, starter("--assignment", other_assignment, "--lang", "zh"), "--assignment", other_assignment):
        assert set(statuses(row).values()) == {"missing"}


# -- filled in ----------------------------------------------------------------------------------------------


def test_one_part_filled_in_is_judged_and_the_next_one_is_named(cli, starter, tmp_path):
    folder = starter("--lang", "en")
    fill(folder, ["lstm_numpy"])
    for file in (SCRIPT, NOTEBOOK):
        done = cli("check", folder / file, "--lang", "en", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert "30 of 100" in done.stdout
        assert "lstm_cell" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_right_solution_gets_all_points(lang, cli, starter):
    folder = starter("--lang", lang)
    fill(folder, RIGHT, TEXT)
    for row in graded(cli, folder):
        assert (row["score"], row["pending"]) == (92.0, 8.0)
        assert {name for name, status in statuses(row).items() if status != "passed"} == {"gradients.analysis"}
        assert row["findings"] == []


def test_text_alone_is_for_a_person(cli, starter):
    folder = starter("--lang", "en")
    fill(folder, [], TEXT)
    for row in graded(cli, folder):
        assert statuses(row)["gradients.analysis"] == "review"
        assert statuses(row)["numpy.output"] == "missing"


def test_a_function_that_is_begun_and_crashes_is_failed(cli, starter):
    folder = starter("--lang", "en")
    begun = "    c = 0.0\n    raise NotImplementedError('the rest')\n"
    script = (folder / SCRIPT).read_text(encoding="utf-8")
    (folder / SCRIPT).write_text(script.replace('    raise NotImplementedError("lstm_numpy")\n', begun), "utf-8")
    row = next(row for row in graded(cli, folder) if row["files"] == [SCRIPT])
    assert statuses(row)["numpy.output"] == "failed"


# -- another assignment -------------------------------------------------------------------------------------


@pytest.fixture
def other_assignment(tmp_path):
    """Other inputs, another number of them, other weights, and another title."""
    text = DEFAULT.read_text(encoding="utf-8")
    head, _, tail = text.partition("[homework]")
    numbers = """[homework]
inputs = [
  [2.5, 1, 0, 1], [-1.25, 0, 0, 1], [1, 1, 0, 1], [2, 0, 1, 1], [3, -1, 0, 1], [4, 1, 0, 1], [1, 0, 1, 1],
]

[homework.weights]
candidate = [1, 0, 0, 0]
input_gate = [0, 80, 0, -8]
forget_gate = [0, 80, 0, 8]
output_gate = [0, 0, 80, -8]

"""
    path = tmp_path / "other.toml"
    title = head.replace("LSTM: the worked example three ways", "Seven steps and the gradients of them all, at length")
    path.write_text(title + numbers + tail[tail.index("[points.numpy]") :], encoding="utf-8")
    return path


def test_other_numbers_are_stated_and_graded(cli, starter, other_assignment):
    folder = starter("--assignment", other_assignment, "--lang", "en")
    script = (folder / SCRIPT).read_text(encoding="utf-8")
    assert "[-1.25, 0, 0, 1]," in script
    assert "| 2 | -1.25 | 0 | 0 | 1 |" in script
    assert "Seven steps and the gradients" in script
    assert (folder / "assignment.toml").read_bytes() == other_assignment.read_bytes()
    assert "lstm_homework.py --assignment assignment.toml" in script
    assert "--assignment assignment.toml" in (folder / NOTEBOOK).read_text(encoding="utf-8")
    fill(folder, RIGHT, TEXT)
    for row in graded(cli, folder, "--assignment", other_assignment):
        assert (row["score"], row["pending"]) == (92.0, 8.0)


def test_parts_that_are_not_asked_for_have_no_task(cli, tmp_path):
    text = DEFAULT.read_text(encoding="utf-8")
    tables = re.compile(r"^\[points\.(?:lstm_cell|lstm|gradients)\]\n(?:(?!\[).*\n)*", re.MULTILINE)
    only = re.sub(r"^parts = .*$", 'parts = ["numpy"]', tables.sub("", text), count=1, flags=re.MULTILINE)
    (tmp_path / "only.toml").write_text(only, encoding="utf-8")
    done = cli("starter", "own", "--assignment", "only.toml", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    script = (tmp_path / "own" / SCRIPT).read_text(encoding="utf-8")
    assert re.findall(r"^def (\w+)", script, re.MULTILINE) == ["lstm_numpy"]
    assert "for function in (lstm_numpy,):" in script
    assert "6-4" not in script.partition("import numpy")[2]
    compile(script, SCRIPT, "exec")
