"""How the runs ended -> findings: what went wrong with the program itself, with the student's line."""

from __future__ import annotations

import errno
import re
from collections.abc import Container, Sequence
from dataclasses import replace

from grader.by_name import OPERATOR_ARGUMENTS
from grader.intake.submission import Trouble
from grader.messages import say
from grader.model import Finding, Text
from grader.observations import End, Frame, Observations, Printed, Refusal, Seen, TorchCall
from grader.sandbox.box import Ending, Place

# NumPy says so of most of what it once had; of the rest, and of what torch had, the names are known. What else is not
# there never was: a typo, or a method of another type.
_SAID_GONE = re.compile(r"(?:numpy|np\.|torch|ndarray).{0,200}?was (?:removed|deprecated|a deprecated)", re.DOTALL)
_GONE = re.compile(
    r"(?:module '(?:numpy|torch)[\w.]*'|'numpy\.ndarray' object|'Tensor' object) has no attribute"
    r" '(?:tostring|ptp|itemset|newbyteorder|mat|asscalar|rank|float|int|bool|object|str|long|unicode|complex|in1d"
    r"|trapz"
    r"|product|cumproduct|alltrue|sometrue|row_stack|msort|round_|asfarray|float_|complex_|string_|unicode_|Inf|NaN|infty"
    r"|random_integers|testing_rundocs|rfft|irfft|gels|symeig|eig|lstsq|matrix_rank|solve|clip_grad_norm|variable)'"
)
_PYTHON2 = re.compile(
    r"Missing parentheses in call to '(?:print|exec)'|multiple exception types must be parenthesized"
    r"|leading zeros in decimal integer literals|invalid decimal literal.*0L|<>"
)
_RELATIVE = "attempted relative import with no known parent package"
_FULL = re.compile(r"\[Errno (?:27|28|122)\]")  # EFBIG, ENOSPC, EDQUOT: the work folder's bounds
_AT_THE_LINE = re.compile(r" \([^()]*, line \d+\)$")  # SyntaxError says it in its own words
_PROCESSES = ("os.fork", "os.forkpty", "subprocess.Popen", "os.system", "os.posix_spawn", "os.exec")


def place_words(file: str, cell: int | None, line: int | None) -> Text:
    """Where something happened, in words."""
    if cell is not None and line:
        return say("place.cell", file=file, cell=cell, line=line)
    if line:
        return say("place.line", file=file, line=line)
    return say("place.file", file=file)


def of_troubles(troubles: Sequence[Trouble]) -> list[Finding]:
    """Findings of files that could not be read."""
    return [
        Finding(
            code=trouble.code,
            part=None,
            message=say(f"finding.{trouble.code}", file=trouble.file or "", reason=trouble.reason),
            file=trouble.file,
            line=None,
        )
        for trouble in troubles
    ]


def of_run(
    file: str,
    observations: Observations,
    ending: Ending,
    detail: str,
    at: Place | None = None,
    *,
    stubs: Container[str] = (),
    goes_on: bool = False,
) -> list[Finding]:
    """Findings of one plain run: its exceptions, its refusals, and how the process ended (`at` where it was killed).

    What a stub of the starter file raises when it is called by name is no mishap; nor is a name that is missing in a
    file that another one runs (`goes_on`), `%run -i part2.py`: alone it is no program.
    """
    ends = [end for end in observations.ends if not (goes_on and end.error == "NameError")]
    found = [finding for end in ends if (finding := _of_end(file, end)) is not None]
    for call in observations.named:
        if (
            call.error and call.parameters[:2] == OPERATOR_ARGUMENTS and not call.used and call.name not in stubs
        ):  # others are free form, called on trial
            frame = (call.place.file, call.place.cell, call.place.line, call.name)
            end = End(
                tick=call.tick,
                cell=call.place.cell,
                how="exception",
                error=call.error,
                message=call.message,
                frames=(frame,),
            )
            found += [finding] if (finding := _of_end(file, end)) else []
    found += [_of_refusal(file, refusal) for refusal in observations.refusals]
    how = _how_it_ended(observations, ending)
    if how is not None:
        code, key = how
        if ending is not Ending.KILLED:
            at = _beginning(at, observations)
        if code == "died" and not detail:
            key = "finding.died-early"
        error = "MemoryError" if code == "memory-limit" else detail
        found.append(_of_process(code, file, observations, error, at, key=key))
    return list({(finding.code, finding.file, finding.line, finding.message.en): finding for finding in found}.values())


def _how_it_ended(observations: Observations, ending: Ending) -> tuple[str, str] | None:
    """(code, message) of how the process ended; None where its program came to an end."""
    if observations.over == "output" or ending is Ending.OUTPUT_LIMIT:
        return "output-limit", "finding.output-limit"
    if observations.over == "memory":
        return "memory-limit", "finding.memory-limit"
    match ending:
        case Ending.CPU_LIMIT:
            return "timeout", "finding.timeout-cpu"
        case Ending.WALL_LIMIT:
            return "timeout", "finding.timeout-wall"
        case Ending.FILES_LIMIT:
            return "output-limit", "finding.output-limit-files"
        case Ending.PROCESS_LIMIT:
            return "process-limit", "finding.process-limit-threads"
        case Ending.KILLED:
            return "died", "finding.died"
        case Ending.EXITED if not observations.done:
            return "died", "finding.died-exit"
        case _ if not observations.ends:  # without an end of the program, a last word is not the worker's
            return "died", "finding.died-early"
    return None


def _of_end(file: str, end: End) -> Finding | None:
    if end.how in ("ok",):
        return None
    if "/" in file and end.error == "ImportError" and _RELATIVE in end.message:
        return None  # a module of a package, which is no program: those that import it run it
    where: Frame = end.frames[-1] if end.frames else (file, end.cell, 0, "")
    words = place_words(*where[:3])
    if end.how == "exit":
        message = say("finding.exit", place=words)
        return Finding(code="died", part=None, message=message, file=where[0], line=where[2] or None, cell=where[1])
    code = code_of(end)
    key = "finding.output-limit-files" if code == "output-limit" else f"finding.{code}"
    told = end.message.split("\n")[0][:200].rstrip(".")
    told = _AT_THE_LINE.sub("", told) if end.how == "syntax" else told
    message = say(key, place=words, error=end.error, message=told or "–")
    return Finding(code=code, part=None, message=message, file=where[0], line=where[2] or None, cell=where[1])


READ_ONLY = f"[Errno {errno.EROFS}]"  # with namespaces everything but the program's folder is mounted so


def code_of(end: End) -> str:
    """Which finding says how a script or a cell ended that ended with an error."""
    if end.how == "syntax":
        return "python2" if _PYTHON2.search(end.message) else "syntax-error"
    if end.error in ("ModuleNotFoundError", "ImportError"):
        return "removed-api" if re.search(r"from '(?:numpy|torch)", end.message) else "import-error"
    if (
        end.error == "MemoryError"
        or "DefaultCPUAllocator" in end.message
        or "can't allocate memory" in end.message
        or "bad_alloc" in end.message
    ):
        return "memory-limit"
    if end.error == "PermissionError" or (end.error == "OSError" and end.message.startswith(READ_ONLY)):
        return "blocked"
    if end.error == "OSError" and _FULL.search(end.message):
        return "output-limit"
    if end.error == "BlockingIOError" or "can't start new thread" in end.message:
        return "process-limit"
    if end.error in ("AttributeError", "TypeError") and (_GONE.search(end.message) or _SAID_GONE.search(end.message)):
        return "removed-api"
    return "exception"


def _of_refusal(file: str, refusal: Refusal) -> Finding:
    code = "process-limit" if refusal.what in _PROCESSES else "blocked"
    shown = refusal.file or file
    words = place_words(shown, refusal.cell, refusal.line)
    message = say(f"finding.{code}-refused", place=words, what=refusal.what)
    return Finding(code=code, part=None, message=message, file=shown, line=refusal.line or None, cell=refusal.cell)


def _of_process(
    code: str, file: str, observations: Observations, detail: str, at: Place | None, *, key: str
) -> Finding:
    if at is not None:
        shown, cell, line = at.file, at.cell, at.line
    else:
        shown, (cell, line) = file, _last_line(observations) or (None, 0)
    message = say(key, place=place_words(shown, cell, line), detail=detail, error=detail)
    return Finding(code=code, part=None, message=message, file=shown, line=line or None, cell=cell)


def _beginning(at: Place | None, observations: Observations) -> Place | None:
    """Where the top-level statement around a place begins.

    In which line of its loop a limit meets a program is chance, and a report must not depend on that.
    """
    if at is None:
        return None
    for one in observations.statements:
        if (one.file, one.cell) == (at.file, at.cell) and one.first <= at.line <= one.last:
            return replace(at, line=one.first)
    return at


def _last_line(observations: Observations) -> tuple[int | None, int] | None:
    """The last line of which anything was seen."""
    happened: list[Seen | Printed | TorchCall] = [*observations.seen, *observations.printed, *observations.calls]
    if not happened:
        return None
    last = max(happened, key=lambda one: one.tick).place
    return (last.cell, last.line) if last.line else None
