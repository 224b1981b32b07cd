"""What each finding means, for `lstm-grade explain` and the pages that are made of it."""
