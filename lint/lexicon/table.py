"""A table of small numbers by word, in a file that is mapped, not parsed.

The file is a static function (Majewski, Wormald, Havas, Czech 1996, "A family of perfect hashing methods"): the XOR of
three 16-bit slots gives, for a key that was put in, its number and a fingerprint. A key that was not put in is taken
for one in 1 of 2,048 cases where numbers have 5 bits (4,096 with 4 bits).

Layout: a line that names the sort of file, a line of JSON (sources, licences, `slots`: slots in each of the three
blocks, `salt`), then the slots, little-endian.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import Literal

_FOUR = Struct("<4I")
_SLOT = 16
"""Bits of a slot: number and fingerprint together."""


class Table:
    """The numbers of one file; `table[key]` is 0 for a key that nobody put in."""

    def __init__(self, slots: Callable[[int], int], size: int, salt: bytes, bits: int) -> None:
        self._slot = slots
        self._size = size
        self._bits = bits
        self._number = (1 << bits) - 1
        self._marks = (1 << (_SLOT - bits)) - 1
        self._salted = blake2b(digest_size=16, salt=salt)

    def __getitem__(self, key: str) -> int:
        digest = self._salted.copy()  # twice as quick as a new one
        digest.update(key.encode("utf-8", "surrogatepass"))
        a, b, c, mark = _FOUR.unpack(digest.digest())
        size, slot = self._size, self._slot
        found = slot(a % size) ^ slot(size + b % size) ^ slot(2 * size + c % size)
        return found & self._number if found >> self._bits == mark & self._marks else 0


def mapped(path: Path, magic: bytes, maker: str) -> tuple[dict[str, object], memoryview]:
    """What a file says of itself, and its body; raises `ValueError` in words where it is another sort of file."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # nothing is written: the core asks for such a one
    head = len(magic)
    if data[:head] != magic:
        sort = magic.decode().removeprefix("seedlint ").rstrip("0123456789 \n")
        raise ValueError(f"{path.name} is no file of {sort}; {maker} makes them")
    line = data.find(b"\n", head)
    return json.loads(data[head:line]), memoryview(data)[line + 1 :]


def little_endian(body: memoryview, code: Literal["H", "I"]) -> Callable[[int], int]:
    """Item access to an array of unsigned integers that was written little-endian."""
    if sys.byteorder == "little":
        return body.cast(code).__getitem__
    words = array(code, body.tobytes())
    words.byteswap()
    return words.__getitem__


def table_of(about: dict[str, object], body: memoryview, bits: int) -> Table:
    """The table that stands at the start of a body."""
    size = int(str(about["slots"]))
    return Table(little_endian(body[: 6 * size], "H"), size, str(about["salt"]).encode(), bits)


def packed(numbers: Iterable[tuple[str, int]], about: dict[str, object], magic: bytes, bits: int) -> bytes:
    """The bytes of a file in which each key has its number (from 1); the same input gives the same bytes."""
    items = sorted(dict(numbers).items())
    marks = (1 << (_SLOT - bits)) - 1
    size = len(items) * 123 // 300 + 8  # 1.23 slots a key in all: peeling then succeeds almost surely
    for attempt in range(100):
        salt = f"{attempt:016d}".encode()
        keys, values = [], []
        for key, number in items:
            a, b, c, mark = _FOUR.unpack(blake2b(key.encode(), digest_size=16, salt=salt).digest())
            keys.append((a % size, size + b % size, 2 * size + c % size))
            values.append((mark & marks) << bits | number)
        order = _peeled(keys, 3 * size)
        if order is not None:
            slots = array("H", bytes(6 * size))
            for key_number, free in reversed(order):
                a, b, c = keys[key_number]
                slots[free] = values[key_number] ^ slots[a] ^ slots[b] ^ slots[c] ^ slots[free]
            if sys.byteorder == "big":
                slots.byteswap()
            head = json.dumps({**about, "forms": len(items), "slots": size, "salt": salt.decode()}).encode()
            return magic + head + b"\n" + slots.tobytes()
    raise ValueError("no salt found; are there two equal keys?")  # pragma: no cover - probability below 10^-100


def _peeled(keys: list[tuple[int, int, int]], slots: int) -> list[tuple[int, int]] | None:
    """An order in which each key has a slot that no later key uses: (key, its slot); None where there is none."""
    count, mixed = array("I", bytes(4 * slots)), array("Q", bytes(8 * slots))
    for key, places in enumerate(keys):
        for place in places:
            count[place] += 1
            mixed[place] ^= key
    ready = [place for place in range(slots) if count[place] == 1]
    order = []
    while ready:
        place = ready.pop()
        if count[place] != 1:
            continue
        key = mixed[place]
        order.append((key, place))
        for other in keys[key]:
            count[other] -= 1
            mixed[other] ^= key
            if count[other] == 1:
                ready.append(other)
    return order if len(order) == len(keys) else None
