"""Ranges of keys: a corpus question is asked of all keys at once, or of so many ranges, each by itself, perhaps elsewhere."""

from __future__ import annotations

import zlib
from collections.abc import Hashable
from typing import NamedTuple

from lint.core.errors import UsageError


class KeyRange(NamedTuple):
    """One of several ranges of keys, counted from 1."""

    number: int = 1
    of: int = 1

    def holds(self, key: Hashable) -> bool:
        """Whether a key is of this range: a number by its remainder, all else by a checksum."""
        number = key if isinstance(key, int) else zlib.crc32(repr(key).encode("utf-8", "surrogatepass"))
        return number % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


WHOLE = KeyRange()
"""All keys."""


def numbered(text: str, option: str) -> tuple[int, int]:
    """The numbers of what people write as `3/64`, the third of 64; raises `UsageError`."""
    number, _, of = text.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise UsageError(f"{option} {text}: write it as 3/64, the third of 64 (the first is 1/64)")
    return int(number), int(of)
