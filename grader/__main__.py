"""``python -m grader`` is ``lstm-grade``."""

from grader.cli import main

main()
