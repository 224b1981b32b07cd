"""JUnit XML: a suite for each submission, a case for each check; points are properties of the suite.

Properties of a case are an extension that readers which validate refuse.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from grader.model import CheckResult, Grade, Report, Status
from grader.report.formats import feedback
from grader.report.formats.format import Exported, Options, points
from grader.report.safe_text import visible

NAME = "junit"
FILLS_IN = False
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTCOME = {
    Status.PARTIAL: "failure",
    Status.FAILED: "failure",
    Status.MISSING: "failure",
    Status.REVIEW: "skipped",
    Status.ERROR: "error",
}


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Write all submissions of a report."""
    root = Xml.Element("testsuites", {"name": "lstm-grade", "time": "0", **_counts(list(report.grades))})
    for grade in report.grades:
        suite = Xml.SubElement(root, "testsuite", {"name": _fit(grade.id), "time": "0", **_counts([grade])})
        in_all = {"score": grade.score, "pending": grade.pending, "max_score": grade.max_score}
        _properties(suite, in_all | {check.id: check.score for check in grade.checks})
        for check in grade.checks:
            _case(suite, grade, check, options.lang)
        output = Xml.SubElement(suite, "system-out")
        output.text = _fit(feedback.text(grade, options.lang))
    Xml.indent(root)
    return Exported(content=Xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _case(suite: Xml.Element, grade: Grade, check: CheckResult, lang: str) -> None:
    case = Xml.SubElement(suite, "testcase", name=check.id, classname=_fit(grade.id), time="0")
    outcome = _OUTCOME.get(check.status)
    if outcome is not None:
        result = Xml.SubElement(case, outcome, message=_fit(feedback.in_language(check.message, lang)))
        if outcome != "skipped":
            result.set("type", check.status.value)


def _properties(element: Xml.Element, values: dict[str, float]) -> None:
    properties = Xml.SubElement(element, "properties")
    for name, value in values.items():
        Xml.SubElement(properties, "property", name=name, value=points(value))


def _counts(grades: list[Grade]) -> dict[str, str]:
    outcomes = [_OUTCOME.get(check.status) for grade in grades for check in grade.checks]
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    return {"tests": str(len(outcomes)), **{name: str(outcomes.count(kind)) for name, kind in kinds.items()}}


def _fit(text: str) -> str:
    """Text without what no XML file may hold, not even escaped."""
    return _NO_XML.sub("?", visible(text))
