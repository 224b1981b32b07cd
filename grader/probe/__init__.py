"""Numbers that no program has seen: drawn here, stated by the program in the box (``worker/replace.py``)."""
