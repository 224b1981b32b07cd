"""Rewriting programs in ways that change nothing: what a program gets may not depend on how it is written down.

Students write the same program at the top level, in `main()`, in a notebook, below another exercise. A label of the
corpus holds for all of these, so thousands of labelled programs come of some hundred, at no cost but the grading.

    python -m tests.rewriting --help
"""
