"""What comes out of the box, line by line: the events and their fields.

The stream of a run is ASCII, a JSON array a line, its first element the tag, in the order of time:

    ["site", n, kind, file, cell, line, scope, name]      numbers a place in the student's source
    ["value", site, [[path, shape, origin, numbers]...]]  a value that was seen there
    ["text", site, text]                                  what that line printed
    ["usage", file, cell, first, last, is_definition, is_literal, defines, uses, libraries, changes]
    ["inside", ...]                                       the same of a statement inside of the one before
    ["module", n, kind, settings, {name: [shape, origin, numbers]}, untouched]   parameters of a torch module
    ["call", site, kind, module, input, h0, c0, output, c, returned]       one call of it
    ["end", cell, how, error, message, frames]            a script or a cell is over
    ["calling", ...] ["called", ...]                      a function handed in by name
    ["replaced", file, cell, what, line, name]            a literal, or a variable, that was given other numbers
    ["uncalled", name, file, cell, line]                  from here on: a function that nobody had called, or a test
    ["refused", event, file, cell, line]                  something the box does not do
    ["begun"]                                             the program starts
    ["over", what] ["fault", text] ["done"]               the last word

Every field has one type, which msgspec checks in C while it reads.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Word = Literal["nan", "inf", "-inf"]
Shaped = tuple[list[int], str, list[float | Word]]
Leaf = tuple[str, list[int], str, list[float | Word]]
Natural = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
Name = Annotated[str, msgspec.Meta(max_length=4096)]  # of a file, as long as a path may be; of anything else
Frame = tuple[Name, Natural | None, Natural, Name]


class Event(msgspec.Struct, array_like=True, tag_field="t", gc=False):
    """Base: an array whose first element is the tag; nothing in it leads back, so the collector passes it over."""


class Site(Event, tag="site"):
    """A place in the student's source, and its number."""

    number: Natural
    kind: Name
    file: Name
    cell: Natural | None
    line: Natural
    scope: Name
    name: Name


class Value(Event, tag="value"):
    """What was seen at a place."""

    site: Natural
    leaves: list[Leaf]


class Text(Event, tag="text"):
    """What a line printed."""

    site: Natural
    text: str


class Usage(Event, tag="usage"):
    """A top-level statement."""

    file: Name
    cell: Natural | None
    first: Natural
    last: Natural
    definition: bool
    literal: bool
    defines: list[str]
    uses: list[str]
    libraries: list[str]
    changes: list[str] = []  # defined by it only in so far as something in them is set or added


class Inside(Usage, tag="inside"):
    """A statement inside of the one before."""


class Module(Event, tag="module"):
    """A torch module with its parameters."""

    number: Natural
    kind: Literal["lstm_cell", "lstm"]
    settings: dict[str, int]
    values: dict[str, Shaped]
    untouched: list[str]


class Call(Event, tag="call"):
    """A call of a torch module."""

    site: Natural
    kind: Literal["lstm_cell", "lstm"]
    module: Natural
    given: Shaped | None
    h_0: Shaped | None
    c_0: Shaped | None
    output: Shaped | None
    c: Shaped | None
    returned: Shaped | None


class End(Event, tag="end"):
    """A script or a cell is over."""

    cell: Natural | None
    how: Literal["ok", "exception", "exit", "syntax"]
    error: Name
    message: Name
    frames: list[Frame]


class Calling(Event, tag="calling"):
    """A function handed in by name is called."""

    name: Name
    case: Natural
    parameters: list[str]
    used: bool
    file: Name
    cell: Natural | None
    line: Natural


class Called(Event, tag="called"):
    """It came back."""

    name: Name
    case: Natural
    leaves: list[Leaf]
    error: Name
    message: Name


class Replaced(Event, tag="replaced"):
    """A literal that was made to state other numbers, or a value that was made to hold them."""

    file: Name
    cell: Natural | None
    what: Literal["inputs", "weights", "held"]
    line: Natural
    name: Name


class Uncalled(Event, tag="uncalled"):
    """From here on: a function that nobody had called, or what stands below `if __name__ == 'main':`."""

    name: Name
    file: Name
    cell: Natural | None
    line: Natural


class Refused(Event, tag="refused"):
    """Something the box does not do."""

    what: Name
    file: Name
    cell: Natural | None
    line: Natural


class Begun(Event, tag="begun"):
    """The program starts."""


class Over(Event, tag="over"):
    """A limit that the worker sees."""

    what: Literal["output", "memory"]


class Fault(Event, tag="fault"):
    """The worker failed, or the program says so."""

    text: str


class Done(Event, tag="done"):
    """The last word."""


Events = (
    Site
    | Value
    | Text
    | Usage
    | Inside
    | Module
    | Call
    | End
    | Calling
    | Called
    | Replaced
    | Uncalled
    | Refused
    | Begun
    | Over
    | Fault
    | Done
)
DECODER: msgspec.json.Decoder[Events] = msgspec.json.Decoder(Events)
