"""Mutation testing of the grader: right programs, each with one classic mistake put in, graded as a class.

    program (tests/corpus/right) --mistake, at a place of its syntax tree--> mutant
    mutant  --the grader-->                 what it gives
    mutant  --run on known numbers-->       what it deserves (`truth`: no judge has a hand in it)

``python -m tests.mutation --help`` says how to run it.
"""
