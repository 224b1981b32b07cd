"""lstm-grade: grades a homework on the LSTM (see README.md)."""

__version__ = "0.1.0"
