#!/usr/bin/env python3
"""Measure the bilingual rules on public parallel texts, which are not part of this repository.

    git clone https://github.com/MicrosoftTranslator/NTREX ntrex
    git clone https://github.com/wmt-conference/wmt22-news-systems wmt22
    git clone https://github.com/wmt-conference/wmt23-news-systems wmt23
    python tools/measure_bilingual.py human ntrex wmt22 wmt23 [--pairs zh-en,ru-en]
    python tools/measure_bilingual.py systems wmt22 wmt23 [--show other-quantity]

`human`: of each pair of languages, how many human translations a rule speaks about, and of planted errors how many are found:
one digit of the translation changed, where a number stands on both sides; a country of the translation replaced by one that is
easily taken for it; its only city by another one; two letters of a country's or city's name exchanged. Nothing is planted where a rule already speaks. `systems`: findings
on the outputs of machine translation, by rule. `--show RULE` prints the findings of one rule, to be read. The same texts give the
same figures: what is planted depends on the text alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import regex

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import lint
from lint.check.pipeline import check_document
from lint.check.rulebook import Rulebook
from lint.core.finding import Finding
from lint.core.text import Document, SourceText
from lint.kinds.counterpart.countries import INFLECTED
from lint.kinds.counterpart.written import SPACELESS

NTREX = {
    "en": "src.eng",
    "zh": "ref.zho-CN",
    "ru": "ref.rus",
    "ar": "ref.arb",
    "es": "ref.spa",
    "fr": "ref.fra",
    "de": "ref.deu",
}
QUANTITY, TWIN = "bilingual/other-quantity", "bilingual/country-for-its-twin"
NUMBERS = (QUANTITY, "bilingual/other-month")
"""The rules that must find a changed digit: 7月 and 8月 are months."""
PLACE, SLIPS = "bilingual/place-for-another", ("bilingual/place-misspelt", "bilingual/country-misspelt")
DIGITS = regex.compile(r"(?<![\p{L}\d--\p{Han}])\d+", regex.VERSION1)
"""Figures that are no part of a word: `G7` and `Covid-19` are names."""


class Set(NamedTuple):
    """Aligned lines: where they come from, their languages, and the two texts."""

    name: str
    source: str
    target: str
    lines: list[tuple[str, str]]


def human(folders: list[Path]) -> Iterator[Set]:
    """Human translations; of NTREX, whose original is English, both directions."""
    for folder in folders:
        if (folder / "NTREX-128").is_dir():
            texts = {c: _lines(folder / "NTREX-128" / f"newstest2019-{name}.txt") for c, name in NTREX.items()}
            for code in NTREX.keys() - {"en"}:
                yield Set("ntrex", code, "en", [*zip(texts[code], texts["en"], strict=True)])
                yield Set("ntrex", "en", code, [*zip(texts["en"], texts[code], strict=True)])
        else:
            yield from _wmt(folder, "references", "ref")


def systems(folders: list[Path]) -> Iterator[Set]:
    """Outputs of machine translation."""
    for folder in folders:
        yield from _wmt(folder, "system-outputs", "hyp")


def _wmt(folder: Path, kind: str, mark: str) -> Iterator[Set]:
    for file in sorted((folder / "txt" / kind).glob(f"*.{mark}.*")):
        year, pair, _, name = file.name.split(".", 3)
        source, target = pair.split("-")
        if {source, target} <= NTREX.keys():
            texts = _lines(folder / "txt" / "sources" / f"{year}.{pair}.src.{source}"), _lines(file)
            yield Set(f"{year[-4:]} {name.rpartition('.')[0]}", source, target, [*zip(*texts, strict=True)])


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").rstrip("\n").split("\n")


def findings(rules: Rulebook, texts: Set, source: str, target: str) -> list[Finding]:
    """What the rules say about one translation."""
    return check_document(
        Document(target, source=SourceText(source, texts.source), language=texts.target), rules
    ).findings


def digit_changed(source: str, target: str, chance: random.Random) -> tuple[str, int, int] | None:
    """The translation with one digit changed, and the span of its number; `None` where one side has no number."""
    places = list(DIGITS.finditer(target))
    if not places or not DIGITS.search(source):
        return None
    place = chance.choice(places)
    at = chance.randrange(place.start(), place.end())
    first = at == place.start() and len(place.group()) > 1
    new = chance.choice([d for d in "0123456789"[first:] if d != str(int(target[at]))])
    return target[:at] + new + target[at + 1 :], *place.span()


def twin_planted(
    rules: Rulebook, texts: Set, source: str, target: str, chance: random.Random
) -> tuple[str, int, int, str] | None:
    """The translation with one country replaced by a twin that neither text names: its new text, span and the right name."""
    world = rules.named(TWIN).data
    here, there = world.languages[texts.target], world.languages[texts.source]
    meant = {m.country for m in there.strict(source)}
    mentions = here.strict(target)
    named = [
        m
        for m in mentions
        if m.country in meant and m.form == "name" and sum(x.country == m.country for x in mentions) == 1
    ]
    if not named:
        return None
    old = chance.choice(named)
    others = here.possible(target, mentions) | there.possible(source, there.strict(source))
    twins = sorted(c for pair in world.twins if old.country in pair for c in pair - {old.country} if c not in others)
    new = here.named(chance.choice(twins), "name") if twins else None
    return (
        (target[: old.start] + new + target[old.end :], old.start, old.start + len(new), old.country) if new else None
    )


def place_planted(
    rules: Rulebook, texts: Set, source: str, target: str, chance: random.Random
) -> tuple[str, int, int, str] | None:
    """The translation with the only city that it names replaced by another one."""
    world = rules.named(PLACE).data
    here, there = world.languages[texts.target], world.languages[texts.source]
    named = [m for m in here.strict(target) if m.country in world.compared]
    if len(named) != 1 or named[0].country not in {m.country for m in there.strict(source)}:
        return None
    old = named[0]
    new = here.named(chance.choice(sorted(world.compared - {old.country})), "name")
    return (target[: old.start] + new + target[old.end :], old.start, old.start + len(new), old.country)


def name_misspelt(
    rules: Rulebook, texts: Set, source: str, target: str, chance: random.Random
) -> tuple[str, int, int, str] | None:
    """The translation with two letters of the only mention of a country or city exchanged, the first and the last two left (of
    its stem, where it is inflected); of Chinese, two characters but the first."""
    world = rules.named(PLACE).data
    here, there = world.languages[texts.target], world.languages[texts.source]
    least, last = (
        (r"\p{Han}{4,}", 1) if texts.target in SPACELESS else (r"\p{L}{5,}", 6 if texts.target in INFLECTED else 3)
    )
    meant = {m.country for m in there.strict(source) if m.form == "name"}
    mentions = here.strict(target)
    named = [
        (m, pairs)
        for m in mentions
        if m.country in meant and m.form == "name" and sum(x.country == m.country for x in mentions) == 1
        and regex.fullmatch(least, target[m.start : m.end])
        and (pairs := [i for i in range(m.start + 1, m.end - last) if target[i] != target[i + 1]])
    ]  # fmt: skip
    if not named:
        return None
    (old, pairs) = chance.choice(named)
    at = chance.choice(pairs)
    return target[:at] + target[at + 1] + target[at] + target[at + 2 :], old.start, old.end, old.country


PLANTED = {
    "twins": (twin_planted, (TWIN,)),
    "places": (place_planted, (PLACE,)),
    "slips": (name_misspelt, (*SLIPS, TWIN)),
}
"""Names that are planted: how, and the rules that must find them."""


def names_planted(rules: Rulebook, texts: Set, pair: tuple[str, str], show: Collection[str]) -> Counter[str]:
    """Of one pair, the names that can be planted in it and those of them that are found."""
    source, target = pair
    out: Counter[str] = Counter()
    for kind, (plant, found_by) in PLANTED.items():
        if (made := plant(rules, texts, source, target, random.Random(target))) is None:
            continue
        text, start, end, right = made
        hit = any(
            f.rule in found_by and f.place.start == start and f.place.end >= end
            for f in findings(rules, texts, source, text)
        )
        out.update({kind: 1, f"{kind}_found": hit})
        if f"missed-{kind}" in show and not hit:
            print(f"{texts.name}\t{right} → {text[start:end]}\n    {source}\n    {target}")
    return out


def measure(rules: Rulebook, texts: Set, show: Collection[str], planted: bool) -> Counter[str]:
    """Counts of one set: pairs, findings by rule, what was planted and what of it was found."""
    out: Counter[str] = Counter(pairs=len(texts.lines))
    for source, target in texts.lines:
        found = findings(rules, texts, source, target)
        out.update({f.rule for f in found})
        for finding in found:
            if finding.rule.partition("/")[2] in show:
                print(f"{finding.rule}\t{texts.name}\t{finding.message}\n    {source}\n    {target}")
        if not planted:
            continue
        chance = random.Random(target)
        digit = digit_changed(source, target, chance)
        if digit and not any(f.rule in NUMBERS for f in found):
            text, start, end = digit
            hit = any(
                f.rule in NUMBERS
                and ((f.place.start < end and start < f.place.end) or f.place.found == text[start:end])
                for f in findings(rules, texts, source, text)
            )
            out.update(digits=1, digits_found=hit)
            if "missed" in show and not hit:
                print(f"{texts.name}\t{target[start:end]} → {text[start:end]}\n    {source}\n    {target}")
        out.update(names_planted(rules, texts, (source, target), show))
    return out


def main() -> int:
    """Print one line a set, or one a pair of languages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("human", "systems"))
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pairs", default="", help="pairs of languages, as zh-en,ru-en")
    parser.add_argument(
        "--show",
        default="",
        help="print findings of these rules, as other-quantity (or `missed`, `missed-twins`, `missed-places`, `missed-slips`: what was planted and not found)",
    )
    args = parser.parse_args()
    rules = lint.load_rules().select(("bilingual",), ())
    wanted = set(args.pairs.split(",")) - {""}
    sets = human(args.folders) if args.what == "human" else systems(args.folders)
    for texts in sorted(
        (s for s in sets if not wanted or f"{s.source}-{s.target}" in wanted),
        key=lambda s: (s.source, s.target, s.name),
    ):
        counts = measure(rules, texts, args.show.split(","), args.what == "human")
        print(f"{texts.source}-{texts.target}  {texts.name:28} {shown(counts)}", flush=True)
    return 0


def shown(counts: Counter[str]) -> str:
    """Counts for people."""
    pairs = counts.pop("pairs")
    parts = [f"{pairs} pairs"]
    for kind in ("digits", *PLANTED):
        if made := counts.pop(kind, 0):
            parts.append(f"planted {kind} {counts.pop(kind + '_found', 0) / made:.3f} of {made}")
        counts.pop(kind + "_found", 0)
    parts += [f"{rule.partition('/')[2]} {n} ({100 * n / pairs:.2f} %)" for rule, n in sorted(counts.items())]
    return ", ".join(parts)


if __name__ == "__main__":
    sys.exit(main())
