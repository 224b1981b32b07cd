"""The benchmark works in its smallest form; its figures are not looked at here."""

from __future__ import annotations

import re
import subprocess
import sys


def test_a_table_of_ratios(root, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--copies", "2", "--rounds", "1"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    head, _, *rows = done.stdout.splitlines()
    assert "ratio" in head
    assert len(rows) == 5
    assert rows[0].endswith("| 1.00 |")
    assert all(re.fullmatch(r"\| .+ \| \d+\.\d+ \| \d+\.\d+ \| \d+\.\d+ \|", row) for row in rows)
    assert done.stderr.count("round 1") == 5
