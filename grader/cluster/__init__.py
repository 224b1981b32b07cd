"""Grading on other machines: what travels, what a Dask worker does with it, and the parent's side of it."""
