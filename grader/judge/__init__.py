"""What the observations mean. Pure: values in, values out; nothing here touches disk, clock or processes.

agree.py      when two sequences are the same
printed.py    printed text -> numbers
sequences.py  observations -> every sequence of T numbers that the program showed
modules.py    what nn.LSTMCell and nn.LSTM were given, and what they gave
redrawn.py    which parameters a program draws at random itself
labels.py     what the student calls things: headings, names, file names -> a part
attribute.py  which sequence answers which part, and what it is made of
operator.py   whether a part is done with what it asks for
decide.py     the checks of a part
mishaps.py    how the runs ended -> findings
gradients.py  exercise 6-4: the two checks
  gradient_blocks.py  what lstm_gradients returned, block by block, and which mistake explains it
  gradient_traces.py  gradients that a free-form program left in its variables
  passages.py         code, text and pictures on the exercise; python_text.py reads programs as text
assess.py     a submission's runs -> all checks and findings
"""
