"""The homework as data: a TOML file in, an `Assignment` out."""
