"""What is said about report.json is what is written: schema, page and code agree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from project_pages import ROOT, tables, text_of

from grader.assignment.load import load
from grader.intake.collect import collect
from grader.messages import catalogue
from grader.model import PARTS, Assessment, Finding, Report, Status, SubmissionStatus, Text, Verdict
from grader.report import as_json
from grader.scoring.rubric import fault, score

SCHEMA = json.loads(as_json.SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
# Public: a code is never renamed. Written out here so that a change has to be meant.
CODES = """
no-code unreadable syntax-error python2 import-error removed-api exception timeout memory-limit output-limit
process-limit died blocked
hard-coded-output not-rerunnable never-called operator-not-used torch-in-numpy-part random-bias
random-recurrent-weight nondeterministic rounded-output forged-result
gates-swapped linear-activation missing-candidate-tanh missing-output-tanh sigmoid-candidate state-not-carried
previous-state-missing stale-state-output input-gate-ignored forget-gate-ignored output-gate-ignored
steps-as-batch integer-truncation all-zero-output
gradient-no-time-path gradient-no-hidden-path gradient-no-memory-path gradient-no-forget-factor
gradient-missing-factor gradient-tanh-derivative gradient-sigmoid-derivative gradient-sign gradient-wrong-step
gradient-no-time-sum gradient-only-last-loss gradient-gates-swapped gradient-transposed gradient-by-autograd
mark-outdated
handed-in-late unknown-student
""".split()
# Keys of messages that say a code in another way.
VARIANTS = {
    "exit": "died",
    "died-exit": "died",
    "died-early": "died",
    "timeout-cpu": "timeout",
    "timeout-wall": "timeout",
    "timeout-not-run": "timeout",
    "process-limit-refused": "process-limit",
    "process-limit-threads": "process-limit",
    "output-limit-files": "output-limit",
    "blocked-refused": "blocked",
    "main-guard": "never-called",
}


# -- the schema and the code --------------------------------------------------------------------------------


@pytest.fixture
def report(tmp_path) -> Report:
    """Build a report with every status, and findings with and without a place."""
    (tmp_path / "学生.py").write_text("print(1)\n", encoding="utf-8")
    (submission,) = collect([tmp_path / "学生.py"])
    assignment = load().assignment
    words = Text(en="so", zh="如此")
    statuses = [status for status in Status if status is not Status.ERROR]
    verdicts = {
        check: Verdict(
            status=(status := statuses[number % len(statuses)]),
            share={Status.PASSED: 1.0, Status.PARTIAL: 0.25}.get(status, 0.0),
            message=words,
            evidence={"got": [0.5, "nan"]} if number % 2 else {},
        )
        for number, check in enumerate(assignment.points.by_check())
    }
    findings = (
        Finding(code="timeout", part=None, message=words, file=None, line=None),
        *(
            Finding(code=code, part=PARTS[n % 4], message=words, file="a.py", line=n + 1)
            for n, code in enumerate(CODES)
        ),
    )
    return Report(
        assignment_id=assignment.id,
        assignment_sha256=load().sha256,
        max_score=assignment.max_score,
        seed=2**63 - 1,
        isolation={"mode": "strict", "layers": {"landlock": 7}},
        versions={"lstm-grade": "0", "numpy": "2", "torch": "2"},
        grades=(
            score(submission, assignment, Assessment(verdicts=verdicts, findings=findings)),
            fault(submission, assignment, "a bug"),
        ),
    )


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_follows_the_schema(report):
    VALIDATOR.validate(json.loads(as_json.render(report)))


def test_sums_hold(report):
    for row in json.loads(as_json.render(report))["submissions"]:
        for key in ("score", "pending", "max_score"):
            by_part = {part: sum(check[key] for check in row["checks"] if check["part"] == part) for part in PARTS}
            assert {part: row["parts"][part][key] for part in PARTS} == pytest.approx(by_part, abs=1e-6)
            assert row[key] == pytest.approx(sum(by_part.values()), abs=1e-6)
        for one in (row, *row["parts"].values(), *row["checks"]):
            assert one["score"] + one["pending"] <= one["max_score"] + 1e-6
        assert all(check["id"].startswith(f"{check['part']}.") for check in row["checks"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema_version"], 2),
        (["seed"], -1),
        (["surprise"], 1),
        (["submissions", 0, "status"], "passed"),
        (["submissions", 0, "score"], -0.5),
        (["submissions", 0, "checks", 0, "id"], "numpy.unheard"),
        (["submissions", 0, "checks", 0, "surprise"], 1),
        (["submissions", 0, "findings", 0, "code"], "unheard-of"),
        (["submissions", 0, "findings", 0, "line"], 0),
        (["submissions", 0, "parts", "numpy", "pending"], "0"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, list) else "",
)
def test_the_schema_refuses_what_is_wrong(report, path, value):
    document = json.loads(as_json.render(report))
    at: Any = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert list(VALIDATOR.iter_errors(document))


def test_evidence_and_isolation_may_grow(report):
    document = json.loads(as_json.render(report))
    document["isolation"]["new"] = document["submissions"][0]["checks"][0]["evidence"]["new"] = {"any": ["thing"]}
    VALIDATOR.validate(document)


def test_enums_are_those_of_the_code():
    definitions = SCHEMA["$defs"]
    assert definitions["status"]["enum"] == [status.value for status in Status]
    assert definitions["submission"]["properties"]["status"]["enum"] == [status.value for status in SubmissionStatus]
    assert definitions["part_name"]["enum"] == list(PARTS)
    assert list(definitions["submission"]["properties"]["parts"]["properties"]) == list(PARTS)
    checks = list(load().assignment.points.by_check())
    assert definitions["check"]["properties"]["id"]["enum"] == checks
    assert definitions["submission"]["properties"]["checks"]["maxItems"] == len(checks)
    assert SCHEMA["properties"]["schema_version"]["const"] == as_json.SCHEMA_VERSION


def test_objects_are_closed_but_for_evidence_and_isolation():
    open_ones = [
        path
        for path, one in _objects(SCHEMA, "")
        if one.get("type") == "object" and one.get("additionalProperties") is not False
    ]
    assert sorted(path.rpartition("/")[2] for path in open_ones) == ["evidence", "isolation", "layers", "layers"]


def _objects(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from _objects(value, f"{path}/{key}")


# -- the page -----------------------------------------------------------------------------------------------


def test_the_page_names_every_key():
    page = text_of("docs/report-json.md").partition("## An example")[0]
    said = {word for words in re.findall(r"`([\w.,: -]+)`", page) for word in re.split(r"[., ]+", words)}
    said |= set(re.findall(r"`([\w-]+)`", page))
    keys = {key for _, one in _objects(SCHEMA, "") for key in one.get("properties", {})} - {"en", "zh"}
    assert keys <= said
    assert '{"en": ..., "zh": ...}' in page


def test_the_example_on_the_page_follows_the_schema():
    block = re.search(r"```json\n(.*?)```", text_of("docs/report-json.md"), re.DOTALL)
    assert block
    document = json.loads(block.group(1))
    (row,) = document["submissions"]
    (check,) = row["checks"]  # the page says that it shows one of them
    row["checks"] = [check] * SCHEMA["$defs"]["submission"]["properties"]["checks"]["minItems"]
    VALIDATOR.validate(document)


# -- the findings -------------------------------------------------------------------------------------------


def codes_on_the_page() -> tuple[list[str], list[str]]:
    english, _, chinese = text_of("docs/findings.md").partition("\n## 中文")
    return tuple(  # type: ignore[return-value]
        [row[0].strip("`") for rows in tables(half) for row in rows[1:]] for half in (english, chinese)
    )


def test_codes_are_the_same_everywhere():
    assert SCHEMA["$defs"]["finding"]["properties"]["code"]["enum"] == CODES
    english, chinese = codes_on_the_page()
    assert english == CODES
    assert chinese == CODES


def test_every_row_says_what_to_do():
    for rows in tables(text_of("docs/findings.md")):
        assert all(len(row) == 3 and all(row) for row in rows)


def test_the_number_of_codes_is_right_where_it_is_said():
    for page in ("docs/findings.md", "CHANGELOG.md"):
        assert str(len(CODES)) in text_of(page)


def test_every_code_can_be_said_and_no_other():
    """The page says that this version produces all codes; then each has words."""
    sayable = set()
    for key in catalogue():
        family, _, code = key.partition(".")
        if family in ("finding", "mistake") and code:
            sayable.add(VARIANTS.get(code, code))
    assert sayable == set(CODES)


def test_the_corpus_speaks_of_these_codes_only():
    for path in sorted((ROOT / "tests" / "corpus").glob("*/*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        findings = expected["findings"]
        used = {code for code, _ in findings["must"]} | set(findings["must_not"])
        assert used <= set(CODES), path
        assert set(expected) <= {"title", "checks", "scores", "findings", "places", "says"}, path
        assert set(expected["checks"]) == set(load().assignment.points.by_check()), path
        assert set(expected["checks"].values()) <= {status.value for status in Status}, path
