#!/usr/bin/env python3
"""Make texts in which one country stands where another is meant, out of true texts: what the scorecard of mix-ups learns from.

    python tools/substitute.py TEXTS.jsonl[.gz]... --output MADE.jsonl [--most 1500]

A line of TEXTS is `{"id", "text"}`. Windows of 300 to 3,500 characters are cut from them; in some, mentions of a country of
the text become another country whose name is alike, as translators do it: short names, not `Republic of`; one, several, all
but the first, or all where a city or leader still shows who is meant; an adjective for an adjective. The rest stay as they
are: the innocents, of which those that rightly name two like countries are picked first. Into some of either sort comes a
guest: a paragraph of another text that speaks of the like country in its own right. Long texts that have a country of their own are also
taken whole, with one in ten of its names changed or none. Used were United Nations General
Debate speeches (CC0), English sources and references of the WMT news translation tasks 2021 to 2023 (free for research),
MasakhaNEWS English (AFL-3.0), AG News (free for research) and the CIA World Factbook (public domain). None of their text
is kept here. The same texts give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.confusion.document import Mention
from lint.kinds.confusion.ground import Ground
from tools.mixup_reader import Reader

WINDOWS = (300, 500, 800, 1300, 2200, 3500)
FULL = regex.compile(
    r"(?:Republic|Kingdom|State|Federation|Union|Commonwealth|Democratic|Islamic|Sultanate)\s(?:\p{L}+\s){0,2}(?:of\s)?(?:the\s)?$"
)
"""Official names are translated as a whole; nobody mistakes them."""
RESEMBLING_SHARE = 0.9
"""Share of the substitutions by a country that is alike; the others are any country."""
INNOCENT_SHARE = 0.35
"""Share of the innocent windows without two like countries that are kept."""
GUEST_SHARE = 0.4
"""Share of the windows, changed or not, that a guest comes into if there is one."""
GUEST_SIZE = (120, 700)
"""Characters of a guest."""
WHOLE = regex.compile(r".*[.!?](?=\s|$)")
"""As many whole sentences as there are."""
WHOLE_TEXT = (5000, 20_000)
"""Characters of a text that is also taken whole: such names its country dozens of times, and a dozen others."""
SPARSE = 0.1
"""Share of the names that change in a whole text."""
BREAK = regex.compile(r"[\r\n]+|(?<=[.!?]) (?=\p{Lu})")
"""Where a guest may come in."""


def windows(text: str, rnd: random.Random) -> Iterator[str]:
    """A text cut at sentence or line ends into pieces of changing length."""
    pieces = [p.strip() for p in regex.split(r"(?<=[.!?”\"])\s+(?=[\p{Lu}“\"])|[\r\n]+", text) if p.strip()]
    breaks = set(regex.findall(r"[\r\n]+\s*(\S+)", text))
    at = 0
    while at < len(pieces):
        size, out = rnd.choice(WINDOWS), ""
        while at < len(pieces) and len(out) < size:
            out += ("\n" if out and pieces[at].split()[0] in breaks else " " if out else "") + pieces[at]
            at += 1
        if 200 < len(out) < 4500:
            yield out


class Guests:
    """Paragraphs of true texts by the country that they speak of in its own right: named, and shown by an anchor."""

    def __init__(self, reader: Reader, texts: Iterable[Mapping[str, str]]) -> None:
        self.by_country: dict[int, list[str]] = defaultdict(list)
        for item in texts:
            for paragraph in regex.split(r"[\r\n]+", item["text"]):
                piece = WHOLE.match(paragraph.strip()[: GUEST_SIZE[1]])
                if piece and len(piece[0]) >= GUEST_SIZE[0]:
                    self._take(Ground(reader.read(piece[0]), reader.chinese))

    def _take(self, ground: Ground) -> None:
        for number in ground.countries:
            if ground.named.get(number) and ground.anchors.get(number):
                self.by_country[number].append(ground.text)

    def among(self, numbers: Iterable[int]) -> list[int]:
        """Those of these countries that have guests."""
        return [n for n in numbers if n in self.by_country]

    def seated(self, row: dict[str, Any], number: int, rnd: random.Random) -> dict[str, Any]:
        """A row with a guest of a country at one of its breaks, and its labels moved."""
        text, guest = row["text"], "\n" + rnd.choice(self.by_country[number]) + "\n"
        at = rnd.choice([m.end() for m in BREAK.finditer(text)] or [len(text)])
        shift = [{**g, **{k: g[k] + len(guest) * (g["start"] >= at) for k in ("start", "end")}} for g in row["gold"]]
        return {**row, "text": text[:at] + guest + text[at:], "gold": shift}


class Substitution:
    """Chooses who is written for whom, and where."""

    def __init__(self, reader: Reader, guests: Guests) -> None:
        self.guests = guests
        self.reader, self.entities = reader, reader.gazetteer.entities
        self.states = [n for n, e in enumerate(self.entities) if e.kind == "country" and n != reader.chinese]
        self._twins: dict[int, list[tuple[int, float]]] = {}

    def twins(self, meant: int) -> list[tuple[int, float]]:
        """Countries that may be written for one, each with a weight: likeness times how well known it is."""
        if meant not in self._twins:
            out = []
            for w in self.states:
                traits, strong = self.reader.likeness.traits(w, meant), self.reader.likeness.strong(w, meant)
                if w != meant and traits:
                    out.append((w, (len(traits) + 3 * bool(strong)) * (1 + min(9, self.entities[w].population / 2e7))))
            self._twins[meant] = out
        return self._twins[meant]

    def change(self, ground: Ground, rnd: random.Random) -> dict[str, Any] | None:
        """A changed text with its labels, or nothing where no country of it is named and shown twice."""
        shown = [s for s in ground.countries if s in self.states and ground.named.get(s) and ground.weight[s] >= 2]
        order = {s: rnd.random() ** (1 / (0.3 + len(ground.anchors.get(s, ())) + ground.weight[s])) for s in shown}
        for s in sorted(shown, key=lambda s: -order[s]):
            if not (twins := self._absent(ground, s, rnd)):
                continue
            hosts = rnd.random() < GUEST_SHARE and self.guests.among(w for w, _ in twins)
            twins = [t for t in twins if not hosts or t[0] in hosts]
            w = rnd.choices([w for w, _ in twins], [weight for _, weight in twins])[0]
            if picked := self._pick(ground, s, w, rnd):
                row = self._write(ground.text, picked, s, w)
                return self.guests.seated(row, w, rnd) if hosts else row
        return None

    def sparse(self, ground: Ground, rnd: random.Random) -> dict[str, Any] | None:
        """A text whose own country became another here and there, with its labels; nothing where it has none."""
        s = ground.native
        twins = self._absent(ground, s, rnd) if s in self.states and ground.anchors.get(s) else []
        if s is None or not twins:
            return None
        w = rnd.choices([w for w, _ in twins], [weight for _, weight in twins])[0]
        free = [m for m in ground.named[s] if len(m.entities) == 1 and self._form(w, m) and rnd.random() < SPARSE]
        return self._write(ground.text, free, s, w) if free else None

    def _absent(self, ground: Ground, s: int, rnd: random.Random) -> list[tuple[int, float]]:
        """Countries that the text does not speak of and that may be written for one: those like it, now and then any."""
        twins = self.twins(s)
        if rnd.random() > RESEMBLING_SHARE:
            twins = [(w, 1.0) for w in rnd.sample(self.states, 5)]
        return [(w, weight) for w, weight in twins if w not in ground.weight]

    def innocent(self, ground: Ground, rnd: random.Random) -> dict[str, Any]:
        """The text as it is, or with a guest of a country that is like one of its own."""
        row: dict[str, Any] = {"text": ground.text, "gold": []}
        own = [n for n in ground.countries if n in self.states and ground.anchors.get(n)]
        guests = self.guests.among(w for n in own for w, _ in self.twins(n))
        return self.guests.seated(row, rnd.choice(guests), rnd) if guests and rnd.random() < GUEST_SHARE else row

    def _pick(self, ground: Ground, s: int, w: int, rnd: random.Random) -> list[Mention]:
        anchored = bool(ground.anchors.get(s))
        free = [
            m for m in ground.named[s]
            if len(m.entities) == 1 and self._form(w, m) and not FULL.search(ground.text[max(0, m.start - 40) : m.start])
        ]  # fmt: skip
        if not free or not (anchored or len(ground.named[s]) > 1):
            return []
        how = rnd.choice(["one", "rest", "all", "some"] if anchored else ["one", "rest", "some"])
        if how == "one":
            return [rnd.choice(free)]
        if how == "some":
            free = [m for m in free if rnd.random() < 0.5]
        if how == "rest" or (not anchored and len(free) == len(ground.named[s])):
            free = [m for m in free if m is not ground.named[s][0]]
        return free

    def _form(self, w: int, mention: Mention) -> str:
        entity = self.entities[w]
        words = {"name": entity.names, "adjective": entity.adjectives, "people": entity.people}[mention.form]
        return words[0] if words else ""

    def _write(self, text: str, picked: list[Mention], s: int, w: int) -> dict[str, Any]:
        out, at, length, gold = [], 0, 0, []
        for mention in sorted(picked, key=lambda m: m.start):
            new, old, before = self._form(w, mention), text[mention.start : mention.end], text[at : mention.start]
            article = before.lower().endswith("the ")
            if article and old in self.entities[s].the and new not in self.entities[w].the:
                before = before[:-4]
            elif not article and mention.form == "name" and new in self.entities[w].the:
                before += "the "
            length += len(before)
            gold.append({"start": length, "end": length + len(new), "class": "mistranslation", "correction": old})
            length += len(new)
            out += [before, new]
            at = mention.end
        return {
            "text": "".join(out) + text[at:],
            "gold": gold,
            "meant": self.entities[s].id,
            "written": self.entities[w].id,
        }


def read(path: Path) -> list[dict[str, Any]]:
    """The texts of a file in an order of its own."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n")
    texts = [json.loads(line) for line in lines if line.strip()]
    random.Random(path.name).shuffle(texts)
    return texts


def made(path: Path, reader: Reader, most: int) -> Iterator[dict[str, Any]]:
    """Changed and innocent windows of one file, at most so many of each."""
    texts = read(path)
    substitution, name = Substitution(reader, Guests(reader, texts)), path.name.split(".")[0]
    changed = innocent = 0
    for item in texts:
        for number, text in enumerate(windows(item["text"], random.Random(item["id"]))):
            if changed >= most and innocent >= most:
                return
            rnd = random.Random(f"{item['id']} {number}")
            ground = Ground(reader.read(text), reader.chinese)
            states = [n for n in ground.countries if n != reader.chinese]
            result = substitution.change(ground, rnd) if changed < most and rnd.random() < 0.55 else None
            if result:
                changed += 1
                yield {"id": f"{item['id']}:{number}", "hand": f"made-{name}", **result}
            elif states and innocent < most:
                twins = any(reader.likeness.strong(a, b) for a in states for b in states if a < b)
                if twins or rnd.random() < INNOCENT_SHARE:
                    innocent += 1
                    yield {"id": f"{item['id']}:{number}", "hand": f"true-{name}", **substitution.innocent(ground, rnd)}


def whole(path: Path, reader: Reader, most: int) -> Iterator[dict[str, Any]]:
    """Long texts of one file as they are and with a few names of their own country changed, at most so many of each."""
    substitution, name = Substitution(reader, Guests(reader, [])), path.name.split(".")[0]
    count = 0
    for item in read(path):
        rnd = random.Random(f"{item['id']} whole")
        ground = Ground(reader.read(item["text"][: WHOLE_TEXT[1]]), reader.chinese)
        if count < most and len(ground.text) > WHOLE_TEXT[0] and (changed := substitution.sparse(ground, rnd)):
            count += 1
            yield {"id": f"{item['id']}:whole", "hand": f"made-whole-{name}", **changed}
            yield {"id": f"{item['id']}:whole", "hand": f"true-whole-{name}", "text": ground.text, "gold": []}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1500, help="changed and innocent windows of each file")
    parser.add_argument("--whole", type=int, default=150, help="long texts of each file that are taken whole")
    args = parser.parse_args()
    reader = Reader()
    with args.output.open("w", encoding="utf-8", newline="\n") as out:
        for path in args.texts:
            for row in (*made(path, reader, args.most), *whole(path, reader, args.whole)):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
