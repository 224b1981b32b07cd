"""Whether a part is done with what it asks for: NumPy without torch, nn.LSTMCell stepped, nn.LSTM over the sequence."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import structs

from grader.judge.answer import Answer
from grader.judge.candidate import Candidate
from grader.judge.explained import finding_at, words_at
from grader.judge.modules import Pass
from grader.judge.sequence import AS_TEXT, Form
from grader.judge.slicing import at, contains, holds, looked_into, slice_of
from grader.messages import say
from grader.model import Finding, Status, Verdict
from grader.observations import Observations, Place, Seen, Statement

# Making, converting, describing and choosing among tensors is no computing with torch.
_TORCH_HARMLESS = frozenset(
    "tensor Tensor FloatTensor DoubleTensor from_numpy as_tensor float float32 float64 double long int manual_seed "
    "no_grad set_printoptions set_default_dtype get_default_dtype zeros ones zeros_like ones_like empty device cuda "
    "is_available is_tensor squeeze unsqueeze reshape flatten cat stack round around allclose isclose arange linspace "
    "save load jit set_num_threads inference_mode dtype size utils init nn LSTM LSTMCell Module ModuleList Parameter "
    "full full_like eye vstack hstack column_stack concat concatenate split chunk unbind flip transpose t "
    "where maximum minimum abs any all".split()
)
_RUNS_TEXTS = frozenset(("exec", "runpy"))
_NUMPY_HARMLESS = frozenset("random set_printoptions around round float32 float64".split())


class Means(enum.Enum):
    """What an answer was computed with."""

    NUMPY = "numpy"
    TORCH = "torch"
    PLAIN_PYTHON = "plain-python"


def numpy_means(answer: Sequence[Candidate], runs: Sequence[Observations]) -> Means:
    """Tell what an answer that no torch module made was computed with.

    Parameters
    ----------
    answer
        All sequences that show this answer; the place of any may lie where it was computed.
    runs
        The plain runs of the submission's files, that of the answer's last: what it imports may have computed it.

    Notes
    -----
    A statement in which torch modules are called serves other parts too. It is looked into, and the smallest that
    still holds such a call says nothing about this answer.
    """
    modules, statements, pieces = _leading_to(answer, runs)
    own = [piece for piece in pieces if not any(holds(piece, place) for place in modules)]
    libraries = {use for piece in own for use in piece.libraries}
    origins = {one.shown.origin.partition(":")[0] for one in answer if one.shown.key.form is not Form.PRINT}
    scopes = {(one.shown.place.file, one.shown.place.cell, one.shown.place.scope) for one in answer}
    led_there: dict[Place, bool] = {}  # many values are seen at each place
    for value in runs[-1].seen:
        place = value.place
        if place not in led_there:
            beside = (place.file, place.cell, place.scope) in scopes and (not own or place.scope != "<module>")
            led_there[place] = beside or any(holds(piece, place) for piece in own)
        if led_there[place]:
            origins |= {held.origin.partition(":")[0] for held in value.numbers if held.origin != AS_TEXT}
    # one number a step that is a tensor; a whole list may have been made a tensor afterwards
    steps_in_torch = any(one.shown.origin.startswith("torch:") and one.shown.key.form is Form.STEPS for one in answer)
    called = _means_of_caller(answer, runs[-1], statements, modules)
    if _torch_computes(libraries) or steps_in_torch or called is Means.TORCH:
        return Means.TORCH
    if "numpy" in origins or _numpy_computes(libraries):
        return Means.NUMPY
    if called:
        return called
    runs_texts = any(_RUNS_TEXTS & piece.uses for piece in pieces)
    if runs_texts and any(_numpy_computes(piece.libraries) for piece in statements if piece not in pieces):
        return Means.NUMPY  # in a file that it runs by itself
    if not libraries and "python" not in origins:
        # nothing was computed there: the numbers were read, from a file that another statement wrote, say
        rest = [piece.libraries for piece in statements if not any(holds(piece, at) for at in modules)]
        by_numpy = [uses for uses in rest if _numpy_computes(uses)]
        if any(_torch_computes(uses) for uses in by_numpy or rest):
            return Means.TORCH
        return Means.NUMPY if by_numpy else Means.PLAIN_PYTHON
    only_shown = all(use.startswith("torch.") for use in libraries)  # no torch computes, as was seen above
    if only_shown and any(_numpy_beside_module(piece, runs[-1].seen) for piece in pieces if piece not in own):
        return Means.NUMPY  # made in a loop that steps a module too
    return Means.PLAIN_PYTHON


def where_torch_computes(answer: Sequence[Candidate], runs: Sequence[Observations]) -> Place | None:
    """The first of the statements that led to an answer in which torch computes, as narrow as is known."""
    modules, _, pieces = _leading_to(answer, runs)
    computing = [
        piece
        for piece in pieces
        if _torch_computes(piece.libraries) and not any(holds(piece, place) for place in modules)
    ]
    if not computing:
        return None
    outer = computing[0]
    within = [one for run in runs for one in run.inside if contains(outer, one) and _torch_computes(one.libraries)]
    narrow = min(within, key=lambda one: (one.last - one.first, one.first), default=outer)
    return Place(kind="torch", file=narrow.file, cell=narrow.cell, line=narrow.first, scope="<module>", name="")


def _leading_to(
    answer: Sequence[Candidate], runs: Sequence[Observations]
) -> tuple[list[Place], list[Statement], list[Statement]]:
    """Where modules were called; the statements of a program; those of them that led to an answer."""
    modules = list(dict.fromkeys(call.place for call in runs[-1].calls))  # stepped, at one place again and again
    whole = [piece for one in runs for piece in one.statements]
    statements = list(looked_into(whole, [piece for one in runs for piece in one.inside], modules))
    made = [one for one in answer if one.shown.key.form is not Form.PRINT]  # one print may show all answers,
    inside = [one for one in made if one.shown.place.scope != "<module>"]  # one table hold all that functions made
    places = [one.shown.place for one in inside or made or answer]
    ends = [_end_of_function(place, whole, statements) for place in places if not at(place, statements)]
    return modules, statements, slice_of([*places, *(end for end in ends if end is not None)], statements)


def _end_of_function(place: Place, whole: Iterable[Statement], statements: Iterable[Statement]) -> Place | None:
    """Where a function returns that was looked into: what was called by name is known by its first line alone."""
    around = [piece for piece in at(place, whole) if piece.definition]
    within = [one for one in statements if any(contains(piece, one) for piece in around)]
    return structs.replace(place, line=within[-1].last) if within else None


def _means_of_caller(
    answer: Sequence[Candidate], run: Observations, statements: Sequence[Statement], modules: Iterable[Place]
) -> Means | None:
    """What computed numbers that a function was given and only showed: `show(t, o * np.tanh(c))`.

    Or that it kept as text, to be shown in the end. The value that was seen last before, outside of the function, lies
    in the statement that called it.
    """
    if any(one.shown.key.form is not Form.PRINT and one.shown.origin != AS_TEXT for one in answer):
        return None
    first = min(answer, key=lambda one: one.shown.tick).shown
    scope = first.place.scope.partition(".")[0]
    if scope == "<module>":
        return None
    before = [one for one in run.seen if one.tick < first.tick and one.place.scope.partition(".")[0] != scope]
    before = [one for one in before if one.place.kind != "return"] or before  # of a function that is left again
    if not before:
        return None
    pieces = slice_of([max(before, key=lambda one: one.tick).place], statements)
    libraries = {use for one in pieces if not any(holds(one, at) for at in modules) for use in one.libraries}
    if _torch_computes(libraries):
        return Means.TORCH
    if _numpy_computes(libraries):
        return Means.NUMPY
    return Means.PLAIN_PYTHON if libraries else None


def _torch_computes(libraries: Iterable[str]) -> bool:
    uses = (use for use in libraries if use.startswith("torch.") and not use.startswith("torch.backends."))
    return any(use.rpartition(".")[2] not in _TORCH_HARMLESS for use in uses)


def _numpy_beside_module(piece: Statement, seen: Iterable[Seen]) -> bool:
    """Whether NumPy computes, and gives numbers, in a statement that calls a torch module too."""
    return _numpy_computes(piece.libraries) and any(
        held.origin.startswith("numpy:") for value in seen if holds(piece, value.place) for held in value.numbers
    )


def _numpy_computes(libraries: Iterable[str]) -> bool:
    return any(
        use.startswith(("numpy.", "scipy.")) and not _NUMPY_HARMLESS & set(use.split(".")[1:]) for use in libraries
    )


class TorchUse(enum.Enum):
    """How a torch module was used for an answer."""

    AS_ASKED = "as-asked"
    STEP_BY_STEP = "step-by-step"  # nn.LSTM called once a step, with its state carried
    NOT_STEPPED = "not-stepped"  # nn.LSTMCell called once; nn.LSTM called once a step, each time from zero
    OTHER = "other"  # the answer is made of something else


def torch_use(part: str, made_of: Pass | None) -> TorchUse:
    """Tell whether an answer is made of the module that the part asks for, used as it asks."""
    if made_of is None or made_of.kind != part:
        return TorchUse.OTHER
    stepped = made_of.calls > 1
    if part == "lstm_cell":
        return TorchUse.AS_ASKED if stepped or len(made_of.outputs) == 1 else TorchUse.NOT_STEPPED
    if stepped:
        return TorchUse.NOT_STEPPED if made_of.fresh_states else TorchUse.STEP_BY_STEP
    return TorchUse.AS_ASKED


def operator_verdict(
    part: str, answer: Answer, means: Means, computed: Place, runs: Sequence[Observations]
) -> tuple[Verdict, list[Finding]]:
    """The check `operator`, and the finding that says what it lacks.

    Parameters
    ----------
    means
        What the answer was computed with.
    computed
        Where; what is said of a torch module is said of the place where it was called.
    runs
        The plain runs of the submission's files, that of the answer's last.
    """
    made_of = answer.handed_over.made_of
    place = computed if made_of is None else made_of.place
    if part == "numpy" and means is Means.TORCH:
        place = where_torch_computes(answer.group, runs) or place
    words, wanted = words_at(place), say(f"wanted.{part}")
    if part == "numpy":
        if means is Means.NUMPY:
            return Verdict(status=Status.PASSED, share=1.0, message=say("operator.numpy")), []
        key = "operator.numpy-torch" if means is Means.TORCH else "operator.numpy-plain"
        code = "torch-in-numpy-part" if means is Means.TORCH else "operator-not-used"
        verdict = Verdict(status=Status.FAILED, share=0.0, message=say(key, place=words))
        return verdict, [finding_at(code, part, place, wanted=wanted)]
    use = torch_use(part, made_of)
    if use is TorchUse.AS_ASKED:
        return Verdict(status=Status.PASSED, share=1.0, message=say(f"operator.{part}")), []
    if use is TorchUse.STEP_BY_STEP:
        return Verdict(status=Status.PASSED, share=1.0, message=say("operator.step-by-step")), []
    finding = finding_at("operator-not-used", part, place, wanted=wanted)
    if use is TorchUse.NOT_STEPPED:
        message = say(f"operator.not-stepped-{part}", place=words)
        finding = replace(finding, message=say("operator.not-as-asked", place=words, wanted=wanted))
    elif made_of is not None:
        message = say("operator.other-module", wanted=wanted, place=words, made=say(f"wanted.{made_of.kind}"))
    else:
        message = say("operator.other-means", wanted=wanted, place=words)
    return Verdict(status=Status.FAILED, share=0.0, message=message), [finding]
