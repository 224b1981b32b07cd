"""Classes that never were, as reports: a large one with all there can be on its pages, and a hostile one."""

from __future__ import annotations

import math

from grader.assignment.load import load
from grader.intake.submission import Submission
from grader.model import Assessment, Finding, Report, RunRecord, Status, Text, Trace, TraceRow, Verdict
from grader.report.site.source_view import Sources
from grader.scoring.rubric import fault, score

ASSIGNMENT = load().assignment
SOURCE = '''import numpy as np  # 作业
x = np.array([[1, 0, 0, 1], [3, 1, 0, 1]])
def sigmoid(z):
    """门"""
    return 1 / (1 + np.exp(-z))
for t in range(9):
    c = f * c + i * g
print("y =", y)
'''
HOSTILE = (
    "<script>document.title='RAN'</script>",
    "</script><script>alert('RAN')</script><img src=x onerror=alert('RAN')>",
    "</style></title></pre></textarea><svg onload=alert('RAN')><a href=\"javascript:alert('RAN')\">x</a></svg>",
    "\" onclick=alert('RAN') autofocus onfocus=alert('RAN') x='",
    '<iframe src="http://127.0.0.1:1/"></iframe><link rel=stylesheet href=//127.0.0.1:1/x.css>',
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'><base href=http://127.0.0.1:1/>",
    "javascript:alert('RAN')",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert('RAN')>",
    "a\u202etxt\u2066.exe\x00\x1b[31m",
)


def large_class(count: int) -> tuple[Report, dict[str, Sources]]:
    """Make a class; submission n is named ``s0007`` and called 学生 besides, and what it has follows from n."""
    grades, sources = [], {}
    for n in range(count):
        work = _work(f"s{n:04} 学生")
        if n % 100 == 29:
            grades.append(fault(work, ASSIGNMENT, "KeyError: 'secret of the grader'"))
        else:
            grades.append(score(work, ASSIGNMENT, _assessment(n), runs=_runs("a.py", n), printed="y = 0.96\n" * 9))
        sources[work.id] = [("a.py", SOURCE)]
    return _report(grades), sources


def hostile_class() -> tuple[Report, dict[str, Sources]]:
    """Make a class of attacks."""
    grades, sources = [], {}
    for words in HOSTILE:
        work = _work(words)
        text = Text(en=f"en {words}", zh=f"zh {words}")
        evidence = {
            "got": [words],
            "expected": [0.5],
            "found": [{"file": words, "line": 1, "excerpt": words}],
            words: words,
        }
        verdict = Verdict(status=Status.PARTIAL, share=0.5, message=text, evidence=evidence)
        assessment = Assessment(
            verdicts=dict.fromkeys(ASSIGNMENT.points.by_check(), verdict),
            findings=(Finding(code="exception", part="numpy", message=text, file=words, line=1),),
            traces=(trace(words, right=False),),
        )
        run = RunRecord(
            file=words, purpose=words, ending=words, detail=words, cpu_seconds=1, wall_seconds=1, peak_bytes=1
        )
        grades.append(score(work, ASSIGNMENT, assessment, runs=(run,), printed=words))
        sources[words] = [(words, words), (f"{words}.ipynb#1", f"x = '''{words}'''"), ("b.ipynb#text", words)]
    return _report(grades), sources


def trace(name: str = "c", *, right: bool) -> Trace:
    """Make a trace with every way to know a quantity."""
    reference = tuple(math.tanh(step) for step in range(9))
    off = (*reference[:4], 0.25, *reference[5:])
    rows = []
    for letter, how in zip("gifocy", ("both", "values", "name", "", "parameters", "answer"), strict=True):
        got = None if not how else reference if right or letter in "gif" else off
        agrees = tuple(a == b for a, b in zip(got or reference, reference, strict=True))
        rows.append(TraceRow(letter=letter, reference=reference, got=got, agrees=agrees, how=how, name=name))
    inputs = tuple((float(step), 0.0, -1.0, 1.0) for step in range(9))
    return Trace(part="numpy", inputs=inputs, rows=tuple(rows))


def _assessment(n: int) -> Assessment:
    statuses = [Status.PASSED, Status.PARTIAL, Status.FAILED, Status.MISSING]
    verdicts = {}
    for k, check in enumerate(ASSIGNMENT.points.by_check()):
        status = Status.REVIEW if check.startswith("gradients") and n % 10 == 0 else statuses[(n // (k + 1)) % 4]
        share = {Status.PASSED: 1.0, Status.PARTIAL: 0.5}.get(status, 0.0)
        evidence = {"got": [0.0, 0.5], "expected": [0.0, 0.96]} if check.endswith("output") else {}
        if status is Status.REVIEW:
            evidence = {"found": [{"file": "a.py", "line": 5, "excerpt": "dW_f = ...\n梯度"}], "blocks": [1, 2]}
        verdicts[check] = Verdict(status=status, share=share, message=Text(en="so", zh="如此"), evidence=evidence)
    codes = [code for k, code in ((3, "gates-swapped"), (5, "state-not-carried"), (7, "random-bias")) if n % k == 0]
    text = Text(en="what was seen", zh="所见")
    findings = tuple(Finding(code=code, part="numpy", message=text, file="a.py", line=7) for code in codes)
    return Assessment(verdicts=verdicts, findings=findings, traces=(trace(right=n % 2 == 0),))


def _runs(file: str, n: int) -> tuple[RunRecord, ...]:
    endings = ("finished", "cpu-limit" if n % 50 == 0 else "finished")
    return tuple(
        RunRecord(
            file=file,
            purpose=purpose,
            ending=ending,
            detail="",
            cpu_seconds=0.1 + n / 1000,
            wall_seconds=0.2,
            peak_bytes=200 << 20,
        )
        for purpose, ending in zip(("plain", "hidden-inputs"), endings, strict=True)
    )


def _work(identity: str) -> Submission:
    return Submission(id=identity, files=("a.py",), sha256="0" * 64, contents={}, sources=(), troubles=())


def _report(grades: list) -> Report:  # type: ignore[type-arg]
    return Report(
        assignment_id=ASSIGNMENT.id,
        assignment_sha256="1" * 64,
        max_score=ASSIGNMENT.max_score,
        seed=424242424242,
        isolation={"mode": "strict", "layers": {"landlock": 7, "seccomp": None}},
        versions={"lstm-grade": "0", "numpy": "2", "torch": "2"},
        grades=tuple(grades),
        limits={"cpu_seconds": 10.0, "wall_seconds": 20.0, "memory_bytes": 1 << 30, "output_bytes": 16 << 20},
    )
