"""Comparing without case, and where words end: `regex` defines both, and these are quick ways to its answers.

`fold` maps code points that `regex` holds equal under IGNORECASE to one and the same, one for one, so that offsets
stay. It may merge a few more (`ı` and `İ` each equal one of `I` and `i`, not both), so what it finds in text that is
not ASCII is asked again with `same`.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from lint.core import late

# Code points whose class of simple case folding `str.lower` does not bring together: (first, last, what the first
# becomes). The test of this module walks all of Unicode, so a new version of either side cannot drift unseen.
_IRREGULAR = {
    code: to + code - first
    for first, last, to in (
        (0x130, 0x130, 0x69), (0x131, 0x131, 0x69), (0x17F, 0x17F, 0x73), (0xB5, 0xB5, 0x3BC), (0x345, 0x345, 0x3B9),
        (0x3A3, 0x3A3, 0x3C3), (0x3C2, 0x3C2, 0x3C3), (0x3D0, 0x3D0, 0x3B2), (0x3D1, 0x3D1, 0x3B8), (0x3D5, 0x3D5, 0x3C6),
        (0x3D6, 0x3D6, 0x3C0), (0x3F0, 0x3F0, 0x3BA), (0x3F1, 0x3F1, 0x3C1), (0x3F5, 0x3F5, 0x3B5),
        (0x1C80, 0x1C80, 0x432), (0x1C81, 0x1C81, 0x434), (0x1C82, 0x1C82, 0x43E), (0x1C83, 0x1C84, 0x441),
        (0x1C85, 0x1C85, 0x442), (0x1C86, 0x1C86, 0x44A), (0x1C87, 0x1C87, 0x463), (0x1C88, 0x1C88, 0xA64B),
        (0x1C8A, 0x1C8A, 0x1C89), (0x1E9B, 0x1E9B, 0x1E61), (0x1FBE, 0x1FBE, 0x3B9), (0x1FD3, 0x1FD3, 0x390),
        (0x1FE3, 0x1FE3, 0x3B0), (0xA7CB, 0xA7CB, 0x264), (0xA7CD, 0xA7CD, 0xA7CC), (0xA7CF, 0xA7CF, 0xA7CE),
        (0xA7D3, 0xA7D3, 0xA7D2), (0xA7D5, 0xA7D5, 0xA7D4), (0xA7DB, 0xA7DB, 0xA7DA), (0xA7DC, 0xA7DC, 0x19B),
        (0xA7DD, 0xA7DD, 0x277), (0xA7E2, 0xA7E2, 0x27C), (0xAB6C, 0xAB6D, 0xAB4B), (0xFB06, 0xFB06, 0xFB05),
        (0x10D70, 0x10D85, 0x10D50), (0x16EBB, 0x16ED3, 0x16EA0), (0x1DF95, 0x1DF95, 0xDF),
        *((c, c, c - 1) for c in (0x1DF41, 0x1DF49, 0x1DF4B, 0x1DF4E, 0x1DF52, *range(0x1DF69, 0x1DF80, 2))),
    )
    for code in range(first, last + 1)
}  # fmt: skip
_BROUGHT = {chr(code): chr(to) for code, to in _IRREGULAR.items()}
_ASCII = bytes(range(128))

WORD = late.regex(r"\w+")


def fold(text: str) -> str:
    """`text` with everything that differs only by case made equal, code point by code point."""
    if not text.isascii():
        # a search for these characters, or `str.translate`, takes five times as long as all the rest
        others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
        for char in _BROUGHT.keys() & set(others):
            text = text.replace(char, _BROUGHT[char])
    return text.lower()


_MERGED: dict[str, list[str]] = {}
for _code in (*_IRREGULAR, 0x212A, 0x212B, 0x2126, 0x3F4, 0x1E9E):  # the last ones are not the capital of their small
    _MERGED.setdefault(fold(chr(_code)), []).append(chr(_code))


def variants(char: str) -> set[str]:
    """All characters that `fold` makes equal to this one."""
    low = fold(char)
    return {low, *_MERGED.get(low, ()), *(v for v in (low.upper(), low.title()) if len(v) == 1)}


def same(literal: str, found: str) -> bool:
    """Whether `regex` holds these equal under IGNORECASE."""
    return _caseless(literal).fullmatch(found) is not None


class _Words(dict[str, bool]):
    """Whether `regex` counts a character under `\\w`: asked once for each character there is."""

    def __missing__(self, char: str) -> bool:
        self[char] = answer = WORD.match(char) is not None
        return answer


is_word = _Words().__getitem__


@lru_cache(maxsize=1024)
def _caseless(literal: str) -> regex.Pattern[str]:
    return regex.compile(regex.escape(literal, special_only=True, literal_spaces=True), regex.I)
