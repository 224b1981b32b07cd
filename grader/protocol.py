"""What comes out of the box: bytes, hostile by assumption, rebuilt here as plain data.

The stream of a run is ASCII, a JSON array a line, in the order of time; `grader/events.py` has the events.

Values only: no verdict is read from inside, nothing is unpickled, and every field has one type. Decoding raises
`ForgedStream` and nothing else. Sizes are bounded before reading: the stream by `MAX_STREAM_BYTES`, a line by
`MAX_LINE_BYTES`, their number by `MAX_EVENTS`; what the events hold together by `MAX_VALUES` and `MAX_CALLS`
(`grader/bounds.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping
from typing import Any

import msgspec
import numpy as np

from grader import bounds, events
from grader.errors import ForgedStream
from grader.observations import (
    End,
    NamedCall,
    Numbers,
    Observations,
    Place,
    Printed,
    Refusal,
    Replaced,
    Seen,
    Statement,
    TorchCall,
    TorchModule,
    Uncalled,
)

ANOTHER_FILE = "?.py"  # one that the program wrote, or says it has


def decode(stream: bytes, files: Container[str] | None = None) -> Observations:
    """Rebuild the observations of a run.

    Parameters
    ----------
    stream
        All bytes that came out of the pipe. A last line without its end was cut off by the death of the
        run and is dropped.
    files
        The names that a place may have, those of the submission's files: any other becomes `ANOTHER_FILE`, since it
        is shown to people. None believes all.

    Raises
    ------
    ForgedStream
        If any complete line is not an event, names an unknown place, or holds numbers that do not fill
        their shape.
    """
    if len(stream) > bounds.MAX_STREAM_BYTES:
        raise ForgedStream(f"the stream has {len(stream)} bytes, more than {bounds.MAX_STREAM_BYTES}")
    if stream.count(b"\n") > bounds.MAX_EVENTS:
        raise ForgedStream(f"the stream has more than {bounds.MAX_EVENTS} events")
    reader = _Reader(files)
    for tick, line in enumerate(stream.split(b"\n")[:-1]):
        if len(line) > bounds.MAX_LINE_BYTES:
            raise ForgedStream(f"event {tick} has {len(line)} bytes")
        try:
            event = events.DECODER.decode(line)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise ForgedStream(f"event {tick} is not one: {error}") from None
        reader.read(tick, event)
    reader.finish()
    return reader.result


class _Reader:
    """Turns events into observations; knows the places and modules that were announced."""

    def __init__(self, files: Container[str] | None) -> None:
        self.result = Observations()
        self._files = files
        self._places: dict[int, Place] = {}
        self._modules: dict[int, TorchModule] = {}
        self._calling: events.Calling | None = None
        self._values = 0

    def read(self, tick: int, event: events.Events) -> None:
        _READERS[type(event)](self, tick, event)

    def _file(self, name: str) -> str:
        return name if not name or self._files is None or name in self._files else ANOTHER_FILE

    def site(self, _: int, event: events.Site) -> None:
        self._places[event.number] = Place(
            kind=event.kind,
            file=self._file(event.file),
            cell=event.cell,
            line=event.line,
            scope=event.scope,
            name=event.name,
        )

    def value(self, tick: int, event: events.Value) -> None:
        place = self._place(event.site)
        self.result.seen.append(Seen(tick=tick, place=place, numbers=self._leaves(event.leaves)))

    def text(self, tick: int, event: events.Text) -> None:
        self.result.printed.append(Printed(tick=tick, place=self._place(event.site), text=event.text))

    def module(self, _: int, event: events.Module) -> None:
        self._count(len(event.values))
        self._modules[event.number] = TorchModule(
            number=event.number,
            kind=event.kind,
            settings=event.settings,
            parameters={name: _numbers("", *value) for name, value in event.values.items()},
            untouched=frozenset(event.untouched),
        )

    def usage(self, _: int, event: events.Usage) -> None:
        if len(self.result.statements) + len(self.result.inside) >= bounds.MAX_STATEMENTS:
            return
        (self.result.inside if isinstance(event, events.Inside) else self.result.statements).append(
            Statement(
                file=self._file(event.file),
                cell=event.cell,
                first=event.first,
                last=event.last,
                definition=event.definition,
                literal=event.literal,
                defines=frozenset(event.defines),
                uses=frozenset(event.uses),
                libraries=frozenset(event.libraries),
                changes=frozenset(event.changes),
            )
        )

    def end(self, tick: int, event: events.End) -> None:
        if len(self.result.ends) >= bounds.MAX_ENDS:
            raise ForgedStream("more ends than a program has beginnings")
        self.result.ends.append(
            End(
                tick=tick,
                cell=event.cell,
                how=event.how,
                error=event.error,
                message=event.message,
                frames=tuple((self._file(file), cell, line, scope) for file, cell, line, scope in event.frames),
            )
        )

    def calling(self, tick: int, event: events.Calling) -> None:
        self._unfinished(tick)
        self._calling = event

    def replaced(self, _: int, event: events.Replaced) -> None:
        self.result.replaced.append(
            Replaced(file=self._file(event.file), cell=event.cell, what=event.what, line=event.line, name=event.name)
        )

    def uncalled(self, tick: int, event: events.Uncalled) -> None:
        place = Place(
            kind="uncalled",
            file=self._file(event.file),
            cell=event.cell,
            line=event.line,
            scope="<module>",
            name=event.name,
        )
        self.result.uncalled.append(Uncalled(tick=tick, place=place))

    def refused(self, _: int, event: events.Refused) -> None:
        if len(self.result.refusals) >= bounds.MAX_REFUSALS:
            raise ForgedStream("more refusals than a run reports")
        self.result.refusals.append(
            Refusal(what=event.what, file=self._file(event.file), cell=event.cell, line=event.line)
        )

    def begun(self, _: int, event: events.Begun) -> None:
        pass

    def over(self, _: int, event: events.Over) -> None:
        self.result.over = event.what

    def fault(self, tick: int, event: events.Fault) -> None:
        # after the program has begun, this could be its own word
        self.result.fault, self.result.claimed_fault = (event.text, None) if tick == 0 else (None, event.text)

    def done(self, tick: int, _: events.Done) -> None:
        self._unfinished(tick)
        self.result.done = True

    def _place(self, number: int) -> Place:
        try:
            return self._places[number]
        except KeyError:
            raise ForgedStream(f"place {number} was not announced") from None

    def call(self, tick: int, event: events.Call) -> None:
        module = self._modules.get(event.module)
        if len(self.result.calls) >= bounds.MAX_CALLS:
            raise ForgedStream("more calls of modules than a run reports")
        if module is None or module.kind != event.kind:
            raise ForgedStream(f"module {event.module} was not announced as {event.kind}")

        held = (event.given, event.h_0, event.c_0, event.output, event.c, event.returned)
        self._count(len(held) - held.count(None))
        given, h_0, c_0, output, c, returned = [None if value is None else _numbers("", *value) for value in held]
        self.result.calls.append(
            TorchCall(
                tick=tick,
                place=self._place(event.site),
                kind=event.kind,
                module=module,
                given=given,
                h_0=h_0,
                c_0=c_0,
                output=output,
                c=c,
                returned=returned,
            )
        )

    def called(self, tick: int, event: events.Called | None) -> None:
        calling, self._calling = self._calling, None
        if calling is None:
            raise ForgedStream("a function returned that was not called")
        place = Place(
            kind="called",
            file=self._file(calling.file),
            cell=calling.cell,
            line=calling.line,
            scope="<module>",
            name=calling.name,
        )
        self.result.named.append(
            NamedCall(
                tick=tick,
                name=calling.name,
                case=calling.case,
                parameters=tuple(calling.parameters),
                used=calling.used,
                place=place,
                returned=self._leaves(event.leaves) if event else (),
                error=event.error if event else "",
                message=event.message if event else "",
                finished=event is not None,
            )
        )

    def _leaves(self, leaves: list[events.Leaf]) -> tuple[Numbers, ...]:
        self._count(len(leaves))
        return tuple([_numbers(*leaf) for leaf in leaves])

    def _count(self, values: int) -> None:
        self._values += values
        if self._values > bounds.MAX_VALUES:
            raise ForgedStream("more values than a run reports")

    def finish(self) -> None:
        """The stream is over: a function that was called and did not come back never will."""
        self._unfinished(bounds.MAX_STREAM_BYTES)

    def _unfinished(self, tick: int) -> None:
        if self._calling is not None:
            self.called(tick, None)


_READERS: Mapping[type[events.Event], Callable[[_Reader, int, Any], None]] = {
    events.Site: _Reader.site,
    events.Value: _Reader.value,
    events.Text: _Reader.text,
    events.Usage: _Reader.usage,
    events.Inside: _Reader.usage,
    events.Module: _Reader.module,
    events.Call: _Reader.call,
    events.End: _Reader.end,
    events.Calling: _Reader.calling,
    events.Called: _Reader.called,
    events.Replaced: _Reader.replaced,
    events.Uncalled: _Reader.uncalled,
    events.Refused: _Reader.refused,
    events.Begun: _Reader.begun,
    events.Over: _Reader.over,
    events.Fault: _Reader.fault,
    events.Done: _Reader.done,
}


def _numbers(path: str, shape: list[int], origin: str, numbers: list[float | events.Word]) -> Numbers:
    if not numbers or len(numbers) > bounds.MAX_NUMBERS or len(shape) > 32 or min(shape, default=0) < 0:
        raise ForgedStream("a value is empty, or larger than values may be")
    if math.prod(shape) != len(numbers):
        raise ForgedStream(f"{len(numbers)} numbers do not fill the shape {shape}")
    values = np.array(numbers, dtype=np.float64)  # NumPy reads the words as Python's float() does
    return Numbers(path=path, shape=tuple(shape), origin=origin, values=values)
