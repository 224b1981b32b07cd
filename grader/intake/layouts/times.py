"""When something was handed in, as the file of a learning platform says it: text in, ISO 8601 with an offset out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from grader.intake.entries import Entry, Unreadable

MAX_BYTES = 8 << 20
_MOMENT = re.compile(
    r"""\s*['"]?(?P<day>\d{4}-\d\d-\d\d)[ T](?P<time>\d\d:\d\d:\d\d)(?:\.\d+)?\s*(?P<zone>[^\s'"]+)?['"]?\s*"""
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def moment(text: str) -> str:
    """Read ``2025-03-31 23:59:59.123456 Asia/Shanghai`` and the like; nothing where it is no time.

    A time without a zone is UTC, as nbgrader has it.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return ""
    try:
        zone = _zone(match["zone"] or "UTC")
        return datetime.fromisoformat(f"{match['day']}T{match['time']}").replace(tzinfo=zone).isoformat()
    except (ValueError, OSError):  # no such day, or no such zone
        return ""


def text_of(entry: Entry) -> str:
    """Read a small file of a platform's own; nothing where it cannot be read."""
    if entry.refused is not None or entry.size > MAX_BYTES:
        return ""
    try:
        return entry.read()[:MAX_BYTES].decode("utf-8-sig", "replace")
    except (OSError, Unreadable):
        return ""


def _zone(name: str) -> tzinfo:
    if name.upper() in ("UTC", "Z", "GMT"):
        return timezone.utc
    if offset := _OFFSET.fullmatch(name):
        minutes = int(offset[2]) * 60 + int(offset[3])
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    try:
        return ZoneInfo(name)
    except KeyError as error:
        raise ValueError(f"no such time zone: {name}") from error
