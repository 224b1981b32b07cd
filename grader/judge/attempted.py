"""Which parts a program has code for, as far as its text tells: it may have crashed, or never have run.

A part with code and without an answer is wrong; a part without code was not handed in.
"""

from __future__ import annotations

import re

from grader.intake.submission import Source
from grader.judge.backward import through_gates
from grader.judge.python_text import without_texts
from grader.judge.stubs import code_without_stubs

_GRADIENTS_ONLY = re.compile(
    r"def\s+\w*(?:grad|backward|bptt)\w*\s*\(|\blstm_gradients\s*=|\bd[WUb]_?[ifogc]\b[^=\n]{0,80}=|\bd(?:L|J|E|loss)_?d[WUb]\w{0,8}\s*=|\.backward\s*\(|autograd\s*\.\s*grad"
)
_HOMEWORK = re.compile(
    r"(?<!\d)100(?!\d)|def\s+lstm_numpy|def\s+lstm(?:_cell)?\s*\(\s*inputs|(?<!\d)3\.?0*\s*,\s*-\s*1"
)
_COUNTS = re.compile(  # of epochs, of cells: no weight
    r"range\s*\(\s*100\b|%\s*100\b|\b\w*(?:epoch|iter|size|dim|step|hidden|num|_ct|priority)\w*\s*=\s*100\b",
    re.IGNORECASE,
)
_ATTEMPTS = {
    "numpy": re.compile(
        r"(?<![\w.])\w*sig\w*\s*\(|(?:np|numpy|math)\s*\.\s*(?:exp|tanh|heaviside)\b|(?<![\w.])(?:exp|tanh|expit)\s*\("
        r"|(?:np|numpy)\s*\.\s*(?:dot|matmul|inner|where|einsum|vdot)\b|def\s+lstm_numpy"
        r"|from\s+(?:numpy|math|scipy\.special)\s+import[^\n]*\b(?:exp|tanh|expit)\b"
    ),
    # nn.LSTMcell and nn.Lstm do not exist, but who writes so means the part
    "lstm_cell": re.compile(
        # "用nn.LSTMCell实现": Chinese letters are letters, too
        r"(?<![A-Za-z0-9_])LSTMCell(?![A-Za-z0-9_])|\bnn\s*\.\s*(?i:lstm_?cell)\b"
        r"|from\s+torch\.nn\s+import[^\n]*\b(?i:lstm_?cell)\b"
        r"|def\s+lstm_cell\s*\(\s*inputs\s*,\s*weights"
    ),
    "lstm": re.compile(
        r"\bnn\s*\.\s*(?i:lstm)\b|import[^\n]*(?<!\w)LSTM\b|from\s+torch\.nn\s+import[^\n]*\b(?i:lstm)\b"
        r"|def\s+lstm\s*\(\s*inputs\s*,\s*weights"
    ),
}
_HELPER = re.compile(
    r"^def\s+\w*sig\w*\s*\(.*(?:\n[ \t]+.*|\n[ \t]*(?=\n[ \t]))*|^\w*sig\w*\s*=\s*lambda.*", re.MULTILINE
)
_UNUSED = re.compile(r"(from\s+torch\.nn\s+import[ \t]+)(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*$", re.MULTILINE)
# where modules are told from others, none is made: types in a test, and in the head of a function
_TYPE_TEST = re.compile(
    r"\b(?:isinstance|issubclass)\s*\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\)){0,400}\)"
    r"|\btype\s*\([^()\n]{0,80}\)\s*(?:==|!=|is\b|in\b|not\b)[^\n:]{0,120}"
)
_HEAD = re.compile(r"\bdef\s+\w+\s*\((?:[^()]|\([^()]*\)){0,2000}\)(?:\s*->[^\n:]{1,120})?")
_HINT = re.compile(r":\s*[^,=()\n]{1,200}|->[^\n]*")
_LONG_STRING = re.compile(r"(\"\"\"|''').*?\1", re.DOTALL)
_OWN_CELL = re.compile(r"(?:class|def)\s+LSTMCell\b")
_TORCHS_CELL = re.compile(r"\.\s*LSTMCell\b|import[^\n]*\bLSTMCell\b|def\s+lstm_cell\s*\(\s*inputs")


def attempted(source: Source) -> frozenset[str]:
    """Which parts a source has code for, as far as its text tells; it may never have run."""
    code = _code(source)
    computed = _HELPER.sub(" ", without_texts(code))  # "tanh(c) = ..." is a caption; a sigmoid alone is no LSTM
    code = _HEAD.sub(lambda head: _HINT.sub(" ", head.group()), _TYPE_TEST.sub(" ", code))
    code = _UNUSED.sub(lambda line: _without_unused(line, computed), code)
    found = {part for part, pattern in _ATTEMPTS.items() if pattern.search(computed if part == "numpy" else code)}
    if "torch" not in code:
        found -= {"lstm_cell", "lstm"}  # names of the student's own
    if re.search(r"from\s+torch\.nn\s+import\s+\*", code) and re.search(r"(?<![\w.])LSTM\s*\(", code):
        found.add("lstm")
    if _OWN_CELL.search(code) and not _TORCHS_CELL.search(code):
        found.discard("lstm_cell")  # a class that was written by hand
    return frozenset() if _only_about_gradients(code) else frozenset(found)


def _without_unused(line: re.Match[str], computed: str) -> str:
    """An import of torch's modules without those whose names stand nowhere else."""
    names = [name.strip() for name in line.group(2).split(",")]
    elsewhere = computed.replace(line.group(), "")
    used = [name for name in names if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", elsewhere)]
    return line.group(1) + ", ".join(used) if used else ""


def cells_for(part: str, source: Source) -> frozenset[int]:
    """Which code cells of a notebook have code for a part in them."""
    cells = [cell for cell in source.cells if cell.code]
    texts = {cell.number: "\n".join(line.partition("#")[0] for line in cell.text.split("\n")) for cell in cells}
    return frozenset(number for number, text in texts.items() if _ATTEMPTS[part].search(text))


def only_about_gradients(source: Source) -> bool:
    """Whether a source works on exercise 6-4 alone: its forward pass is without the homework's weights or inputs."""
    return _only_about_gradients(_code(source))


def _code(source: Source) -> str:
    """The text of a source without untouched stubs, comments, and what stands between three quotes."""
    code = "\n".join(line.partition("#")[0] for line in code_without_stubs(source).split("\n"))
    return _LONG_STRING.sub("''", code)


def _only_about_gradients(code: str) -> bool:
    derives = _GRADIENTS_ONLY.search(code) is not None or through_gates(code)
    return derives and _HOMEWORK.search(_COUNTS.sub(" ", code)) is None
