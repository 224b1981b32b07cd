"""An nn.LSTM whose parameters were set to other shapes than it asks for: hidden_size=4, "because there are four gates".

torch checks the shapes of inputs and states, not of these, and may read past the end of a parameter. What comes out is
what stood in the memory there, another number in each run, so that nothing may be told by it.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.judge.answer import Answer
from grader.judge.case import Case
from grader.observations import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Misshapen:
    """A parameter that does not fit."""

    name: str
    shape: tuple[int, ...]
    wanted: tuple[int, ...]
    settings: str
    place: Place  # where the module was called last

    @property
    def figures(self) -> dict[str, str]:
        """What the message names."""
        return {"name": self.name, "shape": str(self.shape), "wanted": str(self.wanted), "settings": self.settings}


def misshapen(part: str, case: Case, answer: Answer | None) -> Misshapen | None:
    """Of the module that answers a part, or where none does of the one that was called last, what does not fit."""
    if part != "lstm":
        return None  # nn.LSTMCell multiplies matrices that torch does check
    calls = [(index, call) for index, runs in enumerate(case.files) for call in runs.plain.calls if call.kind == part]
    if answer is not None:
        one = answer.handed_over
        if one.made_of is None and not one.moved:
            return None  # typed in, or a copy
        if one.made_of is not None:
            asked = (one.file_index, one.made_of.module.number)
            calls = [(index, call) for index, call in calls if (index, call.module.number) == asked]
    for _, call in calls[-1:]:
        settings = call.module.settings
        units, width = settings.get("hidden_size", 0), settings.get("input_size", 0)
        if settings.get("proj_size") or units < 1:
            return None
        fits: dict[str, tuple[int, ...]] = {"weight_ih_l0": (4 * units, width), "weight_hh_l0": (4 * units, units)}
        fits["bias_ih_l0"] = fits["bias_hh_l0"] = (4 * units,)
        for name, wanted in fits.items():
            has = call.module.parameters.get(name)
            if has is not None and tuple(has.shape) != wanted:
                shown = f"nn.LSTM({width}, {units})"
                return Misshapen(name=name, shape=tuple(has.shape), wanted=wanted, settings=shown, place=call.place)
    return None
