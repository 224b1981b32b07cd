"""Parameters that a program draws at random itself: `nn.init.normal_(cell.weight_hh)`.

They are no more the student's own choice than those left as the constructor drew them, and what they do to an output is
chance too. They show in a run with other seeds: there they are others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from msgspec import structs

from grader.judge.file_runs import FileRuns
from grader.observations import Observations, TorchModule

LEAST_SPREAD = 1e-3  # of what is drawn, between two runs


def with_redrawn(runs: FileRuns) -> FileRuns:
    """The same runs, whose modules know which of their parameters are drawn anew in each run."""
    names = _redrawn(runs.plain, runs.again)
    if not names:
        return runs
    by_kind: dict[str, frozenset[str]] = {}  # functions by name make their modules anew in each call
    for number, module in _modules(runs.plain).items():
        by_kind[module.kind] = by_kind.get(module.kind, frozenset()) | names.get(number, frozenset())
    named = runs.named
    if named is not None:
        named = replace(named, observations=_named_alike(named.observations, by_kind))
    return replace(
        runs,
        plain=_marked(runs.plain, names),
        shifted=runs.shifted and _marked(runs.shifted, names),
        alone={kind: _marked(one, names) for kind, one in runs.alone.items()},
        named=named,
        hidden=tuple(replace(one, observations=_marked(one.observations, names)) for one in runs.hidden),
    )


def _redrawn(plain: Observations, again: Observations | None) -> Mapping[int, frozenset[str]]:
    """Names of parameters by the number of their module, the ones that the constructor drew left out."""
    if again is None:
        return {}
    before, after = _modules(plain), _modules(again)
    found = {
        number: frozenset(name for name in module.parameters if _differs(name, module, after[number]))
        for number, module in before.items()
        if number in after and after[number].kind == module.kind
    }
    return {number: names for number, names in found.items() if names}


def _modules(observations: Observations) -> dict[int, TorchModule]:
    """The modules of a run by number, as they were at their last call."""
    return {call.module.number: call.module for call in observations.calls}


def _differs(name: str, before: TorchModule, after: TorchModule) -> bool:
    if name in before.untouched or name not in after.parameters:
        return False
    first, second = before.parameters[name].values, after.parameters[name].values
    if first.shape != second.shape:
        return True
    # a little noise on numbers that were chosen leaves them chosen
    return bool(np.abs(first - second).max(initial=0.0) > LEAST_SPREAD * max(1.0, np.abs(first).max(initial=0.0)))


def _named_alike(observations: Observations, by_kind: Mapping[str, frozenset[str]]) -> Observations:
    modules = _modules(observations)
    return _marked(observations, {number: by_kind.get(one.kind, frozenset()) for number, one in modules.items()})


def _marked(observations: Observations, names: Mapping[int, frozenset[str]]) -> Observations:
    modules = {id(call.module): call.module for call in observations.calls}
    marked = {key: structs.replace(one, redrawn=names.get(one.number, frozenset())) for key, one in modules.items()}
    calls = [structs.replace(call, module=marked[id(call.module)]) for call in observations.calls]
    return replace(observations, calls=calls)
