"""What a run showed, as plain data: the types that `protocol.decode` builds and the judge reads.

A run shows thousands of values. Most of these types are msgspec's structs therefore: they are made, and looked up in
dicts, several times as fast as frozen dataclasses. A changed copy is made with `msgspec.structs.replace`.
Nothing of them leads back to them, so the garbage collector need not look at them either (`gc=False`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Frame = tuple[str, int | None, int, str]
"""A line of a traceback: (file, cell, line, function)."""


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in a student's source."""

    kind: str  # bind, return, append, snapshot, show, plot, print, stderr, torch, called
    file: str
    cell: int | None  # of a notebook, counted from 1
    line: int  # within the file or the cell; 0 where unknown
    scope: str  # dotted names of functions and classes, or "<module>"
    name: str  # the variable or function


class Numbers(msgspec.Struct, frozen=True, kw_only=True, gc=False, eq=False):
    """Plain numbers with a shape."""

    path: str  # how to reach them from the value they were part of; "" for the value itself
    shape: tuple[int, ...]
    origin: str  # library:dtype, as the program said
    values: FloatArray  # flat, in C order; may hold NaN and infinities


class Seen(msgspec.Struct, frozen=True, kw_only=True, gc=False, eq=False):
    """A value that was seen at a place."""

    tick: int
    place: Place
    numbers: tuple[Numbers, ...]


class Printed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one line of code printed at one time."""

    tick: int
    place: Place
    text: str


class TorchModule(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Parameters of an nn.LSTMCell or nn.LSTM, as they were at the calls that name this object."""

    number: int
    kind: str  # lstm_cell or lstm
    settings: dict[str, int]  # input_size, hidden_size, num_layers, bias, batch_first, bidirectional, proj_size
    parameters: dict[str, Numbers]  # by torch's names
    untouched: frozenset[str]  # parameters that are still what the constructor drew
    redrawn: frozenset[str] = frozenset()  # others that the program draws anew in each run


class TorchCall(msgspec.Struct, frozen=True, kw_only=True, gc=False, eq=False):
    """One call of a module."""

    tick: int
    place: Place
    kind: str
    module: TorchModule
    given: Numbers | None
    h_0: Numbers | None
    c_0: Numbers | None
    output: Numbers | None
    c: Numbers | None
    returned: Numbers | None  # what the program got: the output, shifted in a shifted run


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A top-level statement of the program, or one inside of such a one."""

    file: str
    cell: int | None
    first: int
    last: int
    definition: bool
    literal: bool  # it computes nothing by itself: no operator, loop, comprehension, function
    defines: frozenset[str]
    uses: frozenset[str]
    libraries: frozenset[str]  # dotted names, e.g. numpy.tanh
    changes: frozenset[str] = frozenset()  # of what it defines, that in which it only sets or adds something


class End(msgspec.Struct, frozen=True, kw_only=True):
    """How a script or a cell ended."""

    tick: int
    cell: int | None
    how: str  # ok, exception, exit, syntax
    error: str  # the exception's type
    message: str
    frames: tuple[Frame, ...]  # (file, cell, line, function) in the student's files, innermost last


class NamedCall(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A call of a function that was handed in by name."""

    tick: int
    name: str
    case: int
    parameters: tuple[str, ...]
    used: bool  # the program itself had called it before, with arguments of its own
    place: Place
    returned: tuple[Numbers, ...]
    error: str
    message: str
    finished: bool


class Replaced(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A literal that was made to state other numbers, or a value that was made to hold them."""

    file: str
    cell: int | None
    what: str  # inputs or weights; held: inputs that a function held
    line: int
    name: str  # the global variable that holds them from here on; "" for a literal


class Uncalled(msgspec.Struct, frozen=True, kw_only=True):
    """A function that the program never called and the worker did; what follows is its doing.

    Or a test that never holds, `__name__ == 'main'`, by name; the worker ran what stands below.
    """

    tick: int
    place: Place


class Refusal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something the program tried and the box does not do."""

    what: str
    file: str
    cell: int | None
    line: int


@dataclass(slots=True, kw_only=True, eq=False)
class Observations:
    """Everything that one run showed, in the order of time."""

    seen: list[Seen] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    calls: list[TorchCall] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    inside: list[Statement] = field(default_factory=list)  # of those that take something from torch: what they hold
    ends: list[End] = field(default_factory=list)
    named: list[NamedCall] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    uncalled: list[Uncalled] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    over: str | None = None  # the limit that ended the run, as the worker saw it: output or memory
    fault: str | None = None
    claimed_fault: str | None = None  # the same once the program had begun: ours, or its own invention
    done: bool = False
