"""From paths to submissions: what was handed in, read as bytes and text. Nothing is imported or compiled here."""
