"""The report site: static pages that open from a disk, for staff and, in other files, for each student.

    out/index.html                 the class                                      staff
    out/submissions/<name>.html    a submission, with what only staff may see     staff
    out/students/<name>.html       the same submission as its student may see it  one student

``names`` makes <name>; ``page`` fills a template and puts up the walls; ``class_page`` and ``submission_page`` say what
is on the pages; ``trace_view``, ``evidence_view`` and ``source_view`` lay out what a submission shows.
"""
