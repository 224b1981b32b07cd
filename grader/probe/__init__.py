"""Numbers that no program has seen: drawn here, stated by the program in the box (``worker/replace.py``).

draw.py          all hidden numbers of a class, each held against every classic mistake
  criteria.py      what else they have to show
  propose.py       what is proposed; glance.py: which of many proposals can tell at all
  roles.py         what the columns are for; narrow.py: steps at which a bias decides
  single_steps.py  which single steps show that they went wrong
  rare.py          mistakes without a name, which must show on some draw
  mixtures.py      what a program computes with of which not all was replaced
draw_gradients.py  numbers for `lstm_gradients`
personal.py      an example of a student's own
prove.py         the table of draws x mistakes: `lstm-grade draws`
"""
