"""Write lint/native/unicode.h: the classes of characters that the native core asks for, as `regex` has them.

    python tools/build_unicode.py

The C library knows other classes, of another Unicode version, by the user's locale: it is never asked. A character is KNOWN
where the oldest Python that we run on has it (so run this there): every `regex` that we run with has the same classes of it.
Text with other characters is left to the Python definitions.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import regex

HEADER = Path(__file__).resolve().parents[1] / "lint" / "native" / "unicode.h"
CLASSES = {"LETTER": r"\p{L}", "MARK": r"\p{M}", "DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
BLOCK = 128
"""Code points in a block of the second table; most blocks are alike."""


def header() -> str:
    """The text of the header."""
    everything = "".join(map(chr, range(0x110000)))
    bits = bytearray(0x110000)
    for number, pattern in enumerate(CLASSES.values()):
        for match in regex.finditer(f"{pattern}+", everything):
            for code in range(*match.span()):
                bits[code] |= 1 << number
    for code, char in enumerate(everything):
        if unicodedata.category(char) != "Cn":
            bits[code] |= 1 << len(CLASSES)
    blocks: dict[bytes, int] = {}
    index = [blocks.setdefault(bytes(bits[at : at + BLOCK]), len(blocks)) for at in range(0, len(bits), BLOCK)]
    assert len(blocks) <= 256
    named = [*CLASSES.items(), ("KNOWN", f"Unicode {unicodedata.unidata_version}")]
    names = "\n".join(f"#define {name} {1 << number} /* {what} */" for number, (name, what) in enumerate(named))
    return (
        f"/* Made by tools/build_unicode.py of regex {regex.__version__}: do not edit. */\n{names}\n"
        f"#define BLOCK {BLOCK}\n"
        f"static const uint8_t block_of[{len(index)}] = {{\n{_rows(index)}}};\n"
        f"static const uint8_t classes_of[{len(blocks)}][{BLOCK}] = {{\n"
        + "".join(f"{{\n{_rows(block)}}},\n" for block in blocks)
        + "};\n"
    )


def _rows(numbers: bytes | list[int]) -> str:
    return "".join(",".join(map(str, numbers[at : at + 64])) + ",\n" for at in range(0, len(numbers), 64))


if __name__ == "__main__":
    HEADER.write_text(header(), encoding="ascii")
