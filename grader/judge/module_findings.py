"""What a torch module's parameters and inputs tell of a wrong answer, and which line of the program it is about."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from grader.judge.case import Case
from grader.judge.explained import finding_at
from grader.judge.module_lines import where_made, where_weighted
from grader.judge.modules import Pass, on_homework_inputs
from grader.judge.parameters import OwnParameters, rows_in_wrong_order
from grader.messages import joined, say
from grader.model import Finding, Text
from grader.observations import Place


def where_it_went_wrong(case: Case, made_of: Pass, own: OwnParameters) -> Place:
    """Where the module was given its weights if they are wrong, or made if it was given none; else its call."""
    if own.never_set:
        return where_made(made_of, case.submission.sources)
    absolute = case.assignment.tolerances.parameter.absolute
    called_well = not (made_of.as_batch or made_of.fresh_states) and on_homework_inputs(
        made_of, case.expected, absolute
    )
    weights = case.expected.weights
    wrong = any(bool((np.abs(row - weights[gate]) > absolute).any()) for gate, row in own.rows.items())
    return where_weighted(made_of, case.submission.sources) if wrong and called_well else made_of.place


def of_module(
    case: Case, part: str, made_of: Pass, own: OwnParameters, figures: Mapping[str, Text | str], *, right: bool
) -> list[Finding]:
    """What the module's parameters and inputs tell: what was left random, what sits in the wrong row or axis.

    Parameters
    ----------
    figures
        Of the first step that differs.
    """
    place, made = made_of.place, where_made(made_of, case.submission.sources)
    wanted = say(f"wanted.{made_of.kind}")
    found: list[Finding] = []
    parameters = made_of.module.parameters
    random = made_of.module.untouched | made_of.module.redrawn
    left = sorted(name for name in random if name in parameters and parameters[name].values.any())
    biases = [name for name in left if name.startswith("bias_")]
    recurrent = [name for name in left if name.startswith("weight_hh")]
    if biases:
        found.append(finding_at("random-bias", part, made, wanted=wanted, names=", ".join(biases)))
    if recurrent:
        found.append(finding_at("random-recurrent-weight", part, made, wanted=wanted, names=", ".join(recurrent)))
    if right:
        return found
    rows = rows_in_wrong_order(own, case.expected.weights, case.assignment.tolerances.parameter.absolute)
    if rows:
        sits = (say("row.sits", place=say(f"gate.{at}"), gate=say(f"gate.{gate}")) for at, gate in rows.items())
        placed = joined(sits, en="; ", zh="；")
        stated = where_weighted(made_of, case.submission.sources)
        found.append(finding_at("gates-swapped", part, stated, wanted=wanted, rows=placed, **figures))
    if made_of.as_batch:
        calls = [call for runs in case.files for call in runs.plain.calls if call.place == made_of.place]
        shapes = {call.given.shape for call in calls if call.given}
        shape = ", ".join(map(str, sorted(shapes)))
        found.append(finding_at("steps-as-batch", part, place, wanted=wanted, shape=shape, **figures))
    elif made_of.fresh_states:
        found.append(finding_at("state-not-carried", part, place, wanted=wanted, **figures))
    return found
