"""Watch every call of ``nn.LSTMCell`` and ``nn.LSTM``: parameters, inputs, states, outputs.

What the module was really given tells why a result is wrong, whatever random biases do to it.

In the second run of a program the watcher also *shifts* what the modules return by known amounts. An answer
that is made of a module's output moves with it, and one that is not stays where it was: that is how the judge
knows that an `nn.LSTM` was not called for show, in whatever style the program is written. A program that compares its
parts may go another way then; so one kind of module can be shifted alone, and only from one of its calls on.
"""

from __future__ import annotations

import functools
import inspect
import weakref
from collections.abc import Mapping
from typing import Any

from .plain import leaves, wire
from .record import Recorder

KINDS = {"LSTMCell": "lstm_cell", "LSTM": "lstm"}
SHIFTS = {"lstm_cell": 1.31, "lstm": 2.11}  # far apart, and large enough to survive rounding for display
GOLDEN = 0.6180339887498949
MAX_PARAMETERS = 4096
MAX_CALLS = 3000


class _Known:
    """A module that was seen: its number, its parameters at birth and as last reported."""

    def __init__(self, number: int, birth: dict[str, Any]) -> None:
        self.number = number
        self.birth = birth
        self.reported: dict[str, Any] | None = None


class TorchWatch:
    """Stands in for ``forward`` of the two modules and reports each call to the recorder."""

    def __init__(self, recorder: Recorder, *, shift: Mapping[str, int]) -> None:
        self._recorder = recorder
        self._shift = shift
        self._known: weakref.WeakKeyDictionary[Any, _Known] = weakref.WeakKeyDictionary()
        self._modules = 0
        self._calls = 0
        self._calls_of = dict.fromkeys(SHIFTS, 0)
        self._shifted = 0

    def install(self, nn: Any) -> None:
        """Replace ``__init__`` and ``forward`` of ``nn.LSTMCell`` and ``nn.LSTM`` (torch.nn given as `nn`)."""
        for name, kind in KINDS.items():
            cls = getattr(nn, name)
            cls.__init__ = self._watch_init(cls.__init__, kind)
            cls.forward = self._watch_forward(cls.forward, kind)

    def install_in_jit(self, jit: Any) -> None:
        """Have ``torch.jit`` hand back as it is what is watched, or may call it: that cannot be compiled."""
        script, trace = jit.script, jit.trace

        @functools.wraps(script)
        def scripted(obj: Any, *args: Any, **kwargs: Any) -> Any:
            return obj if hasattr(obj, "forward") else script(obj, *args, **kwargs)

        @functools.wraps(trace)
        def traced(func: Any, *args: Any, **kwargs: Any) -> Any:
            return func

        jit.script, jit.trace = scripted, traced

    def _watch_init(self, init: Any, kind: str) -> Any:
        @functools.wraps(init)
        def __init__(module: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
            init(module, *args, **kwargs)
            self._meet(module, born=True)

        return __init__

    def _meet(self, module: Any, *, born: bool = False) -> _Known:
        known = self._known.get(module)
        if known is None:
            now = _parameters(module)
            if not born:  # a copy, or read from a file: left as it was where its original was
                births = [other.birth for other in self._known.values()]
                now = next((birth for birth in births if any(birth.get(name) == now[name] for name in now)), {})
            known = self._known[module] = _Known(self._modules, now)
            self._modules += 1
        return known

    def _watch_forward(self, forward: Any, kind: str) -> Any:
        @functools.wraps(forward)
        def watched(module: Any, *args: Any, **kwargs: Any) -> Any:
            result = forward(module, *args, **kwargs)
            if self._calls >= MAX_CALLS:
                return result
            self._calls += 1
            self._calls_of[kind] += 1
            to_shift = self._calls_of[kind] > self._shift.get(kind, MAX_CALLS)
            self._report_parameters(module, kind)
            given = args[0] if args else kwargs.get("input")
            states = args[1] if len(args) > 1 else kwargs.get("hx")
            shifted = self._shifted_result(kind, result) if to_shift else result
            at = self._recorder.student_line() or ("", 0, "<module>")
            site = self._recorder.site("torch", *at, kind)
            number = self._known[module].number
            flat = _flat(kind, given, states, result, shifted, batch_first=getattr(module, "batch_first", False))
            self._recorder.event(["call", site, kind, number, *map(_leaf, flat)])
            return shifted

        return _without_original(watched, forward)

    def _report_parameters(self, module: Any, kind: str) -> None:
        known = self._meet(module)
        now = _parameters(module)
        if known.reported == now:
            return
        known.reported = now
        settings = {
            name: int(getattr(module, name, default))
            for name, default in (
                ("input_size", 0),
                ("hidden_size", 0),
                ("num_layers", 1),
                ("bias", True),
                ("batch_first", False),
                ("bidirectional", False),
                ("proj_size", 0),
            )
        }
        births = [value for other in self._known.values() for value in other.birth.values()]
        untouched = sorted(name for name, value in now.items() if any(_same_numbers(value, birth) for birth in births))
        values = {name: leaf for name, value in now.items() if (leaf := _leaf(value)) is not None}
        self._recorder.event(["module", known.number, kind, settings, values, untouched])

    def _shifted_result(self, kind: str, result: Any) -> Any:
        import torch

        output = result[0]
        if isinstance(output, torch.nn.utils.rnn.PackedSequence):
            data, states = self._shifted_result(kind, (output.data, result[1]))
            return output._replace(data=data), states
        if not isinstance(output, torch.Tensor):
            return result
        size = output.numel()
        start = self._shifted
        self._shifted += size
        amounts = [SHIFTS[kind] + 0.5 * ((start + k) * GOLDEN % 1.0) for k in range(size)]
        shift = torch.tensor(amounts, dtype=output.dtype).reshape(output.shape)
        if kind == "lstm_cell":
            return output + shift, result[1]
        h_n, c_n = result[1]
        # the last step's shift, for a program that reads its answer off h_n one step at a time
        last = shift.reshape(-1)[-h_n.numel() :].reshape(h_n.shape) if h_n.numel() <= size else 0.0
        return output + shift, (h_n + last, c_n)


def _without_original(stand_in: Any, original: Any) -> Any:
    """What stands in for a function, with its signature, but without leading to it: what it gives is not watched."""
    stand_in.__signature__ = inspect.signature(original)
    del stand_in.__wrapped__
    return stand_in


def _same_numbers(value: list[Any], birth: list[Any]) -> bool:
    """Whether a parameter is as some module was born with it: perhaps in another type, or handed on to this one."""
    return bool(value[0] == birth[0] and value[2] == birth[2])


def _parameters(module: Any) -> dict[str, Any]:
    """Name -> (shape, dtype, numbers); empty where the module is too large to be this homework's."""
    parameters = dict(module.named_parameters())
    for name in [name for name in parameters if name.startswith("parametrizations.")]:
        parameters.pop(name)  # what a parametrization starts from; the module works with what it makes of it
        parameters[name.split(".")[1]] = getattr(module, name.split(".")[1])
    if sum(parameter.numel() for parameter in parameters.values()) > MAX_PARAMETERS:
        return {}
    return {name: leaf[1:] for name, value in parameters.items() for leaf in leaves(value)}


def _flat(kind: str, given: Any, states: Any, result: Any, shifted: Any, *, batch_first: bool) -> list[Any]:
    given, *outputs = (_unpacked(value, batch_first) for value in (given, result[0], shifted[0]))
    # torch takes the two states in whatever can be indexed: a pair, or one tensor of both
    h_0, c_0 = (states[0], states[1]) if states is not None else (None, None)
    if kind == "lstm_cell":
        return [given, h_0, c_0, outputs[0], result[1], outputs[1]]
    return [given, h_0, c_0, outputs[0], result[1][1], outputs[1]]


def _unpacked(value: Any, batch_first: bool) -> Any:
    """The numbers of a packed batch, as a batch with nan behind its shorter sequences; of one sequence as they are."""
    sizes = getattr(value, "batch_sizes", None)
    if sizes is None:
        return getattr(value, "data", value)
    if int(sizes[0]) < 2:
        return value.data
    import torch

    nan = float("nan")  # a number would be an output that no module gives
    return torch.nn.utils.rnn.pad_packed_sequence(value, batch_first=batch_first, padding_value=nan)[0]


def _leaf(value: Any) -> list[Any] | None:
    """[shape, origin, numbers] of one tensor, or of what `_parameters` made of it; None if there is none."""
    if isinstance(value, list):
        return wire(value)
    found = leaves(value) if value is not None else []
    return wire(found[0][1:]) if len(found) == 1 else None
