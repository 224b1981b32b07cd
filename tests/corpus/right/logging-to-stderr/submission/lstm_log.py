import logging
import numpy as np

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("lstm")

SEQ = ((1, 0, 0, 1), (3, 1, 0, 1), (2, 0, 0, 1), (4, 1, 0, 1), (2, 0, 0, 1), (1, 0, 1, 1), (3, -1, 0, 1), (6, 1, 0, 1), (1, 0, 1, 1))
W = dict(g=(1, 0, 0, 0), i=(0, 100, 0, -10), f=(0, 100, 0, 10), o=(0, 0, 100, -10))


def sig(v):
    return 1.0 / (1.0 + np.exp(-v))


def run():
    memory = 0.0
    for step, x in enumerate(SEQ, 1):
        i, f, o = (sig(np.dot(W[k], x)) for k in "ifo")
        memory = f * memory + i * np.tanh(np.dot(W["g"], x))
        out = o * np.tanh(memory)
        log.info("step %d output %.4f", step, out)
    log.info("done")


run()
