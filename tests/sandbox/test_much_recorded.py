"""A program that shows more than the channel takes keeps its place in the protocol, and its last words."""

from __future__ import annotations

TRAINS = """
import numpy as np
w = np.zeros(200)
for epoch in range(6000):
    a = w + epoch; b = a * 2.0; c = b - a; d = c / 3.0; e = d + 1.0; f = e * e
    g = a + b; h = c + d; i = e + f
for epoch in range(30_000):
    small = epoch / 7; other = small * 2; third = other + 1
    print(epoch)
ys = [0.25 * k for k in range(9)]
print("at the end", ys)
"""
THREADS = """
import threading

def work(k):
    for n in range(2000):
        value = [k, n, 0.5]
        print(f"thread {k} says {n} " + "x" * 40)

threads = [threading.Thread(target=work, args=(k,)) for k in range(6)]
[one.start() for one in threads]
[one.join() for one in threads]
print("all over")
"""


def test_a_program_that_trains_for_long_still_gives_its_answer(inside):
    ran = inside(TRAINS, cpu_seconds=60.0, wall_seconds=120.0)
    assert ran.shown is not None
    assert ran.shown.done
    assert [one.how for one in ran.shown.ends] == ["ok"]
    assert any(one.place.name == "ys" for one in ran.shown.seen)
    assert len(ran.run.stream) > 4 << 20


def test_threads_that_print_at_once_do_not_garble_the_channel(inside):
    ran = inside(THREADS, cpu_seconds=60.0, wall_seconds=120.0)
    assert ran.shown is not None
    assert ran.shown.done
    assert ran.printed.endswith("all over\n")


def test_halves_of_letters_are_no_forgery(inside):
    ran = inside("print('\\ud800 x')\ndef f(): raise ValueError('\\udcff')\nf()")
    assert ran.shown is not None
    assert (ran.error, ran.printed) == ("ValueError", "? x\n")
