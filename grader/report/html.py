"""Write the report site; ``grader.report.site`` says what is in it.

Pages of an earlier report in the same folder are replaced or removed; what is not named as a page of ours stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.model import Report
from grader.report.site.class_page import render
from grader.report.site.names import PAGE, page_name
from grader.report.site.source_view import Sources
from grader.report.site.submission_page import neighbours, render_staff, render_student
from grader.report.write import write

STAFF = "submissions"
STUDENTS = "students"


def write_site(report: Report, out: Path, *, lang: str, sources: Mapping[str, Sources] = {}) -> None:
    """Write the pages of a class.

    Parameters
    ----------
    out
        Folder of the reports.
    lang
        Language that is shown first, ``en`` or ``zh``; both are in every page.
    sources
        What to show of each submission, by its id: `source_view.of_submission` makes it.
    """
    for folder in (STAFF, STUDENTS):
        (out / folder).mkdir(parents=True, exist_ok=True)
    beside = neighbours(report.grades)
    for grade in report.grades:
        shown, name = sources.get(grade.id, ()), page_name(grade.id)
        write(out / STAFF / name, render_staff(report, grade, lang, shown, beside[grade.id]), lasting=False)
        write(out / STUDENTS / name, render_student(report, grade, lang, shown), lasting=False)
    write(out / "index.html", render(report, lang), lasting=False)
    written = {page_name(grade.id) for grade in report.grades}
    for folder in (STAFF, STUDENTS):
        for path in (out / folder).iterdir():
            # Only what bears the name of a page of ours: the folder may hold something that we did not put there.
            if path.name not in written and PAGE.fullmatch(path.name) and not path.is_dir():
                path.unlink(missing_ok=True)
