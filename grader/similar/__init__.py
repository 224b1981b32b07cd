"""Which submissions of a class are alike, for a person to look at: never evidence by itself, and never part of a grade.

``text`` lays out the code of a submission for the comparison; ``compare`` compares each with each.
"""
