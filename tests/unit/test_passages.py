"""What of a submission is on exercise 6-4: found with its place, told from what is not."""

from __future__ import annotations

import json

import pytest

from grader.intake.collect import collect
from grader.judge import passages


@pytest.fixture
def hand_in(tmp_path):
    def write(files: dict[str, str | bytes | list[tuple[str, str]]]):
        folder = tmp_path / "work"
        folder.mkdir()
        for name, content in files.items():
            if isinstance(content, list):
                cells = [
                    {"cell_type": kind, "metadata": {}, "source": text}
                    | ({"outputs": [], "execution_count": None} if kind == "code" else {})
                    for kind, text in content
                ]
                content = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return collect([folder], whole_folders=True)[0]

    return write


def kinds(found):
    return [one.kind for one in found]


STARTER = "Return dL/dW[k], dL/dU[k], dL/db[k], through time, for each gate k, in the shapes of W, U and b."
ON_TOPIC = "遗忘门接近 1 时，误差沿记忆单元几乎原样往回传，所以梯度不容易消失。"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"# {ON_TOPIC}\nx = 1\n", "comment"),
        (f'"""{ON_TOPIC}"""\nx = 1\n', "docstring"),
        (f"def f():\n    '''{ON_TOPIC}'''\n", "docstring"),
        (f"answer = '''{ON_TOPIC}'''\n", "string"),
        (f"print('{ON_TOPIC}')\n", "string"),
        (f"x = = 1\n# {ON_TOPIC}\n", "comment"),
        (f"%matplotlib inline\n'''{ON_TOPIC}'''\n", "docstring"),
        ("# The gradient does not vanish because\n# the forget gates stay near one on the way back.\n", "comment"),
    ],
)
def test_text_in_a_program(text, kind, hand_in):
    found = passages.written(hand_in({"a.py": text}))
    assert kinds(found) == [kind]
    assert found[0].lines[0] >= 1


@pytest.mark.parametrize(
    "text",
    [
        "# 习题6-4 推导LSTM网络中参数的梯度，并分析其避免梯度消失的效果\nx = 1\n",
        "# 反向传播\nloss.backward()\n",
        "with torch.no_grad():  # the weights of all gates are set by hand here and never learned\n    pass\n",
        'def lstm_gradients(x, W, U, b, dh):\n    """Gradients by BPTT."""\n',
        f'def lstm_gradients(x, W, U, b, dh):\n    """{STARTER}"""\n',
        "plt.title('gradient norm over time')\n",
        "# 用 NumPy 实现 LSTM 算子，逐个时刻计算九个输出，门是 sigmoid\n",
    ],
)
def test_what_is_no_answer(text, hand_in):
    assert passages.written(hand_in({"a.py": text})) == []


def test_markdown_under_the_exercises_heading_needs_no_word_of_the_topic(hand_in):
    below = "因为记忆单元是相加的，遗忘门开着的时候信息能够保留很多步，不会每一步都乘矩阵。"
    one = hand_in({"a.ipynb": [("markdown", "## 习题6-4"), ("code", "x = 1"), ("markdown", below)]})
    assert kinds(passages.written(one)) == ["markdown"]


def test_another_heading_ends_it(hand_in):
    below = "下面用 NumPy 逐步计算九个时刻的输出，权重按题目给出，结果保留两位小数。"
    cells = [("markdown", "## 习题6-4"), ("markdown", "## 习题6-3P 用NumPy实现"), ("markdown", below)]
    assert passages.written(hand_in({"a.ipynb": cells})) == []


def test_pictures_in_markdown(hand_in):
    picture = "![推导](attachment:image.png)"
    one = hand_in({"a.ipynb": [("markdown", "# 习题6-4"), ("markdown", picture), ("code", "x = 1")]})
    assert kinds(passages.written(one)) == ["picture"]


def test_embedded_pictures_do_not_fill_the_report(hand_in):
    cell = f'# 习题6-4\n<img src="data:image/png;base64,{"A" * 1900}">'
    (found,) = passages.written(hand_in({"a.ipynb": [("markdown", cell)]}))
    assert len(found.excerpt) < 200


def test_files_beside_the_program(hand_in):
    files = {
        "main.py": "x = 1\n",
        "6-4推导.jpg": b"\xff\xd8",
        "作业.pdf": b"%PDF",
        "说明.md": ON_TOPIC,
        "plot.png": b"\x89",
    }
    found = passages.written(hand_in(files))
    assert {one.file: one.kind for one in found} == {
        "6-4推导.jpg": "picture",
        "作业.pdf": "document",
        "说明.md": "text",
    }


def test_code_is_found_once_with_its_lines(hand_in):
    text = "import numpy as np\n\ndef lstm_cell_backward(da, dc, cache):\n    dWf = 1\n    return dWf\n\nx = 1\n"
    (found,) = passages.code(hand_in({"a.py": text}).sources)
    assert (found.kind, found.lines, found.cell) == ("code", (3, 5), None)
    assert found.excerpt.startswith("def lstm_cell_backward")


def test_code_that_python_cannot_read(hand_in):
    text = "def lstm_gradients(x, W, U, b, dh):\n    dW = {\n    return dW\n"
    (found,) = passages.code(hand_in({"a.py": text}).sources)
    assert found.lines == (1, 3)


def test_code_outside_functions_and_in_cells(hand_in):
    cells = [("code", "x = 1"), ("code", "y = 2\nloss.backward()\nprint(w.grad)\n")]
    (found,) = passages.code(hand_in({"a.ipynb": cells}).sources)
    assert (found.kind, found.cell, found.lines) == ("autograd", 2, (1, 4))


def test_no_grad_is_no_gradient_code(hand_in):
    text = "with torch.no_grad():\n    w.requires_grad_(False)\n    out = lstm(x)\nprint(out.grad_fn)\n"
    assert passages.code(hand_in({"a.py": text}).sources) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("loss.backward()\nreturn W.grad", True),
        ("return torch.autograd.grad(loss, W)", True),
        ("net = Own(); net.forward(x); return net.backward(dh)", False),
        ("# loss.backward(); W.grad\nreturn 1", False),
    ],
)
def test_autograd_is_told_from_a_backward_of_ones_own(text, answer):
    assert passages.uses_autograd(text) is answer


def test_a_function_is_followed_to_those_it_calls(hand_in):
    text = "def other():\n    return 9\n\ndef derive(L):\n    L.backward()\n\ndef lstm_gradients(x):\n    derive(x)\n"
    (source,) = hand_in({"a.py": text}).sources
    found = passages.function_text("lstm_gradients", source)
    assert "L.backward()" in found
    assert "return 9" not in found


@pytest.mark.parametrize(
    ("imported", "body", "answer"),
    [
        ("from torch.func import grad", "grad(loss)(W)", True),
        ("from torch.autograd import (Variable,\n    grad as derive)", "derive(loss, W)", True),
        ("from torch.func import grad", "dW + 1", False),
        ("from torch.autograd import Variable", "Variable(W)", False),
    ],
)
def test_autograd_is_seen_by_the_names_that_a_file_imports(hand_in, imported, body, answer):
    text = f"{imported}\n\ndef lstm_gradients(x, W):\n    return {body}\n"
    (source,) = hand_in({"a.py": text}).sources
    assert passages.uses_autograd(passages.function_text("lstm_gradients", source)) is answer


@pytest.mark.parametrize(
    "piece",
    [
        "![",
        "<img ",
        "from torch.func import grad,\n",
        " ",
        "<style",
        "dWi ",
        '"""',
        "#",
        "习题",
        "(",
        "def ",
        "# 梯度\n",
        "\\partial ",
        "**a** ",
    ],
    ids=repr,
)
def test_no_text_takes_long(piece, hand_in):
    """Patterns that go back and forth over a hostile text would take hours for this; the suite would never end."""
    text = piece * (100_000 // len(piece))
    one = hand_in({"a.py": text, "b.ipynb": [("markdown", text), ("code", text)], "c.html": text, "d.md": text})
    assert len(passages.written(one)) <= 20
    assert len(passages.code(one.sources)) <= 20


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_text_files_of_a_chinese_windows(hand_in, encoding):
    found = passages.written(hand_in({"a.py": "x = 1\n", "答.txt": ON_TOPIC.encode(encoding)}))
    assert [(one.kind, one.excerpt) for one in found] == [("text", ON_TOPIC)]


@pytest.mark.parametrize("magic", ["%%latex", "%%markdown", "%%html"])
def test_cells_of_text_by_magic(hand_in, magic):
    found = passages.written(hand_in({"a.ipynb": [("code", f"{magic}\n{ON_TOPIC}")]}))
    assert kinds(found) == ["markdown"]


PASSING = [
    "LSTM 是循环神经网络的一个变体，最早是为了解决梯度消失的问题而提出的，用得很多。",
    "训练的时候每一步都要先把梯度清零，再做反向传播，不然前后两步的梯度会相加在一起。",
    "这里不需要计算梯度，所以用 torch.no_grad() 把给权重赋值的几行都包起来。",
    "报错 Can't call numpy() on Tensor that requires grad，输出带有梯度，先 detach() 再转换。",
    "梯度裁剪可以防止梯度爆炸，裁剪的阈值取 1，乘上一个系数就可以了。",
]
OTHERS = [
    "# 习题6-1P 推导RNN反向传播算法BPTT",
    "# 习题6-2 推导公式(6.40)和公式(6.41)中的梯度",
    "# 习题6-3 当使用公式(6.50)更新状态时，分析梯度爆炸的原因",
    "# 6.2 梯度爆炸实验",
]
DERIVED = "损失对 U 的梯度是各时刻之和，每往前一步都要连乘一次矩阵，所以可能很大或者很小。"


@pytest.mark.parametrize("text", PASSING)
def test_gradients_in_passing(hand_in, text):
    cells = [("markdown", f"# 心得\n{text}"), ("code", f"# {text}\nx = 1")]
    assert passages.written(hand_in({"a.ipynb": cells, "b.py": f"'''{text}'''\n", "说明.md": text})) == []


@pytest.mark.parametrize("text", PASSING[:3])
def test_under_the_exercises_heading_all_of_it_counts(hand_in, text):
    assert kinds(passages.written(hand_in({"a.ipynb": [("markdown", f"# 习题6-4\n{text}")]}))) == ["markdown"]


@pytest.mark.parametrize("heading", OTHERS)
def test_another_exercise_of_the_chapter(hand_in, heading):
    cells = [("markdown", heading), ("markdown", f"## 推导\n{DERIVED}"), ("code", "def backward(dh):\n    return dh\n")]
    one = hand_in({"a.ipynb": cells})
    assert passages.written(one) == []
    assert passages.code(one.sources) == []


@pytest.mark.parametrize("heading", ["# 习题6-4", "## 6-4 推导", "# 习题6-3 与 6-4", "# LSTM 的梯度"])
def test_the_exercise_behind_another_one(hand_in, heading):
    cells = [("markdown", OTHERS[0]), ("markdown", DERIVED), ("markdown", heading), ("markdown", DERIVED)]
    assert len(passages.written(hand_in({"a.ipynb": cells}))) == 1


def test_another_network_in_passing_and_the_lstm_beside_it(hand_in):
    cells = [("markdown", f"# GRU\n{DERIVED}"), ("markdown", f"GRU 没有记忆单元；LSTM 里{ON_TOPIC}")]
    assert len(passages.written(hand_in({"a.ipynb": cells}))) == 1


TRAINING = "opt = torch.optim.SGD(m.parameters(), lr=1)\nopt.zero_grad()\nloss.backward()\nopt.step()\n"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([("code", TRAINING)], 0),
        ([("code", f"def train_one_epoch(m):\n    {TRAINING}".replace("\n", "\n    "))], 0),
        ([("code", TRAINING), ("code", "for p in m.parameters():\n    print(p.grad)")], 1),
        ([("markdown", "# 习题6-4"), ("code", TRAINING)], 1),
        ([("code", "def grad_clipping(net, theta):\n    return net")], 0),
        ([("code", "def rnn_cell_backward(da, cache):\n    dWax = da @ x.T\n    return dWax")], 0),
        ([("code", "class RNN:\n    def backward(self, dh):\n        return dh")], 0),
        ([("code", "class RNN:\n    def backward(self, dc, f_t):\n        return dc * f_t")], 1),
        ([("code", "dL_dWf = np.outer(dL_dc * c * f * (1 - f), x)")], 1),
    ],
    ids=range(9),
)
def test_what_trains_or_belongs_to_another_network_is_no_derivation(hand_in, cells, found):
    assert len(passages.code(hand_in({"a.ipynb": cells}).sources)) == found


@pytest.mark.parametrize(
    "text",
    [
        "LSTM 不容易出现梯度消失，它的细胞状态像一条传送带，信息可以不变地流到后面的时刻。",
        "6-4\n误差往回传的时候梯度不会很快变小，具体的过程写在纸上了，老师可以看附件里的图。",
        "习题6-4：梯度经过记忆单元的时候能够一直传到前面去，这就是 LSTM 的好处。",
    ],
)
def test_texts_that_are_no_mention_in_passing(hand_in, text):
    files = {"a.ipynb": [("markdown", text)], "b.py": f"'''{text}'''\n", "说明.txt": text}
    assert len(passages.written(hand_in(files))) == 3


def test_a_file_on_another_exercise_that_holds_this_one_too(hand_in):
    cells = [
        ("markdown", DERIVED),
        ("markdown", "# 习题6-4"),
        ("markdown", DERIVED),
        ("code", "def backward(d):\n    return d"),
    ]
    one = hand_in({"习题6-1P.ipynb": cells, "习题6-5 GRU.py": f"# 习题6-4\n# {DERIVED}\nx = 1\n"})
    assert sorted(kinds(passages.written(one))) == ["comment", "markdown"]
    assert len(passages.code(one.sources)) == 1


def test_the_gru_s_own_exercise_is_not_this_one(hand_in):
    text = "习题6-5 推导GRU网络中参数的梯度，并分析其避免梯度消失的效果"
    assert passages.written(hand_in({"a.ipynb": [("markdown", f"# {text}\n{DERIVED}")], "习题6-5.md": DERIVED})) == []
