"""From verdicts to points. Pure."""
