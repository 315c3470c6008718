"""Cycles of garbage, which programs that make few of them need not look for so often."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (20_000, 50, 10)
"""Thresholds of the three generations; Python's own are 700, 10, 10."""


_within: list[None] = []
"""One entry within `rarely_collecting`."""


def of_a_program() -> None:
    """The garbage of a process that is a program: looked for rarely from the start, and no more when it ends."""
    gc.set_threshold(*_RARELY)
    atexit.register(gc.freeze)  # else the interpreter goes through all rules once more before it lets go of them


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for cycles of garbage rarely: checking makes few, and going through all rules for them takes a tenth of its
    time; reading and compiling these, which only grow, a fifth. What is there now is not looked at again: forked processes
    share it as long as nobody touches it; what a caller froze stays so. Within another one it changes nothing."""
    if _within:
        yield
        return
    before = gc.get_threshold()
    ours = not gc.get_freeze_count()
    if ours:
        gc.freeze()
    gc.set_threshold(*_RARELY)
    _within.append(None)
    try:
        yield
    finally:
        _within.pop()
        gc.set_threshold(*before)
        if ours:
            gc.unfreeze()
