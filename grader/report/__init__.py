"""Reports: one module for each form. Rendering is pure; `write.py` puts files where they belong."""
