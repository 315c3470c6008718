"""Cycles of garbage, which programs that make few of them need not look for so often."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for cycles of garbage rarely: checking makes few, and going through all rules for them takes a tenth of its
    time; reading and compiling these, which only grow, a fifth. What is there now is not looked at again: forked processes
    share it as long as nobody touches it."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 50, 10)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
