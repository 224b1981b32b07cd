"""Fuzz the decoder of the channel with coverage, for as long as one likes.

    pip install atheris
    python tests/fuzz/fuzz_stream.py corpus/ -max_total_time=600

Not a test by its name and no dependency: atheris has no wheels for every Python and platform that this project runs on.
What the suite always runs is `tests/property/test_stream_fuzzing.py`. Decoding must raise `ForgedStream` or nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path


def one_input(content: bytes) -> None:
    """Decode some bytes, and take what comes out as far as the judge does first."""
    from grader.errors import ForgedStream
    from grader.judge.claims import invented
    from grader.judge.sequences import sequences
    from grader.protocol import decode

    try:
        found = decode(content)
    except ForgedStream:
        return
    sequences(found, 9)
    invented(found.calls, shifted=False)


def main() -> None:
    """Run until something else is raised, or time is over."""
    root = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(root), str(root / "tests" / "property")]
    import atheris

    with atheris.instrument_imports(include=["grader"]):
        import grader.judge.claims
        import grader.judge.sequences
        import grader.protocol  # noqa: F401
    from test_stream_fuzzing import REAL, lines

    for folder in [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")][:1]:
        folder.mkdir(exist_ok=True)
        (folder / "real").write_bytes(lines(REAL))
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
