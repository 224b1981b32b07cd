"""A line of a mark sheet, and the names of its columns."""

from __future__ import annotations

from dataclasses import dataclass

from grader.errors import UsageError


class MarksError(UsageError):
    """A mark sheet cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a sheet, as it is written there: nothing of it is known to be right yet."""

    submission: str
    check: str
    score: str = ""  # the first four are the person's; empty: nothing yet
    comment: str = ""
    by: str = ""
    at: str = ""
    max_score: str = ""  # the rest is the program's
    reason: str = ""
    where: str = ""
    excerpt: str = ""
    sha256: str = ""
    extra: tuple[tuple[str, str], ...] = ()  # columns that somebody added
    source: str = ""  # name of the file it stands in
    line: int = 0  # where it begins in that file, from 1

    @property
    def is_mark(self) -> bool:
        """Whether it decides or says something."""
        return bool(self.score or self.comment)

    @property
    def is_touched(self) -> bool:
        """Whether a person wrote into it."""
        return bool(self.score or self.comment or self.by or self.at or any(value for _, value in self.extra))

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.source}, line {self.line}"


# Columns in the order of the sheet: what is marked, the person's four, then why and where.
COLUMNS = (
    "submission",
    "check",
    "max_score",
    "score",
    "comment",
    "by",
    "at",
    "reason",
    "where",
    "excerpt",
    "sha256",
)
NEEDED = ("submission", "check", "score")
TITLES = {
    "en": {name: name for name in COLUMNS},
    "zh": dict(
        zip(
            COLUMNS,
            ("提交", "检查项", "满分", "得分", "评语", "评分人", "时间", "原因", "位置", "摘录", "sha256"),
            strict=True,
        )
    ),
}
BY_TITLE = {title: name for titles in TITLES.values() for name, title in titles.items()}
