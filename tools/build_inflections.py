"""Build the word lists that grammar rules are made of: inflected forms under `rules/lists/`.

    pip install lemminflect wordfreq        (not needed to run seedlint)
    apt-get install scowl
    python tools/build_inflections.py

Words: SCOWL up to size 40, the usual cut for a small spell-checker (public domain and permissive sources, see its
Copyright file). Forms: lemminflect (MIT), from the NIH SPECIALIST Lexicon (public domain). `wordfreq` only decides
which words are common enough to be worth a place; no figure of it is shipped.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import lemminflect
from wordfreq import zipf_frequency

SCOWL = Path("/usr/share/dict/scowl")
LISTS = Path(__file__).resolve().parent.parent / "rules" / "lists"
COMMON_VERB, COMMON_VERB_OR_NOUN, COMMON_NOUN = 2.9, 3.4, 4.0
"""Lowest frequency (Zipf scale: log10 of occurrences in a thousand million words) of a form worth listing."""
NOT_VERBS = frozenset("be can will may must need dare ought wis was while like time but".split())
NOUNS_THOUGH_ADJECTIVES = frozenset(
    """camp champion chance choice continent corner country custom daughter designer directive drawing elder executive
    expert house hundred immigrant incident individual initiative level material medium migrant minute motive objective
    official party patient period pilot plane prize professional rank record relative representative resident rival
    route side signal song soul specialist stock subject tactic tutorial village""".split()
)
"""Words that a dictionary also knows as adjectives, but that stand before a noun in the singular only."""
NOT_NOUNS = frozenset(
    "staff media data people police cattle ones lot bit kind sort number while fish deer sheep salmon trout shrimp cod squid bison moose craft".split()
)


def main() -> None:
    words = [w for w in _scowl() if len(w) > 2]
    third, gerunds, only_verbs = verbs(words)
    plurals = dict(filter(None, map(plural_of, words)))
    _write("third-person.yaml", "Third person singular: base form.", [f"{_key(k)}: {v}" for k, v in third.items()])
    plural = {"is": "are", "was": "were", "has": "have", "does": "do"} | {form: third[form] for form in only_verbs}
    _write("third-person-plural.yaml", "Singular form: plural form.", [f"{k}: {v}" for k, v in plural.items()])
    _write("verbs-only.txt", "Third persons that are no plural nouns.", only_verbs)
    _write("gerunds.yaml", "Base form: -ing form.", [f"{k}: {v}" for k, v in gerunds.items()])
    _write(
        "nouns.yaml",
        "Singular: plural, of countable nouns that are no adjectives.",
        [f"{k}: {v}" for k, v in plurals.items()],
    )


def verbs(words: Iterable[str]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Of common verbs: third person → base form, base form → gerund, and third persons that are no plural nouns."""
    third: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    only_verbs: list[str] = []
    for word in words:
        verb, noun = (lemminflect.getAllInflections(word, upos=pos) for pos in ("VERB", "NOUN"))
        if word not in verb.get("VB", ()) or not verb.get("VBZ") or word in NOT_VERBS:
            continue
        form = verb["VBZ"][0]
        is_noun = form in noun.get("NNS", ())
        common = COMMON_VERB_OR_NOUN if is_noun else COMMON_VERB
        if not form.endswith("s") or form == word or zipf_frequency(form, "en") < common:
            continue
        third[form] = word
        if not is_noun:
            only_verbs.append(form)
        if verb.get("VBG"):
            gerunds[word] = verb["VBG"][0]
    return third, gerunds, only_verbs


def plural_of(word: str) -> tuple[str, str] | None:
    """A common countable noun that is no adjective, and its plural."""
    noun = lemminflect.getAllInflections(word, upos="NOUN")
    if not (noun.get("NN") and noun.get("NNS")) or word in NOT_NOUNS:
        return None
    if lemminflect.getAllInflections(word, upos="ADJ") and word not in NOUNS_THOUGH_ADJECTIVES:
        return None
    many = noun["NNS"][0]
    common = zipf_frequency(word, "en") >= COMMON_NOUN and zipf_frequency(many, "en") >= COMMON_VERB_OR_NOUN
    return (word, many) if many != word and common else None


def _scowl() -> list[str]:
    found = set()
    for size in (10, 20, 35, 40):
        text = (SCOWL / f"english-words.{size}").read_text(encoding="latin-1")
        found |= {w for w in text.split() if w.isascii() and w.isalpha() and w.islower()}
    return sorted(found)


def _write(name: str, about: str, entries: list[str]) -> None:
    lines = [f"# {about}", "# Made by tools/build_inflections.py; edit that, not this.", *sorted(entries)]
    (LISTS / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(entries)}")


def _key(word: str) -> str:
    return f"'{word}'" if word in {"null", "true", "false", "yes", "no", "on", "off"} else word


if __name__ == "__main__":
    main()
