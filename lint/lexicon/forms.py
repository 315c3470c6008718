"""Known forms: 689,000 words and names in a file of 1.7 MB that is mapped, not parsed.

The file is a static function (Majewski, Wormald, Havas, Czech 1996, "A family of perfect hashing methods"): the XOR of
three 16-bit slots gives, for a form that was put in, its class and a 12-bit fingerprint. A form that was not put in
is taken for a known one in 1 of 4,096 cases, which costs a little recall and never an alarm. `tools/build_names.py`
writes it.

Layout: one line of JSON (sources, licences, `slots`: slots in each of the three blocks, `salt`), then the slots,
little-endian.
"""

from __future__ import annotations

import json
import mmap
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from struct import Struct

from lint.core.lists import Lists
from lint.lexicon.words import words_in

KEPT = 100_000
"""Forms whose classes are remembered before the memory is emptied (about 15 MB)."""

MAGIC = b"seedlint known forms 1\n"
_FOUR = Struct("<4I")

UNKNOWN = 0
WORD_10, WORD_20, WORD_35, WORD_50, WORD_60, WORD_70 = range(1, 7)
"""Words in lower case, by the SCOWL level that first lists them (40 goes with 50, 55 with 60): 10 the commonest."""
NAME_50, NAME_70 = 7, 8
"""Forms that SCOWL has with a capital."""
PLACE_BIG = 9
"""Parts of the names of places of 15,000 people and more."""
WORD_80, WORD_95, NAME_80, NAME_95 = range(10, 14)
"""What only the big lists of SCOWL have."""
PLACE_SMALL, SURNAME = 14, 15
"""Parts of the names of small places and of Chinese divisions; surnames."""
INFLECTED = 16
"""Not in the file: a regular inflection of a form that is."""

WEAK = frozenset(range(WORD_80, INFLECTED + 1))
"""Classes that prove little: big lists hold rare words and surnames that are one letter off a country."""
WORDS = frozenset((*range(WORD_10, WORD_70 + 1), WORD_80, WORD_95))
COMMON = frozenset(range(WORD_10, WORD_50 + 1))
COMMONEST = frozenset((WORD_10, WORD_20, WORD_35))
NAMES = frozenset((NAME_80, NAME_95, PLACE_SMALL, SURNAME))
LISTED = frozenset(range(WORD_10, PLACE_BIG + 1))
"""The other classes: never a slip."""


PREFIXES = words_in(
    """agro anti auto bio co counter cyber de eco electro geo hydro hyper infra inter intra macro mega meta micro mid mini multi nano
    neo non out over petro post pre pro pseudo quasi re self semi socio sub super trans ultra un under"""
)
"""What stands before any word ("demining", "pre-emptive"), so that no list has all of it."""


def folded(form: str) -> str:
    """The form that is compared: lower case, no accents, a plain apostrophe. The text itself is never changed."""
    if not form.isascii():
        form = form.replace("’", "'").replace("ʼ", "'").replace("ʻ", "'").translate(_LETTERS)
        form = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    return form.lower()


_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
})  # fmt: skip


class Forms:
    """The known forms of one file. `forms[form]` is the class of a folded form, `UNKNOWN` for what nobody lists."""

    def __init__(self, slots: Callable[[int], int], size: int, salt: bytes) -> None:
        self._slot = slots
        self._size = size
        self._salted = blake2b(digest_size=16, salt=salt)
        self.ordinary: set[bytes] = set()
        """Common words met so far, as they stand in texts (UTF-8)."""
        self.others: set[bytes] = set()
        """What else was met so far."""
        self.shapes: defaultdict[str, set[bytes]] = defaultdict(set)
        """The same by shape (`lint.lexicon.tokens`)."""
        self._classes: dict[str, int] = {}

    def __getitem__(self, form: str) -> int:
        found = self._classes.get(form)
        if found is None:
            if len(self._classes) >= KEPT:
                self._classes.clear()
            found = self._classes[form] = self._look_up(form)
        return found

    def _look_up(self, form: str) -> int:
        digest = self._salted.copy()  # twice as quick as a new one
        digest.update(form.encode())
        a, b, c, mark = _FOUR.unpack(digest.digest())
        size, slot = self._size, self._slot
        found = slot(a % size) ^ slot(size + b % size) ^ slot(2 * size + c % size)
        return found & 15 if found >> 4 == mark & 4095 else UNKNOWN


@lru_cache(maxsize=8)
def opened(path: Path) -> Forms:
    """Map a file of known forms; raises `ValueError` in words where it is none."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    head = len(MAGIC)
    if data[:head] != MAGIC:
        raise ValueError(f"{path.name} is no file of known forms; tools/build_names.py makes them")
    line = data.find(b"\n", head)
    about = json.loads(data[head:line])
    size = about["slots"]
    body = memoryview(data)[line + 1 : line + 1 + 6 * size]
    if sys.byteorder == "little":
        slots = body.cast("H")
        return Forms(slots.__getitem__, size, about["salt"].encode())
    words = array("H", body.tobytes())
    words.byteswap()
    return Forms(words.__getitem__, size, about["salt"].encode())


def located(name: str, lists: Lists) -> Path:
    """Where among the lists of a pack the file of known forms `name` lies; raises `ValueError` where it is none."""
    path = lists.path(name)
    opened(path)
    return path


def packed(classes: Iterable[tuple[str, int]], about: dict[str, object]) -> bytes:
    """The bytes of a file in which each folded form has its class (1 to 15); the same input gives the same bytes."""
    items = sorted(dict(classes).items())
    size = len(items) * 123 // 300 + 8  # 1.23 slots a form in all: peeling then succeeds almost surely
    for attempt in range(100):
        salt = f"{attempt:016d}".encode()
        keys, values = [], []
        for form, cls in items:
            a, b, c, mark = _FOUR.unpack(blake2b(form.encode(), digest_size=16, salt=salt).digest())
            keys.append((a % size, size + b % size, 2 * size + c % size))
            values.append((mark & 4095) << 4 | cls)
        order = _peeled(keys, 3 * size)
        if order is not None:
            slots = array("H", bytes(6 * size))
            for key, free in reversed(order):
                a, b, c = keys[key]
                slots[free] = values[key] ^ slots[a] ^ slots[b] ^ slots[c] ^ slots[free]
            if sys.byteorder == "big":
                slots.byteswap()
            head = json.dumps({**about, "forms": len(items), "slots": size, "salt": salt.decode()}).encode()
            return MAGIC + head + b"\n" + slots.tobytes()
    raise ValueError("no salt found; are there two equal forms?")  # pragma: no cover - probability below 10^-100


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
