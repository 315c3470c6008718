"""UTF-8 that was read with another table: found by the strings it leaves, and believed where the word around comes out whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.core import late
from lint.kinds.code_page.accents import Accents
from lint.kinds.code_page.tables import LETTERS, MARKS, MULTIPLE, SIGNS, firsts, sequences
from lint.lexicon.forms import LISTED, Forms, folded
from lint.lexicon.tokens import MAX_LETTERS as LONGEST_WORD

MAX_BYTES = 4
"""Characters of one damaged character: bytes of UTF-8."""
PASSAGE_CHARACTERS = 40
"""Characters on each side in which the script of the passage shows."""

_LETTER = late.regex(r"\p{L}")
_LATIN = late.regex(r"\p{Latin}")
_WORD = late.regex(r"[\p{L}\p{M}'’-]+")
_IDEOGRAPHS = late.regex(r"[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF61-\uFF9F]+")
_SWALLOWED = b"\xe2\x80"
_AGAIN = frozenset("ÂÃâ")
_QUOTING = frozenset("‘’“”‚„…–—")


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged stretch, what is meant, and whether nothing else can be."""

    start: int
    end: int
    text: str
    sure: bool


def repairs(text: str, alphabet: str, forms: Forms, accents: Accents) -> Iterator[Repair]:
    """Damaged strings of a text, in order."""
    if not firsts().isdisjoint(alphabet):
        yield from _of_single_bytes(text, forms, accents)
    if _IDEOGRAPHS.search(alphabet):
        yield from _of_ideographs(text, forms, accents)


@dataclass(slots=True)
class _Broken:
    start: int
    end: int
    meant: dict[str, frozenset[str]]


def _of_single_bytes(text: str, forms: Forms, accents: Accents) -> Iterator[Repair]:
    known, leads = sequences(), regex.compile("[" + regex.escape("".join(sorted(firsts()))) + "](?=[^\\x00-\\x7F])")
    met: list[_Broken] = []
    end = 0
    for lead in leads.finditer(text):
        start = lead.start()
        if start < end:
            continue
        for length in range(MAX_BYTES, 1, -1):
            meanings = known.get(text[start : start + length])
            if meanings and len(text) >= start + length:
                end = start + length
                met.append(_Broken(start, end, {m.text: m.pages for m in meanings}))
                break
    pages = Counter(page for one in met for found in one.meant.values() for page in found)
    group: list[_Broken] = []
    for one in met:
        if group and _parted(text, group[-1].end, one.start):
            yield from _judged(text, group, pages, forms, accents)
            group = []
        group.append(one)
    yield from _judged(text, group, pages, forms, accents)


def _parted(text: str, start: int, end: int) -> bool:
    return any(c in " \t\r\n" for c in text[start:end])


def _judged(text: str, group: list[_Broken], pages: Counter[str], forms: Forms, accents: Accents) -> Iterator[Repair]:
    """The damaged strings of one word, where the word without them is Latin and the passage is."""
    if not group:
        return
    start, end = group[0].start, group[-1].end
    while start and text[start - 1] not in " \t\r\n":
        start -= 1
    while end < len(text) and text[end] not in " \t\r\n":
        end += 1
    made, at, chosen = "", start, []
    for one in group:
        meant = max(one.meant, key=lambda m: max(pages[p] for p in one.meant[m]))
        chosen.append(meant)
        made += text[at : one.start] + meant
        at = one.end
    made += text[at:end]
    if _foreign(made) or not _is_latin_passage(text, start, end, made):
        return
    twice = _twice(text, group, chosen)
    if twice is not None:
        yield Repair(group[0].start, group[-1].end, twice, False)
        return
    for one, meant in zip(group, chosen, strict=True):
        sure = _believed(text, one, meant, forms, accents, text[start:end], made)
        if sure is not None:
            yield Repair(one.start, one.end, meant, sure)


def _twice(text: str, group: list[_Broken], chosen: list[str]) -> str | None:
    """What is meant where the strings of a word, once read back, are damage again ("Г‚ВЈ" is "Â£" is "£")."""
    if len(group) < 2 or not _AGAIN.intersection(chosen):
        return None
    import ftfy

    made, at = "", group[0].start
    for one, meant in zip(group, chosen, strict=True):
        made += text[at : one.start] + meant
        at = one.end
    fixed = ftfy.fix_encoding(made)
    return fixed if fixed != made else None


def _foreign(word: str) -> bool:
    """Whether a repaired word still has signs that no Latin text has."""
    return any(
        c > "\x7f" and c not in LETTERS and c not in MARKS and c not in SIGNS and not _LATIN.match(c) for c in word
    )


def _is_latin_passage(text: str, start: int, end: int, made: str) -> bool:
    near = text[max(0, start - PASSAGE_CHARACTERS) : start] + text[end : end + PASSAGE_CHARACTERS]
    letters = _LETTER.findall(near)
    return 2 * sum(bool(_LATIN.match(c)) for c in letters) >= len(letters) and (
        bool(letters) or bool(_LATIN.search(made))
    )


def _believed(text: str, one: _Broken, meant: str, forms: Forms, accents: Accents, old: str, new: str) -> bool | None:
    """Whether a damaged string is surely one, may be one (`False`), or is left alone (`None`)."""
    spoilt = text[one.start : one.end]
    if len(spoilt) > 2:
        return True
    beside = text[max(0, one.start - 1) : one.start] + text[one.end : one.end + 1]
    if meant in SIGNS:
        return True if regex.search(r"[\p{Latin}\d]", beside) else None
    if not _LATIN.search(beside):
        return None
    if not _LATIN.match(spoilt[0]) and spoilt[0] != "‚" and spoilt[1] not in _QUOTING:
        return True
    known = _is_known(new, forms, accents)
    if all(map(_LATIN.match, spoilt)) or spoilt[1] in _QUOTING:
        return True if known and not _is_known(old, forms, accents) else None
    return known


def _is_known(word: str, forms: Forms, accents: Accents) -> bool:
    if len(word) > LONGEST_WORD:  # data without spaces, and each of its signs asks
        return False
    parts = _WORD.findall(word)
    return bool(parts) and all(p in accents or (len(p) > 3 and forms[folded(p)] in LISTED) for p in parts)


def _of_ideographs(text: str, forms: Forms, accents: Accents) -> Iterator[Repair]:
    """Runs of ideographs that are Latin letters and marks in UTF-8."""
    for run in _IDEOGRAPHS.finditer(text):
        start, end = run.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (before.isascii() and after.isascii() and (before + after).strip()):
            continue
        if len(run.group()) == 1 and _among_ideographs(text, start):
            continue
        meant = next((m for page in MULTIPLE if _is_latin(m := _read_back(run.group(), page), after)), None)
        if meant is None:
            yield from _cut_short(text, start, end)
            continue
        letters = meant.strip(MARKS + SIGNS)
        if not letters or letters.isascii():
            yield Repair(start, end, meant, True)
            continue
        lo, hi = _word_around(text, start, end)
        word = text[lo:start] + meant + text[end:hi]
        if (lo, hi) != (start, end) and len(word) > 2:
            yield Repair(start, end, meant, accents.has(word) or forms[folded(word)] in LISTED)


def _is_latin(meant: str | None, after: str) -> bool:
    """Whether a run reads as Latin letters and marks, whole: the last byte is not lost in what comes `after`."""
    return meant is not None and not _foreign(meant) and not (after in ("?", "\ufffd") and meant.endswith("\ufffd"))


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """A span and the letters on both sides of it."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _among_ideographs(text: str, start: int) -> bool:
    """Whether ideographs stand nearby that are what they seem."""
    near = _IDEOGRAPHS.finditer(text, max(0, start - PASSAGE_CHARACTERS), start)
    return any(len(run.group()) > 1 and all(_read_back(run.group(), page) is None for page in MULTIPLE) for run in near)


def _cut_short(text: str, start: int, end: int) -> Iterator[Repair]:
    """A mark of which the last byte was lost, with what was taken for it: "鈥?"."""
    if text[end : end + 1] not in ("?", "\ufffd") or end - start != 1:
        return
    for page in MULTIPLE:
        try:
            first = text[start:end].encode(page)
        except UnicodeEncodeError:
            continue
        if first == _SWALLOWED:
            opens = (start == 0 or text[start - 1] in " \t\r\n(") and text[end + 1 : end + 2].isalpha()
            yield Repair(
                start, end + 1, "“" if opens else "’" if text[max(0, start - 1) : start].isalpha() else "”", False
            )
            return


def _read_back(run: str, page: str) -> str | None:
    try:
        return run.encode(page).decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
