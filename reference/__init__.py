"""What is right: the LSTM of the homework, computed, traced, and got wrong in every classic way.

This package is a lesson as much as an oracle. It knows nothing of grading, and nothing in it imports
torch except `reference.torch_lstm`, which you import only where you want torch.

**The operator.** One LSTM unit reads a sequence `x_1 ... x_T` of `M` numbers each and keeps one number,
the memory `c_t`. Every step it decides, by three gates between 0 and 1, what to write, keep and show::

    g_t = tanh(    w_g . x_t + u_g h_{t-1} + b_g )      candidate     what could be written
    i_t = sigmoid( w_i . x_t + u_i h_{t-1} + b_i )      input gate    how much of it is written
    f_t = sigmoid( w_f . x_t + u_f h_{t-1} + b_f )      forget gate   how much of the memory is kept
    o_t = sigmoid( w_o . x_t + u_o h_{t-1} + b_o )      output gate   how much of the memory is shown

    c_t = f_t c_{t-1} + i_t g_t                         memory
    y_t = h_t = o_t tanh(c_t)                           output, which the next step sees as h

The shapes: `x_t` and `w_k` are `(M,)`, everything else is a single number. In the homework `M = 4`, all
`u_k` are 0, the biases are the fourth weight (the fourth input is always 1), and `h_0 = c_0 = 0`.

**The homework, step by step.** The weights turn inputs 2 and 3 into switches. `x2 = 1` opens the input
gate and leaves the forget gate open: tanh(x1) is added to the memory. `x2 = -1` shuts both: the memory is
wiped. `x3 = 1` opens the output gate: the memory is shown. With `x2 = 0` the forget gate stands at
sigmoid(10) = 0.99995 and the input gate at 0.00005: the memory leaks a little, and a little seeps in.

Step 6 shows what steps 2 and 4 have added, tanh(tanh(3) + tanh(4)) but for the leak; step 7 wipes it; step 9
shows what step 8 has added since, tanh(tanh(6)):

>>> from reference.homework import INPUTS, WEIGHTS
>>> from reference.lstm import run
>>> trace = run(INPUTS, WEIGHTS)
>>> if True:
...     print("t  x1  x2  x3  x4        g        i        f        o        c        y")
...     for t in range(9):
...         switches = "".join(f"{x:4.0f}" for x in trace.x[t])
...         parts = (trace.g, trace.i, trace.f, trace.o, trace.c, trace.y)
...         print(f"{t + 1}{switches}" + "".join(f"{part[t]:9.5f}" for part in parts))
t  x1  x2  x3  x4        g        i        f        o        c        y
1   1   0   0   1  0.76159  0.00005  0.99995  0.00005  0.00003  0.00000
2   3   1   0   1  0.99505  1.00000  1.00000  0.00005  0.99509  0.00003
3   2   0   0   1  0.96403  0.00005  0.99995  0.00005  0.99509  0.00003
4   4   1   0   1  0.99933  1.00000  1.00000  0.00005  1.99442  0.00004
5   2   0   0   1  0.96403  0.00005  0.99995  0.00005  1.99437  0.00004
6   1   0   1   1  0.76159  0.00005  0.99995  1.00000  1.99431  0.96362
7   3  -1   0   1  0.99505  0.00000  0.00000  0.00005  0.00000  0.00000
8   6   1   0   1  0.99999  1.00000  1.00000  0.00005  0.99999  0.00003
9   1   0   1   1  0.76159  0.00005  0.99995  1.00000  0.99998  0.76158

**Three orders of the same four rows.** Stack the rows into one matrix and you have to say which is which;
three sources say it in three ways, and most wrong answers to the torch parts come from mixing them up::

    this homework (`reference.homework.GATES`)               g  i  f  o
    the course book, compact form (it writes c~ for g)       g  o  i  f
    torch (`reference.torch_lstm.TORCH_GATE_ORDER`)          i  f  g  o

**The modules.** `homework`: the nine inputs, the weights, the expected outputs. `lstm`: the operator in
NumPy, with a trace of every gate. `torch_lstm`: the same by `nn.LSTMCell` and by `nn.LSTM`. `mutants`: the
classic mistakes as code. `gradients`: backpropagation through time for the general LSTM, exercise 6-4.
`gradient_mutants`: its classic mistakes. `gradient_flow` and `gradient_figures`: how far the gradient reaches, and
the figures of it.

**Sources.**

- S. Hochreiter, J. Schmidhuber: Long Short-Term Memory. Neural Computation 9(8), 1997: the memory that adds,
  the input and the output gate. Its memory cannot forget.
- F. Gers, J. Schmidhuber, F. Cummins: Learning to Forget: Continual Prediction with LSTM. Neural
  Computation 12(10), 2000: the forget gate.
- Qiu Xipeng: Neural Networks and Deep Learning (nndl), chapter 6, section 6.6.1: the equations after (6.50),
  which is the additive update that they put gates on. https://nndl.github.io
- Hung-yi Lee's slides on the LSTM: the example with these inputs and weights, worked through without tanh.
- torch: https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html
"""
