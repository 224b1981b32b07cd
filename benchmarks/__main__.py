"""Measure grading: ``python -m benchmarks COMMAND``.

    measure    lstm-grade side by side with plain runs and with other graders, its own layers, growth and memory
    simulate   recorded streams through decoding, judging, scoring and the ledger: what a huge class does to the parent
    project    from the figures of both to a class of another size: minutes, cores, memory, disk

``measure`` without options is a look that takes some minutes; CONTRIBUTING.md has the command for figures. Machines
differ and vary, so ratios count, and all ways are measured in turn, round after round.
"""

from __future__ import annotations

import argparse

from benchmarks import measure, project, simulate


def main() -> None:
    """Hand over to a command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (measure, simulate, project):
        command.add_to(commands)
    asked = parser.parse_args()
    asked.run(asked)


if __name__ == "__main__":
    main()
