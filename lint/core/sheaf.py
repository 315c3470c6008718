"""What documents add to a corpus question, as columns of numbers: no text of theirs, and little memory however many they are.

A sheaf holds, for each document, its address, some numbers of the document and some rows of numbers. What is added last lies
open; the rest is packed into blocks that wait in a temporary file (`lint.core.spool`). A block is sorted, and blocks are
read side by side, so that `entries` come in report order whatever the order in which documents were added.
"""

from __future__ import annotations

import heapq
import json
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import itemgetter
from typing import NamedTuple

from lint.core.finding import Origin, order
from lint.core.key_range import KeyRange
from lint.core.spool import Kept
from lint.core.text import Document

BLOCK_ENTRIES = 20_000
"""Rows, and documents, of a block together: about 300 kB before they are packed."""

_LEVEL = 1  # of zlib: the quickest
_ADDRESS = "IqIQII"
"""Columns of an address: number of the path, record, number of the field, code points before, checksum, rows."""
_MANY = 5  # the column that says how many rows an entry has


class Address(NamedTuple):
    """Where a document is found again: its origin, the code points of its file before it, and a checksum of its text."""

    origin: Origin
    past: int
    checksum: int

    @classmethod
    def of(cls, document: Document) -> Address:
        """The address of a document."""
        origin = document.path, document.record, document.field
        return cls(origin, document.past.characters, zlib.crc32(document.text.encode("utf-8", "surrogatepass")))


class Entry(NamedTuple):
    """What one document adds: its own numbers, and columns of its rows."""

    address: Address
    numbers: tuple[int, ...]
    rows: tuple[array[int], ...]


class Sheaf:
    """The entries of documents. `numbers` and `rows` are the type codes (of `array`) of what each entry has."""

    def __init__(self, numbers: str, rows: str, packed: Iterable[bytes] = ()) -> None:
        """`packed` are the blocks of a sheaf that was taken apart by `blocks`; raises `ValueError` for what is none."""
        self.numbers, self.rows = numbers, rows
        self._open = _Block(numbers, rows)
        self._sealed: list[_Sealed] = []
        for data in packed:
            self._keep(_Block.unpacked(numbers, rows, data), data)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.numbers, self.rows, [sealed.kept.data() for sealed in self._sealed], self._open)

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._open) + sum(sealed.documents for sealed in self._sealed)

    @property
    def many(self) -> int:
        """How many rows there are."""
        return self._open.many + sum(sealed.rows for sealed in self._sealed)

    def add(self, address: Address, numbers: Sequence[int], rows: Sequence[array[int]]) -> None:
        """Take in a document, or a part of one."""
        self._open.add(address, numbers, rows)

    def merge(self, other: Sheaf) -> None:
        """Take in all documents of another sheaf, which is used up."""
        for sealed in other._sealed:
            sealed.kept.put_away()
            self._sealed.append(sealed)
        self._open.extend(other._open)
        if len(self._open) + self._open.many >= BLOCK_ENTRIES:
            self._seal()

    def entries(self) -> Iterator[Entry]:
        """All entries in report order; of many, a few blocks are unpacked at a time."""
        blocks = [(sealed.first, self._unpacked(sealed.kept)) for sealed in self._sealed]
        if len(self._open):
            mine = sorted(self._open.entries(), key=_key)
            blocks.append((_key(mine[0]), iter(mine)))
        yield from _side_by_side(sorted(blocks, key=itemgetter(0)))

    def _unpacked(self, kept: Kept) -> Iterator[Entry]:
        yield from _Block.unpacked(self.numbers, self.rows, kept.data()).entries()

    def blocks(self) -> list[bytes]:
        """All entries, packed, to be sent elsewhere."""
        if len(self._open):
            self._seal()
        return [sealed.kept.data() for sealed in self._sealed]

    def shorten(self, most: int) -> None:
        """Keep the first `most` rows of each document alone."""
        self._change(lambda block: block.shortened(most))

    def narrow(self, keys: KeyRange) -> None:
        """Keep of all documents the rows alone whose first number is of a range."""
        self._change(lambda block: block.narrowed(keys))

    def _change(self, change: Callable[[_Block], _Block]) -> None:
        sealed, self._sealed = self._sealed, []
        for one in sealed:
            self._keep(block := change(_Block.unpacked(self.numbers, self.rows, one.kept.data())), block.packed())
        self._open = change(self._open)

    def rewritten(self, change: Callable[[Entry], Entry]) -> Sheaf:
        """What `change` makes of the entries."""
        out = Sheaf(self.numbers, self.rows)
        for entry in self.entries():
            out.add(*change(entry))
        return out

    def _seal(self) -> None:
        block, self._open = self._open.ordered(), _Block(self.numbers, self.rows)
        self._keep(block, block.packed())

    def _keep(self, block: _Block, data: bytes) -> None:
        kept = Kept(data)
        kept.put_away()
        self._sealed.append(_Sealed(_key(next(block.entries())), len(block), block.many, kept))


_Key = tuple[object, ...]


class _Sealed(NamedTuple):
    """A packed block: where its first entry stands in report order, and how many documents and rows it has."""

    first: _Key
    documents: int
    rows: int
    kept: Kept


def _key(entry: Entry) -> _Key:
    return order(entry.address.origin, entry.address.past, 0)


def _again(numbers: str, rows: str, packed: list[bytes], last: _Block) -> Sheaf:
    out = Sheaf(numbers, rows, packed)
    out._open = last
    return out


def _side_by_side(blocks: Sequence[tuple[_Key, Iterator[Entry]]]) -> Iterator[Entry]:
    """The entries of sorted blocks in one order; a block is begun when its first entry is due."""
    heap: list[tuple[_Key, int, Entry, Iterator[Entry]]] = []
    at = 0
    while heap or at < len(blocks):
        while at < len(blocks) and (not heap or blocks[at][0] <= heap[0][0]):
            _push(heap, at, blocks[at][1])
            at += 1
        _, number, entry, rest = heapq.heappop(heap)
        yield entry
        _push(heap, number, rest)


def _push(heap: list[tuple[_Key, int, Entry, Iterator[Entry]]], number: int, rest: Iterator[Entry]) -> None:
    entry = next(rest, None)
    if entry is not None:
        heapq.heappush(heap, (_key(entry), number, entry, rest))


class _Block:
    """Entries in columns; paths, fields and records that are no numbers stand in `strings`."""

    def __init__(self, numbers: str, rows: str) -> None:
        self.layout = numbers, rows
        self.strings: dict[str, int] = {}
        self.columns = [array(code) for code in (*_ADDRESS, *numbers, *rows)]

    def __len__(self) -> int:
        return len(self.columns[0])

    @property
    def many(self) -> int:
        """Rows."""
        return len(self.columns[-1]) if self.layout[1] else 0

    def add(self, address: Address, numbers: Sequence[int], rows: Sequence[array[int]]) -> None:
        """Take in an entry."""
        (path, record, field), past, checksum = address
        known = self.strings
        at = known.setdefault(path, len(known))
        # numbers of records are from 0; below stand none, and those that have names
        spot = (
            -1 if record is None else record if isinstance(record, int) else -2 - known.setdefault(record, len(known))
        )
        inside = 0 if field is None else 1 + known.setdefault(field, len(known))
        many = len(rows[0]) if rows else 0
        for column, value in zip(self.columns, (at, spot, inside, past, checksum, many, *numbers), strict=False):
            column.append(value)
        for column, values in zip(self.columns[len(_ADDRESS) + len(numbers) :], rows, strict=True):
            column.extend(values)

    def extend(self, other: _Block) -> None:
        """Take in all entries of another block."""
        if other.strings.items() <= self.strings.items():
            for mine, theirs in zip(self.columns, other.columns, strict=True):
                mine.extend(theirs)
        else:
            for entry in other.entries():
                self.add(*entry)

    def entries(self) -> Iterator[Entry]:
        """The entries, as they were added."""
        strings = [*self.strings]
        single = len(_ADDRESS) + len(self.layout[0])
        begin = 0
        for path, record, field, past, checksum, many, *numbers in zip(*self.columns[:single], strict=True):
            end = begin + many
            spot = record if record >= 0 else None if record == -1 else strings[-2 - record]
            origin = strings[path], spot, strings[field - 1] if field else None
            yield Entry(
                Address(origin, past, checksum), tuple(numbers), tuple(c[begin:end] for c in self.columns[single:])
            )
            begin = end

    def shortened(self, most: int) -> _Block:
        """The same entries with the first `most` rows of each."""
        out = _Block(*self.layout)
        for entry in self.entries():
            out.add(entry.address, entry.numbers, [column[:most] for column in entry.rows])
        return out

    def narrowed(self, keys: KeyRange) -> _Block:
        """The same entries with those rows whose first number is of a range."""
        single = len(_ADDRESS) + len(self.layout[0])
        out = _Block(*self.layout)
        kept = [keys.holds(key) for key in self.columns[single]]
        before, ends = [0, *accumulate(kept)], [0, *accumulate(self.columns[_MANY])]
        rows = (array(c.typecode, compress(c, kept)) for c in self.columns[single:])
        out.strings, out.columns = self.strings, [*self.columns[:single], *rows]
        out.columns[_MANY] = array("I", (before[end] - before[begin] for begin, end in pairwise(ends)))
        return out

    def ordered(self) -> _Block:
        """The same entries in report order."""
        entries = list(self.entries())
        if all(_key(a) <= _key(b) for a, b in pairwise(entries)):
            return self
        out = _Block(*self.layout)
        for entry in sorted(entries, key=_key):
            out.add(*entry)
        return out

    def packed(self) -> bytes:
        """The block in bytes: of each column first the lowest bytes of all numbers, last the highest, which are mostly zero."""
        head = json.dumps([[*self.strings], [len(c) for c in self.columns]]).encode()
        parts = (c.tobytes()[i :: c.itemsize] for c in self.columns for i in range(c.itemsize))
        return zlib.compress(b"\n".join((head, b"".join(parts))), _LEVEL)

    @classmethod
    def unpacked(cls, numbers: str, rows: str, data: bytes) -> _Block:
        """The inverse of `packed`; raises `ValueError` for other bytes."""
        out = cls(numbers, rows)
        try:
            head, _, body = zlib.decompress(data).partition(b"\n")
            strings, lengths = json.loads(head)
            at = 0
            for column, length in zip(out.columns, lengths, strict=True):
                size = column.itemsize
                plain = bytearray(length * size)
                for i in range(size):
                    plain[i::size] = body[at : at + length]
                    at += length
                column.frombytes(bytes(plain))
            out.strings = {str(s): i for i, s in enumerate(strings)}
            whole = at == len(body) and out._fits()
        except (zlib.error, ValueError, TypeError) as error:
            raise ValueError(f"no block of a corpus question: {error}") from None
        if not whole:
            raise ValueError("no block of a corpus question")
        return out

    def _fits(self) -> bool:
        single = len(_ADDRESS) + len(self.layout[0])
        many = sum(self.columns[_MANY])
        lengths = {len(c) for c in self.columns[:single]}, {len(c) for c in self.columns[single:]}
        known = len(self.strings)
        numbers = chain(
            self.columns[0], (-2 - r for r in self.columns[1] if r < -1), (f - 1 for f in self.columns[2] if f)
        )
        return lengths[0] == {len(self)} and lengths[1] <= {many} and len(self) > 0 and all(n < known for n in numbers)
