"""A zip of feedback files for Moodle, "Upload multiple feedback files in a zip".

Moodle takes a file's name apart at its underscores: name, participant's number, plugin, kind, and the file itself.
"""

from __future__ import annotations

import io
import re
import zipfile

from grader.messages import say
from grader.model import Report
from grader.report.formats import feedback
from grader.report.formats.format import Exported, Options, final

NAME = "moodle-feedback"
FILLS_IN = False
_UNFIT = re.compile(r'[\x00-\x1f\x7f_/\\:*?"<>|]')
_WHEN = (2000, 1, 1, 0, 0, 0)  # the same report gives the same bytes


def render(report: Report, theirs: bytes, options: Options) -> Exported:
    """Write a text for each submission that came from Moodle."""
    buffer = io.BytesIO()
    notes = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for grade in report.grades:
            if grade.origin is None or grade.origin.layout != "moodle":
                notes.append(say("export.not-moodle", id=grade.id))
            elif options.only_final and not final(grade):
                notes.append(say("export.still-open", id=grade.id))
            else:
                name = _UNFIT.sub(" ", grade.origin.name)[:80]
                member = zipfile.ZipInfo(f"{name}_{grade.origin.key}_assignsubmission_file_feedback.txt", _WHEN)
                member.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(member, "\ufeff" + feedback.text(grade, options.lang).replace("\n", "\r\n") + "\r\n")
    return Exported(content=buffer.getvalue(), notes=tuple(notes))
