"""The recorder: what was observed, as bounded lines of JSON on the pipe.

One recorder per run. Events are kept in memory only until the statement that made them is over, so that a
program that hangs or kills itself later loses nothing of what it had done before. The judge reads the
stream; its order is the order of time. The format is documented in ``grader/protocol.py``.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import sys
import threading
import types
from collections.abc import Callable
from typing import Any

from .plain import Leaf, leaves, single, wire

# Taken here, before any program can put something else in their place.
_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_write = os.write
_getpid = os.getpid
_getframe = sys._getframe

MAX_SITE_EVENTS = 4000  # a value recorded more often than this at one place is training, not an answer
MAX_SITE_EVENTS_LATE = 400  # the same when much was recorded: what comes last must still fit
MAX_SITE_BYTES_LATE = 1 << 16
MUCH_EVENTS = 40_000
MUCH_BYTES = 4 << 20
MAX_EVENTS = 90_000  # beyond it only what tells how the program went; the reader takes 120,000
MAX_TEXT_SENT = 1 << 20
MAX_EVENT_BYTES = 1 << 18
MAX_STREAM_BYTES = 8 << 20
# Bytes after which an event of a kind is left out. Calls end before values, so that training leaves room for the
# answer; a module and its calls end together, since a call means nothing without its module.
ROOM = {"module": 5 << 20, "call": 5 << 20, "value": 7 << 20, "text": 7 << 20}
FLUSH_BYTES = 1 << 15


@functools.cache
def _passes_on(code: types.CodeType) -> bool:
    """Whether a function takes any arguments (``*args``) or is a stream's `write`, and does next to nothing else."""
    lines = [line for _, _, line in code.co_lines() if line is not None]
    takes_anything = bool(code.co_flags & inspect.CO_VARARGS) or code.co_name in ("write", "log")
    return takes_anything and max(lines, default=0) - code.co_firstlineno <= 4


def _clean(value: Any) -> Any:
    """The same without lone surrogates, which are no text: strict JSON refuses them."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, (list, tuple)):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    return value


class Recorder:
    """Collects events and writes them to a file descriptor.

    A program may have threads, and each of them records: what belongs together is done under a lock.

    Parameters
    ----------
    descriptor
        The write end of the run's pipe.
    output_bytes
        How much the program may print before `on_overflow` is called.
    on_overflow
        Ends the run; does not return.
    """

    def __init__(self, descriptor: int, *, output_bytes: int, on_overflow: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._pid = os.getpid()
        self._buffer: list[str] = []
        self._buffered = 0
        self._sent = 0
        self._events = 0
        self._lock = threading.RLock()  # re-entrant: a `__del__` of the program's may print at any time
        self._sites: dict[tuple[Any, ...], int] = {}
        self._counts: dict[int, int] = {}
        self._bytes: dict[int, int] = {}  # sent of a site's values
        self._files: dict[str, tuple[str, int | None]] = {}
        self._output_bytes = output_bytes
        self._printed = 0
        self._on_overflow = on_overflow
        self._text: list[str] = []
        self._text_place: tuple[Any, ...] | None = None
        self._text_sent = 0
        self._last_snapshot: dict[str, list[Leaf]] = {}

    # -- places -------------------------------------------------------------------------------------------

    def register_file(self, filename: str, shown: str, cell: int | None) -> None:
        """Say that code compiled under `filename` is the student's, and how to name it to people."""
        self._files[filename] = (shown, cell)

    def shown(self, filename: str) -> tuple[str, int | None]:
        """How a file or a cell is named to people."""
        return self._files.get(filename, (filename, None))

    def site(self, kind: str, filename: str, line: int, scope: str, name: str) -> int:
        """Number a place in the source; the first use of it announces it on the pipe."""
        key = (kind, filename, line, scope, name)
        with self._lock:
            number = self._sites.get(key)
            if number is None:
                number = self._sites[key] = len(self._sites)
                shown, cell = self.shown(filename)
                self.event(["site", number, kind, shown[:1000], cell, line, scope[:200], name[:200]])
        return number

    def printing_line(self) -> tuple[str, int, str] | None:
        """The student's line that prints: of helpers that only pass text on, `def p(*a): print(*a)`, their caller's."""
        frame = _getframe(1)
        found = None
        while frame is not None:
            code = frame.f_code
            if code.co_filename in self._files:
                found = code.co_filename, frame.f_lineno, code.co_name
                if not _passes_on(code):
                    return found
            elif found is not None:
                return found
            frame = frame.f_back  # type: ignore[assignment]
        return found

    def student_line(self) -> tuple[str, int, str] | None:
        """The innermost frame of the student's code: (filename, line, scope)."""
        frame = _getframe(1)
        while frame is not None:
            if frame.f_code.co_filename in self._files:
                return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name
            frame = frame.f_back  # type: ignore[assignment]
        return None

    # -- events -------------------------------------------------------------------------------------------

    def value(self, site: int, value: Any) -> Any:
        """Record a value at a numbered place and hand it back (instrumented code calls this)."""
        count = self._counts.get(site, 0)
        if count < (MAX_SITE_EVENTS_LATE if self._much() else MAX_SITE_EVENTS):
            self._counts[site] = count + 1
            one = single(value)
            if one is None:
                self._leaves(site, leaves(value))
            elif self._room_for(site):
                self._bytes[site] = self._bytes.get(site, 0) + self._keep("value", f'["value",{site},{one}]')
        return value

    def snapshot(self, filename: str, line: int, name: str, value: object, *, again: bool = False) -> None:
        """Record what a global name holds now, unless it holds what it held at the last look.

        `again` records it all the same: after a loop, an array that stayed all zeros (of integers) is a result too.
        """
        found = leaves(value)
        if found and (again or self._last_snapshot.get(name) != found):
            self._last_snapshot[name] = found
            self._leaves(self.site("snapshot", filename, line, "<module>", name), found)

    def _much(self) -> bool:
        return self._events > MUCH_EVENTS or self._sent > MUCH_BYTES

    def _leaves(self, site: int, found: list[Leaf]) -> None:
        if found and self._room_for(site):
            sent = self.event(["value", site, [wire(leaf) for leaf in found]])
            self._bytes[site] = self._bytes.get(site, 0) + sent

    def _room_for(self, site: int) -> bool:
        return self._bytes.get(site, 0) <= MAX_SITE_BYTES_LATE or not self._much()

    def event(self, event: list[Any]) -> int:
        """Append one event to the stream; give its size, 0 where it was left out."""
        line = _encode(event)
        if "\\ud" in line:  # a pair of surrogates is a letter, a lone one is nothing
            line = _encode(_clean(event))
        return self._keep(event[0], line)

    def _keep(self, kind: str, line: str) -> int:
        """Append an event that is JSON already."""
        with self._lock:
            if self._text_place is not None and kind != "site":
                self._end_text()
            room = ROOM.get(kind)
            if room is not None and (self._events >= MAX_EVENTS or self._sent > room):
                return 0
            if len(line) > MAX_EVENT_BYTES:
                return 0
            self._events += 1
            self._buffer.append(line)
            self._buffered += len(line) + 1
            if self._buffered > FLUSH_BYTES:
                self._write()
            return len(line)

    # -- printed text -------------------------------------------------------------------------------------

    def text(self, stream: str, text: str) -> None:
        """Record printed text with the line that printed it; writes of one line of code are joined."""
        self._printed += len(text)
        if self._printed > self._output_bytes:
            self._on_overflow()
        with self._lock:
            self._take_text(stream, text)

    def _take_text(self, stream: str, text: str) -> None:
        if self._text_sent > MAX_TEXT_SENT:
            return  # enough was seen; only the limit counts on
        at = self.printing_line() or ("", 0, "<module>")
        place = (stream, *at)
        if place != self._text_place:
            self._end_text()
            self._text_place = place
        self._text.append(text)
        self._text_sent += len(text)
        if text.endswith("\n"):
            self._end_text()

    def _end_text(self) -> None:
        if self._text_place is None:
            return
        stream, filename, line, scope = self._text_place
        text = "".join(self._text)
        self._text_place, self._text = None, []
        if text:
            site = self.site("print" if stream == "out" else "stderr", filename, line, scope, "")
            safe = text.encode("utf-8", "replace").decode("utf-8")
            for start in range(0, len(safe), 30_000):
                self.event(["text", site, safe[start : start + 30_000]])

    # -- the pipe -----------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Send what there is; called when a top-level statement is over."""
        with self._lock:
            if self._text_place is not None and self._text and self._text[-1].endswith("\n"):
                self._end_text()
            self._write()

    def close(self, event: list[Any]) -> None:
        """Send the last event of the run."""
        with self._lock:
            self._end_text()
            self.event(event)
            self._write(last=True)

    def _write(self, *, last: bool = False) -> None:
        if not self._buffer or _getpid() != self._pid:  # a forked copy of the program has no say
            return
        if self._sent > MAX_STREAM_BYTES:  # only what the program did over and over; the last word always fits
            self._buffer = self._buffer[-1:] if last else []
        data = ("\n".join(self._buffer) + "\n").encode("ascii") if self._buffer else b""
        self._buffer, self._buffered = [], 0
        self._sent += len(data)
        view = memoryview(data)
        while view:
            view = view[_write(self._descriptor, view) :]
