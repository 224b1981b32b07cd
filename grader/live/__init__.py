"""A running notebook checks itself: `%lstm_check`, `grader.check()`.

    IPython's history ──history──▶ cells as they are now ──session──▶ the pipeline, and the box ──▶ result: HTML, text

The kernel gives only texts. What is judged is what the box makes of them, as it is when the notebook is handed in.
"""
