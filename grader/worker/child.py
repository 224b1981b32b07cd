"""One run, from the job on the pipe to the last event.

job (JSON, one object)
  files     {path: base64}: what is in the work folder to begin with; absent where it is filled already
  entry     file name of the program in the work folder
  folder    the private work folder
  script    source text, or
  cells     [[number, source text], ...]
  entropy   seeds of what the program leaves unseeded
  lenient   whether the program's own assertions are passed over
  describe  whether to tell what its statements define and use
  shift     kinds of torch modules that return shifted outputs, and from which call of theirs (see torch_watch.py)
  left_out  {name: words}: functions that hung and are left out: called, they raise with these words
  calls     [{"name", "case", and the arguments, see named.py}, ...]: functions to call when the program has run
  limits    see limits.py, and output_bytes
"""

from __future__ import annotations

import ast
import base64
import contextlib
import faulthandler
import functools
import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .execute import Program, kind_of, said
from .limits import take
from .named import bind, returned
from .other_numbers import OtherNumbers
from .plain import wire
from .plots import watch_plots
from .record import Recorder
from .refusals import report_refusals
from .replace import Replacer
from .restate import python_files, restate_files
from .surroundings import arrange, forget_assertions
from .torch_watch import TorchWatch

OVERFLOW_STATUS = 97


def read_job(descriptor: int) -> dict[str, Any]:
    """Read a job to the end of its pipe."""
    with os.fdopen(descriptor, "rb") as pipe:
        job: dict[str, Any] = json.loads(pipe.read())
    return job


def unpack(job: dict[str, Any]) -> None:
    """Fill the work folder with the files of the submission."""
    for name, content in job.pop("files").items():
        target = Path(job["folder"]) / name
        if "/" in name:
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode(content))


def run(job: dict[str, Any], descriptor: int, confine: Callable[[str], None] | None, trace: int) -> None:
    """Do one job and write its events to `descriptor`; the caller ends the process afterwards.

    Where a signal ends it, the interpreter writes to `trace` where it was.
    """

    def overflow() -> None:
        recorder.close(["over", "output"])
        os._exit(OVERFLOW_STATUS)

    recorder = Recorder(descriptor, output_bytes=job["limits"]["output_bytes"], on_overflow=overflow)
    arrange(recorder, job["folder"], job["entry"], job["entropy"])
    import torch

    torch_watch = TorchWatch(recorder, shift=job["shift"])
    torch_watch.install(torch.nn)
    torch_watch.install_in_jit(torch.jit)
    watch_plots(recorder)
    replacer = Replacer(**job["replace"]) if job.get("replace") else None
    others = OtherNumbers(replacer, recorder) if replacer is not None else None
    program = Program(
        recorder, job["folder"], job["entry"], lenient=job["lenient"], describe=job["describe"], others=others
    )
    program.left_out = job.get("left_out", {})
    shell = None
    if "cells" in job or "get_ipython" in job.get("script", ""):
        from . import notebook

        shell = notebook.adopt(program, recorder)
    if job["lenient"] and "testing" in json.dumps([job.get("script"), job.get("cells")]):
        forget_assertions()
    enclose(job, confine, trace)
    report_refusals(recorder, job["folder"], job.get("readable"))
    texts = [] if replacer is None else _texts(job, shell)
    if replacer is not None:
        _survey(replacer, job, texts)
    recorder.event(["begun"])
    recorder.flush()  # from here on a fault that is claimed may be the program's own word
    if replacer is not None:
        for shown, what, line in restate_files(replacer, job["folder"], job["entry"], texts):
            recorder.event(["replaced", shown, None, what, line, ""])
    if "cells" in job:
        _cells(program, recorder, shell, job)
    else:
        program.script(job["script"], job["entry"])
    _call_by_name(program, recorder, job["calls"])
    program.call_the_uncalled()
    threading._shutdown()  # type: ignore[attr-defined]  # a program waits for its own threads
    recorder.close(["done"])


def enclose(job: dict[str, Any], confine: Callable[[str], None] | None, trace: int) -> None:
    """Take the limits and put up the walls: from here on the process is the student's."""
    take(job["limits"])
    _name_the_line(trace)
    if confine is not None:
        confine(job["folder"])


def _name_the_line(trace: int) -> None:
    """Have a signal that ends the process leave the lines at which it did, also from inside a library."""
    faulthandler.enable(file=trace, all_threads=False)
    if hasattr(signal, "SIGXCPU") and hasattr(faulthandler, "register"):  # sent at the limits of time
        faulthandler.register(signal.SIGXCPU, file=trace, all_threads=False, chain=True)


def _texts(job: dict[str, Any], shell: Any) -> list[str]:
    """The script, or the cells as the notebook's shell makes them Python."""
    if "cells" not in job:
        return [job["script"]]
    return [_as_python(shell, text) for _, text in job["cells"]]


def _as_python(shell: Any, text: str) -> str:
    """A cell as Python; as it is, where the shell finds that it cannot be any, as it will when the cell is run."""
    from . import notebook

    with contextlib.suppress(Exception):
        return notebook.as_python(shell, text)
    return text


def _survey(replacer: Replacer, job: dict[str, Any], texts: list[str]) -> None:
    """Show the replacer every source of the submission before any of it runs."""
    others = [path.read_text("utf-8", "replace") for path in python_files(job["folder"])]
    for number, text in enumerate([*texts, *others]):
        with contextlib.suppress(Exception):  # whatever is wrong with a text, running it will tell
            replacer.survey(ast.parse(text), cell="cells" in job and number < len(texts))


def _cells(program: Program, recorder: Recorder, shell: Any, job: dict[str, Any]) -> None:
    from . import notebook

    names = {number: f"<{job['entry']} cell {number}>" for number, _ in job["cells"]}
    program.cells = {names[number]: text for number, text in job["cells"]}
    for number, text in job["cells"]:
        filename = names[number]
        shell.execution_count = number
        quiet = text.rstrip().endswith(";")
        show = None if quiet else notebook.show_wrapper(recorder, filename)
        program.cell(number, text, job["entry"], functools.partial(notebook.as_python, shell), show)
    program.look_at_everything(filename if job["cells"] else job["entry"])


def _call_by_name(program: Program, recorder: Recorder, calls: list[dict[str, Any]]) -> None:
    """Call the functions that are handed in by name, each with its own copy of the arguments."""
    import torch

    by_program = frozenset(program.called)
    for call in calls:
        function = program.module.__dict__.get(call["name"])
        if not callable(function) or isinstance(function, type):
            continue
        bound = bind(function, call, is_module=isinstance(function, torch.nn.Module))
        if bound is None:
            continue
        shown, cell = recorder._files.get(getattr(bound.code, "co_filename", ""), ("", None))
        line = getattr(bound.code, "co_firstlineno", 0)
        names = [name[:60] for name in bound.names[:8]]
        used = call["name"] in by_program
        recorder.event(["calling", call["name"], call["case"], names, used, shown, cell, line])
        recorder.flush()  # it may never come back
        results: list[Any] = []

        def action() -> None:
            results.append(function(*bound.given.args, **bound.given.kwargs))  # noqa: B023

        error = _attempt(action)
        found = returned(call, results[0]) if results else []
        recorder.event(["called", call["name"], call["case"], [wire(leaf) for leaf in found], *error])
        recorder.flush()


def _attempt(action: Callable[[], None]) -> list[str]:
    try:
        action()
    except BaseException as error:  # noqa: BLE001  the student's: anything at all
        return [kind_of(error), said(error)]
    return ["", ""]
