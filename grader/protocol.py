"""What comes out of the box: bytes, hostile by assumption, rebuilt here as plain data.

The stream of a run is ASCII, a JSON array a line, its first element the tag, in the order of time:

    ["site", n, kind, file, cell, line, scope, name]      numbers a place in the student's source
    ["value", site, [[path, shape, origin, numbers]...]]  a value that was seen there
    ["text", site, text]                                  what that line printed
    ["usage", file, cell, first, last, is_definition, is_literal, defines, uses, libraries]
    ["inside", ...]                                       the same of a statement inside of the one before
    ["module", n, kind, settings, {name: [shape, origin, numbers]}, untouched]   parameters of a torch module
    ["call", site, kind, module, input, h0, c0, output, c, returned]       one call of it
    ["end", cell, how, error, message, frames]            a script or a cell is over
    ["calling", ...] ["called", ...]                      a function handed in by name
    ["replaced", file, cell, what, line]                  a literal that was made to state other numbers
    ["uncalled", name, file, cell, line]                  from here on: a function that nobody had called
    ["refused", event, file, cell, line]                  something the box does not do
    ["begun"]                                             the program starts
    ["over", what] ["fault", text] ["done"]               the last word

Values only: no verdict is read from inside, nothing is unpickled, and every field has one type (msgspec
checks it in C while it reads). Decoding raises `ForgedStream` and nothing else. Sizes are bounded before
reading: the stream by `MAX_STREAM_BYTES`, a line by `MAX_LINE_BYTES`, their number by `MAX_EVENTS`; what the events
hold together by `MAX_VALUES` and `MAX_CALLS` (`grader/bounds.py`).
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

import msgspec
import numpy as np

from grader import bounds
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

Word = Literal["nan", "inf", "-inf"]
Shaped = tuple[list[int], str, list[float | Word]]
Leaf = tuple[str, list[int], str, list[float | Word]]
Natural = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Frame = tuple[str, Natural | None, Natural, str]


class _Event(msgspec.Struct, array_like=True, tag_field="t"):
    """Base: an array whose first element is the tag."""


class _Site(_Event, tag="site"):
    number: Natural
    kind: str
    file: str
    cell: Natural | None
    line: Natural
    scope: str
    name: str


class _Value(_Event, tag="value"):
    site: Natural
    leaves: list[Leaf]


class _Text(_Event, tag="text"):
    site: Natural
    text: str


class _Usage(_Event, tag="usage"):
    file: str
    cell: Natural | None
    first: Natural
    last: Natural
    definition: bool
    literal: bool
    defines: list[str]
    uses: list[str]
    libraries: list[str]


class _Inside(_Usage, tag="inside"):
    pass


class _Module(_Event, tag="module"):
    number: Natural
    kind: Literal["lstm_cell", "lstm"]
    settings: dict[str, int]
    values: dict[str, Shaped]
    untouched: list[str]


class _Call(_Event, tag="call"):
    site: Natural
    kind: Literal["lstm_cell", "lstm"]
    module: Natural
    given: Shaped | None
    h_0: Shaped | None
    c_0: Shaped | None
    output: Shaped | None
    c: Shaped | None
    returned: Shaped | None


class _End(_Event, tag="end"):
    cell: Natural | None
    how: Literal["ok", "exception", "exit", "syntax"]
    error: str
    message: str
    frames: list[Frame]


class _Calling(_Event, tag="calling"):
    name: str
    case: Natural
    parameters: list[str]
    used: bool
    file: str
    cell: Natural | None
    line: Natural


class _Called(_Event, tag="called"):
    name: str
    case: Natural
    leaves: list[Leaf]
    error: str
    message: str


class _Replaced(_Event, tag="replaced"):
    file: str
    cell: Natural | None
    what: Literal["inputs", "weights"]
    line: Natural


class _Uncalled(_Event, tag="uncalled"):
    name: str
    file: str
    cell: Natural | None
    line: Natural


class _Refused(_Event, tag="refused"):
    what: str
    file: str
    cell: Natural | None
    line: Natural


class _Begun(_Event, tag="begun"):
    pass


class _Over(_Event, tag="over"):
    what: Literal["output", "memory"]


class _Fault(_Event, tag="fault"):
    text: str


class _Done(_Event, tag="done"):
    pass


_Happened = _Site | _Value | _Text | _Usage | _Inside | _Module | _Call | _Calling | _Called | _Replaced | _Uncalled
_Events = _Happened | _End | _Refused | _Begun | _Over | _Fault | _Done
_DECODER: msgspec.json.Decoder[_Events] = msgspec.json.Decoder(_Events)


def decode(stream: bytes) -> Observations:
    """Rebuild the observations of a run.

    Parameters
    ----------
    stream
        All bytes that came out of the pipe. A last line without its end was cut off by the death of the
        run and is dropped.

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
    reader = _Reader()
    for tick, line in enumerate(stream.split(b"\n")[:-1]):
        if len(line) > bounds.MAX_LINE_BYTES:
            raise ForgedStream(f"event {tick} has {len(line)} bytes")
        try:
            event = _DECODER.decode(line)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise ForgedStream(f"event {tick} is not one: {error}") from None
        reader.read(tick, event)
    reader.finish()
    return reader.result


class _Reader:
    """Turns events into observations; knows the places and modules that were announced."""

    def __init__(self) -> None:
        self.result = Observations()
        self._places: dict[int, Place] = {}
        self._modules: dict[int, TorchModule] = {}
        self._calling: _Calling | None = None
        self._values = 0

    def read(self, tick: int, event: _Events) -> None:
        result = self.result
        match event:
            case _Site():
                self._places[event.number] = Place(
                    kind=event.kind,
                    file=event.file,
                    cell=event.cell,
                    line=event.line,
                    scope=event.scope,
                    name=event.name,
                )
            case _Value():
                found = tuple(self._numbers(*leaf) for leaf in event.leaves)
                result.seen.append(Seen(tick=tick, place=self._place(event.site), numbers=found))
            case _Text():
                result.printed.append(Printed(tick=tick, place=self._place(event.site), text=event.text))
            case _Call():
                result.calls.append(self._call(tick, event))
            case _Module():
                self._modules[event.number] = TorchModule(
                    number=event.number,
                    kind=event.kind,
                    settings=event.settings,
                    parameters={name: self._numbers("", *value) for name, value in event.values.items()},
                    untouched=frozenset(event.untouched),
                )
            case _Usage() if len(result.statements) + len(result.inside) >= bounds.MAX_STATEMENTS:
                pass
            case _Usage():
                (result.inside if isinstance(event, _Inside) else result.statements).append(
                    Statement(
                        file=event.file,
                        cell=event.cell,
                        first=event.first,
                        last=event.last,
                        definition=event.definition,
                        literal=event.literal,
                        defines=frozenset(event.defines),
                        uses=frozenset(event.uses),
                        libraries=frozenset(event.libraries),
                    )
                )
            case _End():
                result.ends.append(
                    End(
                        tick=tick,
                        cell=event.cell,
                        how=event.how,
                        error=event.error,
                        message=event.message,
                        frames=tuple(event.frames),
                    )
                )
            case _Calling():
                self._unfinished(tick)
                self._calling = event
            case _Called():
                self._named(tick, event)
            case _Replaced():
                result.replaced.append(Replaced(file=event.file, cell=event.cell, what=event.what, line=event.line))
            case _Uncalled():
                place = Place(
                    kind="uncalled",
                    file=event.file,
                    cell=event.cell,
                    line=event.line,
                    scope="<module>",
                    name=event.name,
                )
                result.uncalled.append(Uncalled(tick=tick, place=place))
            case _Refused():
                result.refusals.append(Refusal(what=event.what, file=event.file, cell=event.cell, line=event.line))
            case _Begun():
                pass
            case _Over():
                result.over = event.what
            case _Fault():
                # after the program has begun, this could be its own word
                result.fault, result.claimed_fault = (event.text, None) if tick == 0 else (None, event.text)
            case _Done():
                self._unfinished(tick)
                result.done = True

    def _place(self, number: int) -> Place:
        try:
            return self._places[number]
        except KeyError:
            raise ForgedStream(f"place {number} was not announced") from None

    def _call(self, tick: int, event: _Call) -> TorchCall:
        module = self._modules.get(event.module)
        if len(self.result.calls) >= bounds.MAX_CALLS:
            raise ForgedStream("more calls of modules than a run reports")
        if module is None or module.kind != event.kind:
            raise ForgedStream(f"module {event.module} was not announced as {event.kind}")

        def shaped(value: Shaped | None) -> Numbers | None:
            return None if value is None else self._numbers("", *value)

        return TorchCall(
            tick=tick,
            place=self._place(event.site),
            kind=event.kind,
            module=module,
            given=shaped(event.given),
            h_0=shaped(event.h_0),
            c_0=shaped(event.c_0),
            output=shaped(event.output),
            c=shaped(event.c),
            returned=shaped(event.returned),
        )

    def _named(self, tick: int, event: _Called | None) -> None:
        calling, self._calling = self._calling, None
        if calling is None:
            raise ForgedStream("a function returned that was not called")
        place = Place(
            kind="called", file=calling.file, cell=calling.cell, line=calling.line, scope="<module>", name=calling.name
        )
        self.result.named.append(
            NamedCall(
                tick=tick,
                name=calling.name,
                case=calling.case,
                parameters=tuple(calling.parameters),
                used=calling.used,
                place=place,
                returned=tuple(self._numbers(*leaf) for leaf in event.leaves) if event else (),
                error=event.error if event else "",
                message=event.message if event else "",
                finished=event is not None,
            )
        )

    def _numbers(self, path: str, shape: list[int], origin: str, numbers: list[float | Word]) -> Numbers:
        self._values += 1
        if self._values > bounds.MAX_VALUES:
            raise ForgedStream("more values than a run reports")
        return _numbers(path, shape, origin, numbers)

    def finish(self) -> None:
        """The stream is over: a function that was called and did not come back never will."""
        self._unfinished(bounds.MAX_STREAM_BYTES)

    def _unfinished(self, tick: int) -> None:
        if self._calling is not None:
            self._named(tick, None)


def _numbers(path: str, shape: list[int], origin: str, numbers: list[float | Word]) -> Numbers:
    if not numbers or len(numbers) > bounds.MAX_NUMBERS or len(shape) > 32 or any(size < 0 for size in shape):
        raise ForgedStream("a value is empty, or larger than values may be")
    if math.prod(shape) != len(numbers):
        raise ForgedStream(f"{len(numbers)} numbers do not fill the shape {shape}")
    values = np.array([float(number) for number in numbers], dtype=np.float64)
    return Numbers(path=path, shape=tuple(shape), origin=origin, values=values)
