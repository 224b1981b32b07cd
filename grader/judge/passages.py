"""What was handed in on exercise 6-4, for a person to mark: code, text, pictures, with where each of them is.

Found by what it says and where it stands, never judged. A passage that turns out to be something else costs the
person a glance; one that is missed costs the student points. So in doubt it is shown. No doubt is left where a model is
trained, another exercise is named, or another network is derived.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.intake.source import Undecodable, decode
from grader.intake.submission import Cell, Language, Source, Submission
from grader.judge import backward
from grader.judge.python_text import Passage, definitions, lines_of_code, parse, remarks, without_sentences
from grader.judge.stubs import without_stubs
from grader.judge.topic import (
    NEGATED,
    TOPIC,
    Headings,
    Standing,
    of_another_exercise,
    of_another_network,
    on_topic,
    shown_under,
)
from grader.starter.handed_out import own_lines

_DEFINES = re.compile(r"def\s+\w*(?:backward|backprop|bptt|grad)\w*\s*\(", re.IGNORECASE)
_CODE_NAME = re.compile(r"(?i:backward|backprop|bptt|grad)|反向|梯度|求导")
_AUTOGRAD = re.compile(
    r"autograd\s*\.\s*(?:grad|functional|jacobian|vjp|jvp)|torch\.func\b|\bjacrev\b|\bGradientTape\b"
)
_IMPORTS_DERIVATIVES = re.compile(
    r"from\s+(torch\.(?:func|autograd)(?:\.functional)?)\s+import\s+(\([^)]{1,200}|[^\n#(]{1,200})"
)
_IMPORTED = re.compile(r"(\w+)(?:\s+as\s+(\w+))?")
_BACKWARD = re.compile(r"\.backward\s*\(")  # torch's, or of a class of the student's own
_BACKWARD_OF_OTHERS = re.compile(r"\b\w*(?:gru|rnn|srn)\w*\s*\.\s*backward\s*\(", re.IGNORECASE)
_KEEPS_SMALL = re.compile(r"\w*clip\w*", re.IGNORECASE)  # def grad_clipping(net, theta)
_MEMORY = re.compile(
    r"lstm|forget|遗忘|\bf_?t\b|\b_?c_(?:next|prev)|\bd_?c\b", re.IGNORECASE
)  # of an LSTM, whatever its name
_TRAINS = re.compile(r"\boptim\b|\.step\s*\(\s*\)|zero_grad")
_READS_GRAD = re.compile(r"\.grad\b(?!\s*\()|retain_grad")
_PICTURE = re.compile(r"!\[[^\]]{0,400}\]\s{0,3}\([^)]{1,400}\)|<img\b[^>]{0,2000}>", re.IGNORECASE)
_PICTURE_DATA = re.compile(r"data:image/[^)\"' ]+")
_ANALYSIS = re.compile(
    r"消失|衰减|爆炸|缓解|保留|因为|所以|\\partial|∂|vanish|decay|explod|surviv|because|therefore", re.IGNORECASE
)
_EXERCISE = re.compile(
    r"习题\s*6\s*[-－–—.]\s*4|推导\s*LSTM\s*网络中?参数的梯度|[,，]?\s{0,3}并?分析其避免梯度消失的效果|NNDL|作业\s*\S{0,4}"
    r"|习题\s*6\s*[-－–—.]\s*3\s*P?|编程实现下图\s*LSTM\s*运行过程"
    r"|使用\s*(?:[Nn]um[Pp]y|NUMPY|nn\.LSTMCell|nn\.LSTM)\s*(?:实现)?\s*(?:LSTM\s*算子)?"
)
_EQUATION = re.compile(r"习题\s*6\s*[-－–—.]\s*4|[=≈∏→]")  # or the exercise named
_TEXT_CELL = re.compile(r"\s*%%(?:latex|markdown|html)\b", re.IGNORECASE)  # code only to the notebook
_PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|bmp|webp|heic|svg|tiff?)$", re.IGNORECASE)
_PHOTO = re.compile(
    r"微信图片|mmexport|wx_camera|(?:IMG|DSC|PXL)[_-]?\d{3}|CamScanner|扫描|照片|拍照|手写|scan|photo", re.IGNORECASE
)
_DOCUMENT_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|pptx?|wps)$", re.IGNORECASE)
_TEXT_FILE = re.compile(r"\.(?:md|markdown|txt|tex|rst)$", re.IGNORECASE)
_PAGE_FILE = re.compile(r"\.html?$", re.IGNORECASE)  # mostly a notebook once more, with all its pictures
_FILE_TOPIC = re.compile(r"6\s*[-－–—._]\s*4(?!\d)|梯度|推导|求导|grad|deriv|bptt|backprop", re.IGNORECASE)
MIN_WEIGHT = 16  # Chinese characters count one, other words two
MIN_WEIGHT_REASON = 8  # of a remark that gives a reason beside a formula, which weighs nothing
MIN_WEIGHT_STRING = 24  # of text that the program prints: a caption is none
MAX_FOUND = 20
MAX_EXCERPT = 1200
MAX_TEXT_FILE = 1 << 16
MAX_PAGE_FILE = 1 << 20


def code(sources: Sequence[Source]) -> list[Passage]:
    """Find gradient code: functions and classes that go backward, and lines that do outside of them."""
    found: list[Passage] = []
    for source in sources:
        reads = any(_READS_GRAD.search(text) for _, text, _ in _code_texts(source))
        for cell, text, standing in _code_texts(source):
            if standing is Standing.OTHER:
                continue
            trains = not reads and standing is not Standing.HERE and _TRAINS.search(text) is not None
            found += _code_of(source.path, cell, text, trains=trains)
    return found[:MAX_FOUND]


def uses_autograd(text: str) -> bool:
    """Whether code lets torch derive: it calls `backward` and reads `.grad`, or asks autograd outright."""
    plain = "\n".join(line.partition("#")[0] for line in text.split("\n"))
    asked = _AUTOGRAD.search(plain) is not None
    return asked or (_BACKWARD.search(plain) is not None and _READS_GRAD.search(plain) is not None)


def function_text(name: str, source: Source) -> str:
    """The text of a function and of the functions of the same file that it names, directly or not."""
    known = {one.excerpt.lstrip().partition("(")[0].split()[-1]: one.excerpt for one in _definitions(source)}
    wanted, found = [name], []
    while wanted:
        text = known.pop(wanted.pop(), None)
        if text is not None:
            found.append(text)
            wanted += [other for other in known if re.search(rf"\b{re.escape(other)}\b", text)]
    body = "\n".join(found)
    return "\n".join([body, *_asked_by_name(body, source)])


def _asked_by_name(body: str, source: Source) -> Iterator[str]:
    """How a function would ask autograd in full, where it does so by names that the file imports."""
    for _, text, _ in _code_texts(source):
        for module, names in _IMPORTS_DERIVATIVES.findall(text):
            for name, alias in _IMPORTED.findall(names):
                if name in backward.DERIVATIVES and re.search(rf"\b{re.escape(alias or name)}\s*\(", body):
                    yield f"{module}.{name}"


def _definitions(source: Source) -> Iterator[Passage]:
    for cell, text, _ in _code_texts(source):
        yield from definitions(text, source.path, cell)


def written(submission: Submission, handed_out: frozenset[str] = frozenset()) -> list[Passage]:
    """Find text and pictures on the exercise: Markdown, comments, docstrings, files beside the program.

    Lines that were handed out, with the starter file, weigh nothing; what stands below them is theirs who wrote it.
    """
    found: list[Passage] = []
    for source in submission.sources:
        if source.language is Language.NOTEBOOK:
            found += _markdown(source.path, source.cells, handed_out)
        for cell, text, standing in _code_texts(source):
            if TOPIC.search(text) is not None:  # else, as in most programs, no remark in it can be on the topic
                said = [one for one in _remarks(text, source.path, cell) if shown_under(standing, one.excerpt)]
                found += [one for one in said if weight(own_lines(one.excerpt, handed_out)) >= _least(one)]
    found += _files(submission)
    return [_shortened(one) for one in found[:MAX_FOUND]]


def _remarks(text: str, file: str, cell: int | None) -> Iterator[Passage]:
    """Remarks on the exercise; of a function's docstring only what it explains, not what it takes and returns."""
    for one in remarks(text, file, cell):
        if on_topic(one.excerpt) and (one.kind != "function" or _ANALYSIS.search(one.excerpt)):
            yield replace(one, kind="docstring") if one.kind == "function" else one


def _least(one: Passage) -> int:
    if one.kind == "string":
        return MIN_WEIGHT_STRING
    reason = _ANALYSIS.search(_EXERCISE.sub(" ", one.excerpt)) is not None
    return MIN_WEIGHT_REASON if reason and _EQUATION.search(one.excerpt) else MIN_WEIGHT


def weight(text: str) -> int:
    """How much a text says beyond the exercise's own title."""
    rest = _EXERCISE.sub(" ", text)
    chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in rest)
    return chinese + 2 * len(re.findall(r"[A-Za-z]{2,}", rest))


def _code_texts(source: Source) -> Iterator[tuple[int | None, str, Standing]]:
    """(cell, code, under which heading) of a source, without the stubs of a starter file."""
    outside = Standing.OTHER if of_another_exercise(source.path.rpartition("/")[2]) else Standing.NONE
    if source.language is Language.NOTEBOOK:
        headings = Headings(outside)
        for cell in source.cells:
            if cell.code and _TEXT_CELL.match(cell.text) is None:
                yield cell.number, without_stubs(cell.text), headings.standing
            elif not cell.code:
                headings.read(cell.text)
    else:
        yield None, without_stubs(source.text), outside


def _code_of(path: str, cell: int | None, text: str, *, trains: bool) -> list[Passage]:
    """Find gradient code in a text; where it trains, a `backward()` is part of the training."""
    if _CODE_NAME.search(text) is None and not backward.may_derive(text):
        return []  # as in most programs
    plain = without_sentences(text)
    looks = [backward.IN_A_LINE] if backward.IN_A_LINE.search(plain) else []
    looks += backward.asked_of_libraries(plain)
    by_hand = backward.through_gates(plain)
    if _CODE_NAME.search(text) is None and not looks and not by_hand:
        return []
    found: list[Passage] = []
    others = _of_other_networks(text)
    if others:
        plain = _BACKWARD_OF_OTHERS.sub("(", plain)
    if trains:
        plain = _BACKWARD.sub("(", plain)
    for one in definitions(text, path, cell):
        if one.lines[0] in others:
            continue
        body = NEGATED.sub("", _BACKWARD.sub("", one.excerpt) if trains else one.excerpt)
        name = one.excerpt.lstrip().partition("(")[0]
        several = len(set(backward.IN_A_LINE.findall(body))) >= 3 or backward.through_gates(body)
        if _CODE_NAME.search(_KEEPS_SMALL.sub("", NEGATED.sub("", name))) or several:
            found.append(_of_kind(one, "autograd" if uses_autograd(one.excerpt) else "code"))
    covered = {line for one in found for line in range(one.lines[0], one.lines[1] + 1)} | others
    if by_hand and not any(backward.through_gates(one.excerpt) for one in found):
        looks += backward.SLOPES  # beside a function that goes backward they are helpers
    if parse(text) is None:
        looks.append(_DEFINES)
    for one in lines_of_code(text, path, cell, looks, covered, seen_as=plain):
        found.append(_of_kind(one, "autograd" if uses_autograd(one.excerpt) else "code"))
    return found


def _of_other_networks(text: str) -> set[int]:
    """Lines of classes and functions that go backward through a network that is no LSTM."""
    tree = parse(text)
    lines = text.split("\n")
    found: set[int] = set()
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and of_another_network(node.name.replace("_", " ")):
            last = node.end_lineno or node.lineno
            if _MEMORY.search("\n".join(lines[node.lineno - 1 : last])) is None:
                found |= set(range(node.lineno, last + 1))
    return found


def _of_kind(one: Passage, kind: str) -> Passage:
    return _shortened(Passage(file=one.file, cell=one.cell, lines=one.lines, kind=kind, excerpt=one.excerpt))


def _shortened(one: Passage) -> Passage:
    excerpt = _PICTURE_DATA.sub("data:…", one.excerpt).strip()
    if len(excerpt) > MAX_EXCERPT:
        excerpt = excerpt[:MAX_EXCERPT] + " …"
    return Passage(file=one.file, cell=one.cell, lines=one.lines, kind=one.kind, excerpt=excerpt)


# -- Markdown -----------------------------------------------------------------------------------------------


def _markdown(path: str, cells: Sequence[Cell], handed_out: frozenset[str]) -> Iterator[Passage]:
    """Text cells that speak of the exercise, or stand under a heading that does."""
    headings = Headings(Standing.OTHER if of_another_exercise(path.rpartition("/")[2]) else Standing.NONE)
    for cell in cells:
        if cell.code and _TEXT_CELL.match(cell.text) is None:
            continue
        standing = headings.standing if cell.code else headings.read(cell.text)
        inside = shown_under(standing, cell.text)
        own = own_lines(cell.text, handed_out)
        said = _PICTURE.sub(" ", "\n".join(line for line in own.split("\n") if not line.lstrip().startswith("#")))
        pictures = _PICTURE.findall(cell.text)
        excerpt = cell.text
        if inside and (weight(said) >= MIN_WEIGHT or _formulas(said)):
            yield Passage(file=path, cell=None, lines=(0, 0), kind="markdown", excerpt=excerpt)
        elif pictures and (inside or standing is Standing.NONE):
            yield Passage(file=path, cell=None, lines=(0, 0), kind="picture", excerpt=excerpt)


def _formulas(text: str) -> bool:
    return re.search(r"\\partial|\\frac|∂|\\delta", text) is not None


# -- files beside the program -------------------------------------------------------------------------------


def _text_of(content: bytes) -> str:
    """Read a text as an editor would: many are saved in the encoding of a Chinese Windows."""
    try:
        return decode(content)
    except Undecodable:
        return content.decode("utf-8", "replace")


def _files(submission: Submission) -> Iterator[Passage]:
    programs = {source.path for source in submission.sources}
    for path in submission.files:
        name = path.rpartition("/")[2]
        if path in programs or of_another_exercise(name):
            continue
        if _TEXT_FILE.search(name):
            text = _text_of(submission.contents.get(path, b""))[:MAX_TEXT_FILE]
            here = Standing.HERE if _FILE_TOPIC.search(path) else Headings().read(text)
            if (on_topic(text) or _FILE_TOPIC.search(name)) and shown_under(here, text) and weight(text) >= MIN_WEIGHT:
                yield Passage(file=path, cell=None, lines=(1, text.count("\n") + 1), kind="text", excerpt=text)
        elif _PAGE_FILE.search(name):
            text = _text_of(submission.contents.get(path, b"")[:MAX_PAGE_FILE])
            if any(on_topic(piece.rpartition("</style>")[2]) for piece in text.split("<style")):
                yield Passage(file=path, cell=None, lines=(0, 0), kind="document", excerpt=name)
        elif _DOCUMENT_FILE.search(name) or (
            _PICTURE_FILE.search(name) and (_FILE_TOPIC.search(path) or _PHOTO.match(name))
        ):
            kind = "document" if _DOCUMENT_FILE.search(name) else "picture"
            yield Passage(file=path, cell=None, lines=(0, 0), kind=kind, excerpt=name)
