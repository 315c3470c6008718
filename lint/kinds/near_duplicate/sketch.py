"""How alike two documents are: the Jaccard index of their word shingles, from sets or from sketches of them.

A shingle is a run of five words that begins at an anchor: a word whose hash ends in `00`, every fourth or so. The choice
depends on the text alone, so that equal passages give equal shingles (Manber, "Finding similar files in a large file system",
1994), at a third of the cost of all runs.

A sketch is the `size` smallest hashes of a document's shingles: the bottom-k variant of MinHash (Broder, "On the
resemblance and containment of documents", 1997). For documents with fewer shingles it is the whole set and the index
exact; the same two lines of arithmetic serve both. The beginning of a sketch is a smaller sketch, so that one may be
taken at any time, and no library of MinHash permutations is needed.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from zlib import crc32

from lint.core.sheaf import Address
from lint.structure.view import View, cached_per_document

SHINGLE = 5
"""Words in a shingle, as in RedPajama and datatrove."""
# letters to small letters, all other ASCII but digits to spaces; other alphabets stay as they are (a table of bytes is
# four times as fast as a pattern for words, and this looks at every document)
_PLAIN = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256)).lower()


@cached_per_document
def address_of(view: View) -> Address:
    """Where the document is found again: several rules note it."""
    return Address.of(view.document)


def words_of(text: str) -> list[bytes]:
    """The words of a text without case and ASCII punctuation, in UTF-8."""
    return text.encode("utf-8", "surrogatepass").translate(_PLAIN).split()


def digest(words: Sequence[bytes]) -> bytes:
    """Eight bytes that stand for a run of words."""
    return blake2b(b" ".join(words), digest_size=8).digest()


def shingles(words: Sequence[bytes], size: int) -> array[int]:
    """The `size` smallest hashes of the shingles, in order."""
    anchors = {w for w in set(words) if not crc32(w) & 3}
    found = {crc32(b" ".join(words[i : i + SHINGLE])) for i, w in enumerate(words) if w in anchors}
    return array("I", sorted(found)[:size])


def similarity(one: Sequence[int], other: Sequence[int], size: int, least: float = 0.0) -> float:
    """Jaccard index of two shingle sets (estimated where a sketch is full), from 0 to 1; 0 where it can't be `least`."""
    left = set(one)
    both = left.intersection(other)
    union = len(one) + len(other) - len(both)
    if not union or len(both) / min(union, size) < least:
        return 0.0
    if union <= size:
        return len(both) / union
    return len(both.intersection(sorted(left.union(other))[:size])) / size
