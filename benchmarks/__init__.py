"""Measuring the speed of grading: see ``benchmarks/__main__.py``."""
