"""Helpers for a picture of the gates; not finished."""
NAMES = ["input", "forget", "output"]
