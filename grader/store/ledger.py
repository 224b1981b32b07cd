"""The ledger: an SQLite database in the folder of the reports.

    absent --open--> new --seed--> begun --put, put, ...--> (killed at any point) --open--> begun --end--> ended

Each grade is a transaction of its own, and on the disk when `put` returns. A file that is no ledger, is damaged,
or was written by a newer program is renamed, never changed or deleted.
"""

from __future__ import annotations

import itertools
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from grader.errors import GraderFault
from grader.model import Grade
from grader.store.codec import NotAGrade, decode

logger = logging.getLogger("lstm-grade")
NAME = "ledger.sqlite3"
APPLICATION_ID = 0x4C53544D  # "LSTM"
VERSION = 1
_SCHEMA = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE run (one INTEGER PRIMARY KEY CHECK (one = 1), seed INTEGER NOT NULL CHECK (typeof(seed) = 'integer'));
CREATE TABLE grades (key TEXT PRIMARY KEY, conditions TEXT NOT NULL, submission TEXT NOT NULL, grade BLOB NOT NULL);
COMMIT;
"""


class _NotOurs(Exception):
    """The file is not a ledger that this program can go on with; the message says why."""


class Ledger:
    """An open ledger; a context manager that closes it.

    Notes
    -----
    Whoever opens it holds the lock of the folder (`grader.store.lock`): there is one writer.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.found = 0  # grades that did not have to be made again
        self.note: str | None = None  # what became of a file that could not be used, for people
        try:
            self._database = _connect(path)
        except _NotOurs as reason:
            aside = _set_aside(path)
            self.note = f"{path}: {reason}; it was renamed to {aside.name}, and everything is graded anew"
            self._database = _connect(path)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def start_anew(self) -> None:
        """Forget all grades and the seed."""
        self._write(("DELETE FROM grades", ()), ("DELETE FROM run", ()))

    def seed(self, asked_for: int | None, draw: Callable[[], int]) -> int:
        """Give the seed of this run and record it: what is asked for, else the recorded one, else one that is drawn."""
        (recorded,) = self._read("SELECT max(seed) FROM run", ())[0]
        chosen = int(next(seed for seed in (asked_for, recorded, draw()) if seed is not None))
        if chosen != recorded:
            self._write(("INSERT OR REPLACE INTO run (one, seed) VALUES (1, ?)", (chosen,)))
        return chosen

    def find(self, key: str) -> Grade | None:
        """Find the grade that was kept under a key; one that is damaged counts as none."""
        for (content,) in self._read("SELECT grade FROM grades WHERE key = ?", (key,)):
            try:
                grade = decode(bytes(content))
                self.found += 1
                return grade
            except (NotAGrade, TypeError) as error:
                logger.warning("%s: a grade in it is damaged and is made again: %r", self._path, str(error)[:200])
        return None

    def put(self, key: str, conditions: str, submission: str, grade: bytes) -> None:
        """Keep a grade, as `codec.encode` gave it.

        Raises
        ------
        GraderFault
            If it cannot be written: the disk is full, for one. What was kept before stays.
        """
        self._write(
            (
                "DELETE FROM grades WHERE submission = ? AND conditions = ?",
                (submission, conditions),
            ),  # before it changed
            ("INSERT INTO grades VALUES (?, ?, ?, ?)", (key, conditions, submission, grade)),
        )

    def end(self, conditions: str) -> None:
        """Drop what was kept under other conditions: a class has one report, and the file would grow for ever."""
        self._write(("DELETE FROM grades WHERE conditions != ?", (conditions,)))

    def _read(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._fault("read", error) from error

    def _write(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        try:
            with self._database:  # commits, or rolls back
                self._database.execute("BEGIN IMMEDIATE")
                for statement, values in statements:
                    self._database.execute(statement, values)
        except sqlite3.Error as error:
            raise self._fault("written", error) from error

    def _fault(self, what: str, error: sqlite3.Error) -> GraderFault:
        return GraderFault(
            f"{self._path}: cannot be {what} ({error}). What was graded before is kept; run the same command again"
        )


def _connect(path: Path) -> sqlite3.Connection:
    if path.is_dir():
        raise _NotOurs("it is a folder")
    try:
        database = sqlite3.connect(path, isolation_level=None, timeout=5)
    except sqlite3.Error as error:
        raise GraderFault(f"{path}: cannot be opened: {error}") from error
    try:
        _prepare(database)
    except sqlite3.OperationalError as error:
        database.close()
        raise GraderFault(f"{path}: cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        database.close()
        raise _NotOurs(f"it is no ledger, or damaged ({error})") from error
    except _NotOurs:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    def value(statement: str) -> object:
        return database.execute(statement).fetchone()[0]

    application, version = value("PRAGMA application_id"), value("PRAGMA user_version")
    new = not application and not version and not value("SELECT count(*) FROM sqlite_master")
    if not new:
        if application != APPLICATION_ID:
            raise _NotOurs("it is a database of another program")
        if version != VERSION:
            raise _NotOurs("it was written by a newer version of this program")
        if (found := value("PRAGMA quick_check(1)")) != "ok":
            raise _NotOurs(f"it is damaged ({found})")
    database.execute("PRAGMA journal_mode = WAL")  # where the file system cannot, SQLite stays with a rollback journal
    database.execute("PRAGMA synchronous = FULL")  # what `put` has kept outlives the power, not only the process
    if new:
        database.executescript(_SCHEMA)
    for table in ("run", "grades"):
        if not value(f"SELECT count(*) FROM sqlite_master WHERE name = '{table}'"):
            raise _NotOurs(f"the table {table} is missing")


def _set_aside(path: Path) -> Path:
    """Rename a database, with the files that SQLite keeps beside it."""
    number = next(
        n for n in itertools.count(1) if not path.with_name(f"{path.stem}.set-aside-{n}{path.suffix}").exists()
    )
    aside = path.with_name(f"{path.stem}.set-aside-{number}{path.suffix}")
    try:
        path.rename(aside)
        for ending in ("-wal", "-shm", "-journal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise GraderFault(f"{path}: is no ledger and cannot be renamed: {error.strerror}") from error
    return aside
