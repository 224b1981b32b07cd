"""Sheets on which a person marks what the program could not decide, or overrides what it did decide.

report.json ─▶ sheet ─▶ marks.csv, marks.toml ─▶ a person fills in points and comments
                                │
the next run:  read ─▶ verify ──┴─▶ grader.scoring.marks, which merges them
"""
