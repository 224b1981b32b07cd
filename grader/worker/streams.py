"""The program's standard streams: what it prints goes to the recorder, and nobody types anything.

Many a script for Windows begins with `sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")` or
`sys.stdout.reconfigure(encoding="utf-8")`. Wrapped once more, a stream stays the one that it is: a buffer of its own
would hold back what is printed until nobody knows which line printed it.
"""

from __future__ import annotations

import codecs
import io
import sys
from typing import Any

from .record import Recorder


class _Text(io.TextIOBase):
    """What our text streams have in common."""

    encoding = "utf-8"
    errors = "replace"
    line_buffering = True

    def __init__(self, name: str, descriptor: int, buffer: _Bytes) -> None:
        self.name = name
        self._descriptor = descriptor
        self.buffer = buffer
        buffer.text = self

    def reconfigure(self, **settings: object) -> None:
        """It is UTF-8 already."""

    def detach(self) -> Any:
        """The bytes below, which lead here again."""
        return self.buffer

    def fileno(self) -> int:
        """The number that it has everywhere; what is written there is lost."""
        return self._descriptor


class _Bytes(io.BufferedIOBase):
    """The bytes below a text stream."""

    text: Any = None

    def __init__(self, name: str) -> None:
        self.name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def readable(self) -> bool:
        """Whether it is the keyboard's."""
        return bool(self.text.readable())

    def writable(self) -> bool:
        """Whether it is that of a stream that prints."""
        return bool(self.text.writable())

    def write(self, data: Any) -> int:
        """Print bytes; those of a letter that is cut in two wait for the rest."""
        count = memoryview(data).nbytes
        self.text.write(self._decoder.decode(bytes(data)))
        return count

    def read(self, size: int | None = -1) -> bytes:
        """Nothing."""
        return b""

    def readline(self, size: int | None = -1) -> bytes:
        """One empty line."""
        return str(self.text.readline()).encode()


class Printed(_Text):
    """A stream whose text goes to the recorder."""

    def __init__(self, recorder: Recorder, stream: str) -> None:
        name = f"<std{stream}>"
        super().__init__(name, {"out": 1, "err": 2}[stream], _Bytes(name))
        self._recorder = recorder
        self._stream = stream

    def writable(self) -> bool:
        """Say yes."""
        return True

    def write(self, text: str) -> int:
        """Record the text with the line that printed it."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.text(self._stream, str(text))
        return len(text)


class EmptyLines(_Text):
    """A keyboard on which somebody only presses Enter: `input()` gets an empty line."""

    def __init__(self) -> None:
        super().__init__("<stdin>", 0, _Bytes("<stdin>"))

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """One empty line."""
        return "\n"

    def read(self, size: int | None = -1) -> str:
        """Nothing."""
        return ""


def set_streams(recorder: Recorder) -> None:
    """Give the program its streams, also under the names by which they are restored."""
    sys.stdin = sys.__stdin__ = EmptyLines()  # type: ignore[misc, assignment]
    sys.stdout = sys.__stdout__ = Printed(recorder, "out")  # type: ignore[misc, assignment]
    sys.stderr = sys.__stderr__ = Printed(recorder, "err")  # type: ignore[misc, assignment]
    wrapper = io.TextIOWrapper

    class Kind(type(wrapper)):  # type: ignore[misc]
        def __instancecheck__(cls, one: object) -> bool:
            return isinstance(one, wrapper)

    class TextIOWrapper(wrapper, metaclass=Kind):  # type: ignore[misc, valid-type]
        def __new__(cls, buffer: Any, *args: Any, **kwargs: Any) -> Any:
            return buffer.text if isinstance(buffer, _Bytes) else wrapper(buffer, *args, **kwargs)

    io.TextIOWrapper = TextIOWrapper  # type: ignore[misc]
