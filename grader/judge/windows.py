"""The T steps in a call over more of them: rows of zeros before or behind the example, or the example several times."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from grader.observations import Numbers, TorchCall

MOST_STEPS = 4  # times the example's


def windows_of(call: TorchCall, steps: int) -> Iterator[TorchCall]:
    """A call of nn.LSTM over a longer sequence, as calls over T of its steps: the first, the last, and whole turns."""
    size = call.output.values.size if call.output is not None else 0
    given = call.given
    if call.kind != "lstm" or steps < 2 or not steps < size <= MOST_STEPS * steps or given is None:
        return
    if given.values.size % size:
        return
    width = given.values.size // size
    for start in sorted({size - steps, *range(0, size - steps + 1, steps)}):
        yield structs.replace(
            call,
            given=_part(given, start * width, steps * width, (steps, width)),
            output=_part(call.output, start, steps, (steps,)),
            returned=_part(call.returned, start, steps, (steps,)),
            c=None,
        )


def _part(whole: Numbers | None, start: int, count: int, shape: tuple[int, ...]) -> Numbers | None:
    if whole is None or whole.values.size < start + count:
        return None
    return structs.replace(whole, shape=shape, values=whole.values[start : start + count])
