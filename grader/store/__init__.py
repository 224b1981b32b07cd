"""The ledger of a run: each grade is kept as it is made, so that a run that is stopped goes on where it was.

    graded --put, one transaction--> ledger.sqlite3 --find, by key--> the next run: not graded again

The key names all that a grade depends on (`grader.store.key`), so a grade found under it is the grade that would
be made once more. Nothing in the ledger is a person's: marks lie in sheets of their own (`grader.marks`).
"""
