"""What a label of the corpus says of a grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from grader.judge.mishaps import place_words
from grader.model import Grade


def disagreements(label: Mapping[str, Any], grade: Grade) -> Iterator[str]:
    """Where a grade is not what its label says: checks, points, words, findings that must be there or not."""
    for check in grade.checks:
        status, scores = label["checks"][check.id], label.get("scores", {})
        if check.status.value != status:
            yield f"{check.id}: {check.status.value}, not {status}: {check.message.en}"
        elif check.id in scores and abs(check.score - scores[check.id]) > 1e-3:
            yield f"{check.id}: {check.score:g} points, not {scores[check.id]:g}"
    found = {(finding.code, finding.part) for finding in grade.findings}
    for code, part in label["findings"]["must"]:
        if (code, part) not in found:
            yield f"the finding {code} of {part} is missing"
    yield from _elsewhere(label.get("places", {}), grade)
    for check in grade.checks:
        if (words := label.get("says", {}).get(check.id, "")) not in check.message.en:
            yield f"{check.id}: does not say '{words}': {check.message.en}"
    for code in sorted({code for code, _ in found} & set(label["findings"]["must_not"])):
        yield f"the finding {code} is wrong"


def _elsewhere(places: Mapping[str, str], grade: Grade) -> Iterator[str]:
    """Messages that name another place than their label: of a check by its id, of a finding as `part.code`."""
    said = {check.id: [check.message.en] for check in grade.checks}
    for finding in grade.findings:
        said.setdefault(f"{finding.part}.{finding.code}", []).append(finding.message.en)
    for what, place in places.items():
        file, _, line = place.rpartition(":")
        file, _, cell = file.partition("#")
        words = place_words(file, int(cell) if cell else None, int(line)).en
        if not any(re.search(re.escape(words) + r"(?!\d)", message) for message in said.get(what, [])):
            yield f"{what}: not at {place}: {said.get(what)}"
