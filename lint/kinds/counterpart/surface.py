"""What can be compared without knowing a language: scripts, sentences, placeholders, terms of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

FEW = 4
"""Sentences of the source below which their number says nothing: one may rightly become three."""

_SCRIPTS = {
    "zh": r"\p{Han}", "ja": r"[\p{Han}\p{Hiragana}\p{Katakana}]", "ko": r"\p{Hangul}", "ru": r"\p{Cyrillic}", "uk": r"\p{Cyrillic}",
    "bg": r"\p{Cyrillic}", "sr": r"\p{Cyrillic}", "ar": r"\p{Arabic}", "fa": r"\p{Arabic}", "ur": r"\p{Arabic}", "he": r"\p{Hebrew}",
    "el": r"\p{Greek}", "hi": r"\p{Devanagari}", "th": r"\p{Thai}",
}  # fmt: skip
"""Scripts other than Latin, by language."""
_STOP = regex.compile(r"[。！？!?…]+|\.+(?=\s|$)|[؟۔।]")
_PLACEHOLDER = regex.compile(
    r"\{\{?[\w.:-]*\}?\}|%(?:\(\w+\))?[+#0-]*\d*(?:\.\d+)?[sdifuxXgeE@](?![\p{L}\d])|%\d+\$[sd@]|\$\{[\w.]+\}|\[\[?\w+\]?\](?!\()|"
    r"(?:https?|ftp)://[^\s<>\"'，。）)]+[\w/]|[\w.+-]+@[\w-]+\.[\w.]*\w"
)
Terms = Sequence[tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]]
"""Of each term its forms by language of the source, and those of the translation."""


def residue(here: str, there: str, language: str, origin: str) -> Iterator[tuple[int, int]]:
    """Spans of the translation that stand in the source's own script, and letter for letter in the source.

    A word that the translation explains in brackets or quotes belongs there.
    """
    script = _SCRIPTS.get(origin)
    if script is None or script == _SCRIPTS.get(language):
        return
    for match in regex.finditer(rf"{script}+(?:[\s·、]*{script}+)*", here):
        before, after = here[: match.start()].rstrip()[-1:], here[match.end() :].lstrip()[:1]
        explained = before in "(（[“\"'‘《「" and after in ")）]”\"'’》」" and before
        if match.group() in there and not explained:
            yield match.span()


def sentences(text: str) -> int:
    """How many sentences a text has, by its stops; a text without any is one."""
    stops = len(_STOP.findall(text.strip()))
    return max(1, stops + (not _STOP.search(text.strip()[-2:]) if stops else 0))


def unmatched(here: str, there: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """Placeholders and addresses that only the translation has, and those that only the source has: (start, end, text)."""
    mine, theirs = ([(m.start(), m.end(), m.group()) for m in _PLACEHOLDER.finditer(t)] for t in (here, there))
    return _surplus(mine, theirs), _surplus(theirs, mine)


def _surplus(
    these: Iterable[tuple[int, int, str]], those: Iterable[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    left = Counter(text for _, _, text in those)
    out = []
    for found in these:
        if left[found[2]] > 0:
            left[found[2]] -= 1
        else:
            out.append(found)
    return out


def read_terms(rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]]:
    """A term base as (forms by language of the source, forms of the translation); raises `ValueError` for a bad row."""
    for row in rows:
        rights = _forms(row.get("right"))
        if not rights:
            raise ValueError(f"a term needs 'right', the form of the translation: {dict(row)}")
        yield {k: _forms(v) for k, v in row.items() if len(k) == 2 and _forms(v)}, rights


def _forms(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(map(str, value)) if isinstance(value, list) else ()


def missing_terms(here: str, there: str, origin: str, terms: Terms) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Terms of the source whose translation is not here: (where in the source, the term, what the list allows).

    The longest term at a place counts. Case is ignored, and an ending of up to three letters may follow each word.
    """
    folded = here.casefold()
    taken: list[tuple[int, int]] = []
    found = [
        (start, form, rights)
        for forms, rights in terms
        for form in forms.get(origin, ())
        for start in _places(form, there)
    ]
    for start, form, rights in sorted(found, key=lambda f: (f[0], -len(f[1]))):
        if any(s < start + len(form) and start < e for s, e in taken):
            continue
        taken.append((start, start + len(form)))
        if not any(_is_there(right, folded) for right in rights):
            yield start, form, rights


def _places(form: str, text: str) -> Iterator[int]:
    spaced = bool(regex.search(r"[\p{Latin}\p{Cyrillic}\p{Arabic}\p{Greek}]", form))
    pattern = rf"(?<!\w){regex.escape(form)}(?!\w)" if spaced else regex.escape(form)
    return (m.start() for m in regex.finditer(pattern, text))


def _is_there(right: str, folded: str) -> bool:
    words = (rf"{regex.escape(w)}\w{{0,3}}" for w in right.casefold().split())
    return regex.search(r"(?<!\w)" + r"\W+".join(words), folded) is not None
