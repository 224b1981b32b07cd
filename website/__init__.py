"""The documentation as a site: `mkdocs build --strict` at the top of the project; docs/adr/0021 has the reasons."""
