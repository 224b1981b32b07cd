"""The starter files: a script and a notebook to fill in, made from an assignment."""
