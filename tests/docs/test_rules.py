"""Every rule of judgement has its case, and the table of docs/rules-and-tests.md says what the case says."""

from __future__ import annotations

import json
import re

import pytest
from project_pages import ROOT, tables, text_of

CORPUS = ROOT / "tests" / "corpus"
RULES = set(
    "comparison|zeros|rounding|kinds of gates|shares|parts apart|no replaceable input|no luck|by name or free form|"
    "our own faults|typed-in|means|own parameters|seeded|partial|decimals|several|crash|never called|named functions|"
    "plain Python|stepped nn.LSTM|gradients|box|limits|ids|codes".split("|")
)
ROWS = next(rows for rows in tables(text_of("docs/rules-and-tests.md")) if rows[0][0] == "rule")[1:]


def test_every_rule_has_a_row():
    assert {row[0] for row in ROWS if row[0]} == RULES


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[2]} {row[3]}".replace("`", ""))
def test_what_is_said_of_a_case_is_its_label(row):
    name, said = row[2].strip("`"), row[3]
    if name.startswith("tests/"):
        assert re.search(r"^def test_", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert said == "its tests"
        return
    match = re.fullmatch(r"`([a-z_.]+)` (\w+)", said)
    assert match
    label = json.loads((CORPUS / name / "expected.json").read_text(encoding="utf-8"))
    assert label["checks"][match.group(1)] == match.group(2)
