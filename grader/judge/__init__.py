"""What the observations mean. Pure: values in, values out; nothing here touches disk, clock or processes.

Read `assess.py` first; it calls the others in the order of this list.

What the program showed
    case.py          what the judge is given; file_runs.py: the runs of each file
    printed.py       printed text -> numbers; prints.py: -> sequences of T numbers (at once, by step, in columns)
    sequence.py      T numbers that it showed, and where they arose; sequences.py: all that a run showed
    modules.py       what nn.LSTMCell and nn.LSTM were given, and what they gave; parameters.py: a module's own
      windows.py       the example within a longer sequence; misshapen.py: parameters of the wrong shape
      redrawn.py       parameters that a program draws at random itself
    candidate.py     a sequence with what it is made of; attribute.py: all of them
    claims.py        whether reported calls can have happened
    fallback.py      what a branch states in the place of an answer: `except ValueError: y = [...]`
    written_out.py   answers that stand in the program as literals, or in a file that it reads

Which of it is the answer
    found.py         what was handed in for each part; unanswered.py: parts without an answer
    labels.py        what the student calls things; attempted.py: which parts there is code for
    appearance.py    what a sequence looks like
    answer.py        an answer, and which of the sequences that show it was handed over
    answers.py       which answer belongs to which part
      numpy_part.py      which is the NumPy part's
      without_module.py  what no module had a hand in; again.py: a later attempt at the same example
      alike.py           sequences that show one answer
      instead.py         what was handed over in the place of a module's output
    named.py         the same for what is handed in by name; stubs.py: functions that nobody has touched
    other_work.py    what was handed in for another exercise

Whether it is right
    agree.py         when two sequences are the same
    decide.py        the checks of a part; shares.py: mistakes that earn a share
    hidden.py        whether it is still right on numbers that the program has never seen
      trials.py          what it answered there, and whether it moved at all
      right_kinds.py     which kinds of right answer fit these numbers
    operator.py      whether it was made with what the part asks for
    slicing.py       the statements that made it; stated.py: what these say
    mishaps.py       how the runs ended

What to say about it
    diagnose.py      which classic mistake gives the same numbers; explained.py: in words
    culprit.py       the line that computes what is wrong; handed_on.py: back through lines that only hand it on
    module_findings.py  what a module's parameters tell; module_lines.py: the lines that set it up
      own_weights.py     what to mend in its weights, in words
    placed.py        every message about lost points names a place
    trace.py         the homework's figure, the program's numbers beside the reference

Exercise 6-4
    gradients.py     the two checks
      gradient_blocks.py  what lstm_gradients returned, block by block
      gradient_traces.py  gradients that a free-form program left in its variables
      passages.py         code, text and pictures on the exercise; topic.py: whether words are on it
    python_text.py   a program as text; backward.py: how code looks that goes backward through an LSTM

proof.py asks whether an assignment can be graded at all.
"""
