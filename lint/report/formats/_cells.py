"""Text in the cells of a terminal: how wide it is, and cut or wrapped to a width. Everything here counts cells."""

from __future__ import annotations

from collections.abc import Iterator

from lint.core import late

_WIDE = late.re("[\u3001-\u3003\u3008-\u3011\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]")
_KNOWN = late.re(f"(?:[ -~\xa1-\xac\xae-\u02ff‘’“”–—…‹›•→␣⏎]|{_WIDE.pattern})*")
"""Chinese characters and signs, of two cells each, and beside them Western letters and the signs of reports, of one: none of
these changes with what stands beside it."""

_LONGEST = 16
"""Code points of a word that is left out whole rather than cut; a longer one (an address, Chinese) is cut."""


def cells(text: str) -> int:
    """Columns that a terminal gives to `text`: wide East Asian characters and emoji take two, combining marks none."""
    if text.isascii():
        return len(text)
    if _KNOWN.fullmatch(text):
        return len(text) + len(_WIDE.findall(text))
    from wcwidth import wcswidth  # 20 ms that most texts do not need

    return max(int(wcswidth(text)), 0)


def head(text: str, room: int) -> str:
    """As much of the beginning of `text` as `room` holds; a mark that combines stays with its letter."""
    return text[: _fitting(text, room)]


def tail(text: str, room: int) -> str:
    """As much of the end of `text` as `room` holds."""
    if room <= 0:
        return ""
    if text.isascii():
        return text[-room:]
    start = len(text)
    while start > 0 and cells(text[start - 1 :]) <= room:
        start -= 1
    while start < len(text) and cells(text[start]) == 0:
        start += 1
    return text[start:]


def middle(text: str, room: int) -> str:
    """`text`, or its beginning and end with `…` between where it is wider than `room`: a path keeps its file's name."""
    if cells(text) <= room:
        return text
    end = max((room - 1) * 2 // 3, 0)
    return f"{head(text, max(room - 1 - end, 0))}…{tail(text, end)}"


def first_words(text: str, room: int, more: bool) -> str:
    """The beginning of `text` in `room` cells: cut after a word, where one ends nearby, with `…` for the rest.

    `more`: the text goes on after its end.
    """
    if cells(text) <= room and not more:
        return text
    kept = head(text, room - 1)
    if not text[len(kept) : len(kept) + 1].isspace() and (at := kept.rfind(" ")) >= len(kept) - _LONGEST:
        kept = kept[:at]
    return kept.rstrip() + "…"


def last_words(text: str, room: int, more: bool) -> str:
    """The end of `text` in `room` cells: cut before a word, where one begins nearby, with `…` for the rest.

    `more`: the text begins before its start.
    """
    if cells(text) <= room and not more:
        return text
    kept = tail(text, room - 1)
    if not text[: len(text) - len(kept)][-1:].isspace() and 0 <= (at := kept.find(" ")) < _LONGEST:
        kept = kept[at + 1 :]
    return "…" + kept.lstrip()


def wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    """The lines of `text` broken at spaces, each after the first with `indent`; a word wider than a line is broken."""
    line, room = "", max(width, 10)
    for word in text.split(" "):
        while cells(line) + bool(line.strip()) + cells(word) > room:
            if line.strip():
                yield line
                line = indent
                continue
            part = head(word, room - cells(line)) or word[:1]
            yield line + part
            line, word = indent, word[len(part) :]
        line += f" {word}" if line.strip() else word
    yield line


def _fitting(text: str, room: int) -> int:
    """How many code points of the beginning fit."""
    if room <= 0:
        return 0
    if text.isascii():
        return room
    end = min(len(text), room)
    while end > 0 and cells(text[:end]) > room:
        end -= 1
    while end < len(text) and cells(text[: end + 1]) <= room:
        end += 1
    return end
