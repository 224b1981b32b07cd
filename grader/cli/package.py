"""`lstm-grade package gradescope OUT.zip`: this program as an autograder that Gradescope runs for each submission.

setup.sh             once, when the image is built: Python, libseccomp, the packages that are needed
run_autograder       for each submission: grade it, then export its report to results.json
grader/, reference/  this program, as it is installed here
"""

from __future__ import annotations

import io
import zipfile
from importlib import metadata
from pathlib import Path

import click

from grader.cli.steps import CONTEXT, default_language, errors_as_exit_status

SETUP = """\
#!/usr/bin/env bash
set -eu
apt-get update
apt-get install -y python3 python3-venv libseccomp2
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install -q -r /autograder/source/requirements.txt
"""

# Nothing of what is handed in reaches a shell or the log: --quiet, and the program reads the folder itself.
RUN = """\
#!/usr/bin/env bash
set -u
export PYTHONPATH=/autograder/source PYTHONUTF8=1
work=$(mktemp -d)
mkdir "$work/class"
cp -R /autograder/submission "$work/class/submission"
/autograder/venv/bin/python -m grader "$work/class" --out "$work/out" --quiet --jobs 1 \\
    --layout plain --isolation {isolation} --lang {lang}{assignment}
if [ ! -f "$work/out/report.json" ]; then
    echo "The grader could not run; see above. The submission is not to blame." >&2
    exit 1
fi
/autograder/venv/bin/python -m grader export gradescope "$work/out/report.json" \\
    --lang {lang} --out /autograder/results/results.json
"""
_WHEN = (2000, 1, 1, 0, 0, 0)  # the same program gives the same bytes


@click.command("package", context_settings=CONTEXT)
@click.argument("kind", metavar="FORMAT", type=click.Choice(["gradescope"]))
@click.argument("out", metavar="OUT.zip", type=click.Path(path_type=Path))
@click.option("--assignment", type=click.Path(path_type=Path), metavar="FILE", help="Another assignment file (TOML).")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the feedback.  [default: from the locale]")
@click.option(
    "--isolation",
    type=click.Choice(["strict", "portable"]),
    default="strict",
    show_default=True,
    help="portable where the container cannot confine: then a submission can read and forge everything in it.",
)
def package_command(kind: str, out: Path, assignment: Path | None, lang: str | None, isolation: str) -> None:
    """Pack this program as an autograder: gradescope."""
    from grader.assignment.load import load
    from grader.errors import UsageError
    from grader.messages import say

    with errors_as_exit_status():
        extra = {}
        if assignment is not None:
            load(assignment)  # what is not valid is told here, not to the first student
            extra["assignment.toml"] = assignment.read_bytes()
        run = RUN.format(
            isolation=isolation,
            lang=lang or default_language(),
            assignment=" --assignment /autograder/source/assignment.toml" if extra else "",
        )
        try:
            out.write_bytes(autograder({**extra, "setup.sh": SETUP.encode(), "run_autograder": run.encode()}))
        except OSError as error:
            raise UsageError(say("problem.unwritable", path=out, reason=error.strerror)) from error


def autograder(files: dict[str, bytes]) -> bytes:
    """Pack these files with the program itself and the list of what it needs."""
    import grader
    import reference

    for package in (grader, reference):
        top = Path(package.__file__ or "").parent
        for path in sorted(top.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                files[f"{top.name}/{path.relative_to(top).as_posix()}"] = path.read_bytes()
    needed = [one for one in metadata.requires("lstm-grade") or [] if "extra ==" not in one]
    files["requirements.txt"] = "".join(f"{one}\n" for one in needed).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            member = zipfile.ZipInfo(name, _WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = (0o755 if name in ("setup.sh", "run_autograder") else 0o644) << 16
            archive.writestr(member, content)
    return buffer.getvalue()
