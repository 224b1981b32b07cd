"""What handing in late costs, by the assignment's deadline and the time that the learning platform's download tells.

Where the platform only says *that* it was late, nothing is taken: by how much nobody knows, and a person decides.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from grader.assignment.schema import Deadline
from grader.messages import say
from grader.model import Deduction, Finding, Origin, Text

CODE = "handed-in-late"
_DAY = timedelta(days=1)


def lateness(deadline: Deadline | None, origin: Origin | None) -> tuple[Deduction | None, tuple[Finding, ...]]:
    """Say what is taken, and why; nothing at all where the assignment has no deadline."""
    if deadline is None or origin is None:
        return None, ()
    due = deadline.due.isoformat(sep=" ", timespec="minutes")
    if not origin.submitted:
        return None, (_finding(say("late.unknown", due=due)),) if origin.late else ()
    handed_in = datetime.fromisoformat(origin.submitted)
    late_by = handed_in - deadline.due - timedelta(minutes=deadline.grace_minutes)
    if late_by <= timedelta(0):
        return None, ()
    days = math.ceil(late_by / _DAY)
    points = min(days * deadline.points_per_day, deadline.at_most)
    figures = {"at": handed_in.isoformat(sep=" "), "due": due, "days": days, "each": float(deadline.points_per_day)}
    reason = say("late.deducted", points=float(points), most=float(deadline.at_most), **figures)
    return Deduction(points=float(points), reason=reason), (_finding(reason),)


def _finding(message: Text) -> Finding:
    message = say(f"finding.{CODE}", reason=message)
    return Finding(code=CODE, part=None, message=message, file=None, line=None)
