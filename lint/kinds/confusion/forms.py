"""The correction in the form of what it replaces: name, adjective or people, with the article it needs, as the document spells it."""

from __future__ import annotations

from collections.abc import Collection

import regex

from lint.core import late, vocabulary
from lint.core.finding import Edit
from lint.kinds.confusion.cues import compiled
from lint.kinds.confusion.document import Mention, NamesRead

_ARTICLE = late.regex(r"(?<!\w)([Tt]he)\s$")
_NOUN_NEXT = late.regex(r"\s\p{Ll}+")
_VERB_NEXT = late.regex(vocabulary.pattern("confusion/verb-next"))
_CAPITALISED = late.regex(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)*")
_VOWEL = late.regex(vocabulary.pattern("confusion/vowel"))
_INDEFINITE = late.regex(r"(?<!\w)([Aa]n?)\s$")


def correction(reading: NamesRead, mention: Mention, meant: int, nouns: str) -> Edit:
    """The edit that puts the entity `meant` where `mention` stands; before one of the `nouns` it is an adjective."""
    text, start, end = reading.text, mention.start, mention.end
    entity = reading.gazetteer.entities[meant]
    if not mention.entities:
        pair = _pair(reading, mention, meant)
        if pair is not None:
            return pair
    before = text[max(0, start - 8) : start]
    article = _ARTICLE.search(before)
    glued = text[start - 1 : start] in ("-", "–", "—") or text[end : end + 1] in ("-", "–", "—")
    if mention.form == "people" and entity.people:
        word = _preferred(reading, entity.people, meant)
    elif mention.form == "adjective" or _attributive(reading, mention, article is not None, glued, nouns):
        word = _preferred(reading, entity.adjectives or entity.names, meant)
        if not entity.adjectives and article is None and entity.the and not glued:
            word = "the " + word
    else:
        word = _preferred(reading, entity.names, meant)
        if article is None:
            word = word if glued else _with_the(word, entity.the, _opens(text, start))
        elif word not in entity.the and _has_the(reading, mention):
            start -= len(before) - article.start()
    if start == mention.start:
        start, word = _with_indefinite(text, start, before, word)
    if text[mention.start : end].isupper() and end - mention.start > 4:
        word = word.upper()
    return Edit(start, end, word)


def _with_the(word: str, the: Collection[str], opens: bool) -> str:
    """A name with the article that it takes, where a sentence begins with a capital one."""
    return ("The " if opens else "the ") + word if word in the else word


def _has_the(reading: NamesRead, mention: Mention) -> bool:
    """Whether the article before a mention is that of its own name."""
    own = reading.gazetteer.entities[mention.entities[0]].the if mention.entities else ()
    return not mention.entities or reading.text[mention.start : mention.end] in own


def _with_indefinite(text: str, start: int, before: str, word: str) -> tuple[int, str]:
    """A word and where it begins, with "a" or "an" before it put right."""
    indefinite = _INDEFINITE.search(before)
    fitting = "an" if _VOWEL.match(word) else "a"
    if indefinite is None or fitting == indefinite[1].lower():
        return start, word
    fitting = fitting.capitalize() if indefinite[1][0].isupper() else fitting
    begin = start - len(indefinite[0])
    return begin, fitting + text[begin + len(indefinite[1]) : start] + word


def _pair(reading: NamesRead, word: Mention, meant: int) -> Edit | None:
    """`the China Committee's trade` and `Belarus white park`: a word beside the pivot or beside S itself becomes a pair."""
    before = next((m for m in reading.mentions if m.end + 1 == word.start and reading.text[m.end] == " "), None)
    if before is None:
        return None
    name = _preferred(reading, reading.gazetteer.entities[meant].names, meant)
    end = word.end + 2 if reading.text[word.end : word.end + 2] in ("'s", "’s") else word.end
    if before.pivot:
        return Edit(before.end, end, f"-{name}")
    pivot = reading.gazetteer.entities[min(reading.pivot)].names[0]
    return Edit(before.start, end, f"{pivot}-{name}") if meant in before.entities else None


def insertion(reading: NamesRead, stranger: Mention, meant: int) -> Edit:
    """The edit that puts a country back that fell out before a word: `China-Permanent Partnership`, small letters and all."""
    text, start = reading.text, stranger.start
    run = _CAPITALISED.match(text, start)
    end = run.end() if run else stranger.end
    name = _preferred(reading, reading.gazetteer.entities[meant].names, meant)
    return Edit(start, end, f"{name} {text[start:end].lower()}")


def _attributive(reading: NamesRead, mention: Mention, article: bool, glued: bool, nouns: str) -> bool:
    """Whether a name stands as an adjective: `the Harbin side`, `New Zealand exporters`."""
    after = reading.text[mention.end : mention.end + 24]
    if not glued and compiled(nouns).match(after):
        return True
    if glued or not _NOUN_NEXT.match(after) or _VERB_NEXT.match(after):
        return False
    if not mention.entities:
        return article
    entity = reading.gazetteer.entities[mention.entities[0]]
    own_adjective = reading.text[mention.start : mention.end] in entity.adjectives
    return own_adjective or (article and reading.text[mention.start : mention.end] not in entity.the)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here."""
    return (
        not text[:start].strip()
        or regex.search(r"[.!?\r\n][\"”’')]*\s*[\"“‘'(]*$", text[max(0, start - 8) : start]) is not None
    )


def _preferred(reading: NamesRead, words: tuple[str, ...], meant: int) -> str:
    """The form that the document uses most, else the first."""
    counts = dict.fromkeys(words, 0)
    names = reading.gazetteer.entities[meant].names
    for mention in reading.mentions:
        if meant in mention.entities:
            word = reading.text[mention.start : mention.end]
            if word in counts and (words is names or word not in names):
                counts[word] += 1
    return max(words, key=lambda w: (counts[w], -words.index(w)))
