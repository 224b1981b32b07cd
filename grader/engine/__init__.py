"""How submissions are worked through: on this machine, several at a time."""
