"""Whether an answer is still right on numbers that the program has never seen: the verdict, and what its runs show."""

from __future__ import annotations

import numpy as np

from grader.judge.agree import EXACT, FloatArray, agrees, agrees_with_any, to_decimals
from grader.judge.decide import Held
from grader.judge.right_kinds import LINEAR, MIXED, OWN_PARAMETERS, right_under_some_weights
from grader.judge.trials import Trials
from grader.messages import say
from grader.model import Status, Verdict
from grader.oracle import Expected

GATE_KINDS = ("real", "rounded", "threshold")
FEW = 2  # decimals


def is_rounded(trials: Trials, values: FloatArray) -> bool:
    """Whether an answer that looks like the right one, rounded to few decimals, is that on other inputs too.

    The output gate alone gives nought and one as well, and so does much else that nearly fills up.
    """
    digits = next((digit for digit in range(FEW) if agrees(values, np.round(values, digit), EXACT)), FEW)
    for trial in trials.decided:
        if trial.values is None:
            continue
        draw = trial.draw
        rights = right_under_some_weights(draw) if trial.soft else draw.expected.right_either_way
        same = agrees(trial.values, np.round(trial.values, digits), EXACT)
        if not same or not agrees_with_any(trial.values, rights, to_decimals(digits)):
            return False
    return True


def gate_shown(trials: Trials, values: FloatArray, expected: Expected, absolute: float) -> str | None:
    """The gate, i, f or o, whose values an answer is on the homework's inputs and on all others."""
    told = [(one.values, one.draw.expected) for one in trials.decided if not one.soft and one.values is not None]
    held = [(values, expected), *told]
    for letter in "oif" if told else "":
        if all(
            any(agrees(one, where.quantities[f"{letter} ({kind})"], absolute) for kind in ("real", "rounded"))
            for one, where in held
        ):
            return letter
    return None


def hidden_verdict(trials: Trials, held: Held, linear_share: float) -> Verdict:
    """The check `hidden`: the share of the runs that agree.

    Parameters
    ----------
    held
        The answer on the homework's numbers: it says of which kind the program is.
    linear_share
        What the slide's linear activation earns, 0 to 1.
    """
    decided = trials.decided
    if held.by_chance:
        return Verdict(status=Status.FAILED, share=0.0, message=say("hidden.by-chance"))
    if not decided and "all-zero-output" in held.wrong:
        return Verdict(status=Status.FAILED, share=0.0, message=say("hidden.no-answer"))
    if not decided:
        key = "hidden.stopped" if trials.trials else "hidden.not-rerunnable"
        return Verdict(status=Status.REVIEW, share=0.0, message=say(key))
    linear = held.kind == "linear"
    mixed = {kind for trial in decided for kind in trial.right if MIXED in kind}
    kinds = tuple(LINEAR + kind for kind in GATE_KINDS) if linear else (*GATE_KINDS, *mixed, OWN_PARAMETERS)
    share = trials.share(kinds)
    figures = {"right": round(share * len(decided)), "runs": len(decided)}
    if held.kind is None and any(not trial.soft and not trial.right & set(kinds) for trial in decided):
        share = 0.0  # wrong weights, or in a wrong order: where they were replaced the mistake is only hidden
        figures["right"] = 0
    if linear:
        share *= linear_share
    status = Status.PASSED if share == 1 else Status.PARTIAL if share > 0 else Status.FAILED
    key = "hidden.linear" if "linear-activation" in held.wrong and share > 0 else f"hidden.{status.value}"
    right = [trial.soft for trial in decided if trial.right & set(kinds)]
    if key == "hidden.partial" and len(right) == 1 and sorted(trial.soft for trial in decided) == [False, True]:
        key = "hidden.partial-soft" if right[0] else "hidden.partial-firm"  # one run of each kind: say which is right
    return Verdict(status=status, share=share, message=say(key, **figures), evidence=figures)
