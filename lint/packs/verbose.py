"""Regexes of several lines: a block that begins with `(?x)` is read as the one line that it means.

White space and `#` comments outside classes go, as in the verbose mode of `regex`, and inside a class its line breaks; a
space that counts is written `\\ ` or `[ ]`. The engine, the cache and the manual see the line, so that a rule may be laid out anew at no cost.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late

_FLAGS = late.regex(r"\(\?(?P<before>[a-wyz]*)x(?P<after>[a-wyz]*)\)")
_PART = late.regex(
    r"""(?P<named>\\[NpPLg]\{[^}]*\}|\\[Lg]<[^>]*>)     # may hold spaces: \N{SOFT HYPHEN}
    |(?P<escape>\\.)
    |(?P<cls>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])
    |(?P<gap>\s+|\#[^\n]*)
    |(?P<other>.)""",
    regex.X | regex.S,
)
_BREAK = late.regex(r"\n\s*")


def plain(source: str) -> str:
    """`source` on one line where it begins with `(?x)`; else as it is."""
    flags = _FLAGS.match(source)
    if flags is None:
        return source
    kept = flags["before"] + flags["after"]
    return (f"(?{kept})" if kept else "") + "".join(_parts(source, flags.end()))


def _parts(source: str, start: int) -> Iterator[str]:
    for part in _PART.finditer(source, start):
        if part["escape"] and part.group()[1] in " #":
            yield part.group()[1]
        elif part["cls"]:
            yield _BREAK.sub("", part.group())
        elif not part["gap"]:
            yield part.group()
