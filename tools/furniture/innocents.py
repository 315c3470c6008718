"""Structured texts without furniture as labelled lines: what the `furniture` scorecard must leave alone.

    python tools/furniture/innocents.py [--recipes DIR] [--minutes DIR] [--policies DIR] [--notes DIR] [--books DIR...] > innocents.jsonl

Programmes, glossaries, casts, recipes, tables, questions, contents, results, prices, plays, statutes, directions, dates and
essays with headings are made from word lists, always the same ones. DIR are git directories of sinker/tacofancy,
nodejs/TSC (minutes), github/site-policy (pages about pages), tc39/notes (who said what) and books of Project Gutenberg as GITenberg
has them (verse, plays, dictionaries). Rows are those of `pages.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

SEED, MADE, LONGEST = 7, 220, 150
"""Seed, number of texts that are made, and lines that are taken of one found text."""

PLACES = (
    "harbour mill bridge school council meadow lantern orchard ferry quarry market chapel stable kiln weir barn cellar tower"
    " loom anvil garden wharf lighthouse sawmill bakery library museum workshop kitchen garage pantry valley river"
).split()
LAST = "Ames Birkett Coote Dalby Finch Harper Lowe Marsh Norris Orme Pike Quill Rudd Sayer Thorne Usher Vane Weald Yates".split()
FIRST = "Anna Ben Clara David Edith Frank Grace Hugh Ida John Karin Leo Mary Nils Olga Peter Ruth Sam Tess Will".split()
SENTENCES = (
    "The {a} stands beside the {b}, and people have walked from one to the other for as long as anyone can remember.",
    "When the {a} was sold in 1921, the new owner closed the {b} and moved his tools to the other side of the road.",
    "{n} said that the {a} would be repaired before winter, because the roof had been leaking since the storm in March.",
    "Nobody who worked at the {a} in those years forgot how cold it was, and most of them kept a coat in the {b} all the same.",
    "The committee hopes to open the {a} again in June, when the work on the {b} has been paid for.",
    "You should bring good shoes, since the path behind the {a} is steep and often wet after rain.",
)
HEADINGS = (
    "The government|The hauliers|Before the storm|A second life|What the papers said|Work and play|Further reading"
    "|Questions of money|At the mill|The young|How it began|Storage|Notes|Getting there|Safety|Results|Discussion"
    "|Acknowledgements|Recommendations|Search for a successor|Read in the chapel|Sources|Photography"
    "|Newspapers and readers"
).split("|")


class Maker:
    """Makes texts out of word lists; the same seed makes the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def some(self, low: int, high: int, make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(self.random.randrange(low, high))]

    def place(self) -> str:
        return self.random.choice(PLACES)

    def name(self) -> str:
        return f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"

    def number(self, low: int, high: int) -> int:
        return self.random.randrange(low, high)

    def prose(self, count: int = 2) -> list[str]:
        return [self.one(*SENTENCES).format(a=self.place(), b=self.place(), n=self.name()) for _ in range(count)]

    def programme(self) -> list[str]:
        def line() -> str:
            what = self.one(
                "Opening", "Tea", "Talk", "Walk to the", "Lunch at the", "Closing", "Music in the", "Questions"
            )
            clock = f"{self.number(6, 22)}{self.one(':', '.')}{self.one('00', '15', '30', '45')}"
            return f"{clock} {self.one('', '– ')}{what} {self.place()}"

        return ["Programme of the day", *self.some(4, 9, line), *self.prose(1)]

    def glossary(self) -> list[str]:
        def line() -> str:
            head = self.one("a place where", "the part of a ship that", "an old word for", "what is left when")
            tail = self.one("meet", "stand", "are kept", "are mended")
            return f"{self.place().capitalize()}: {head} {self.place()} and {self.place()} {tail}."

        return ["Small glossary", *self.some(4, 8, line)]

    def cast(self) -> list[str]:
        def line() -> str:
            who = self.one("miller", "captain", "widow", "priest", "baker", "clerk")
            return f"{self.one('The', 'Old', 'Young')} {who}{self.one(': ', ', ', ' – ')}{self.name()}"

        return ["Cast", *self.some(4, 8, line), "", *self.prose()]

    def recipe(self) -> list[str]:
        def line() -> str:
            amount = self.one("1", "2", "3", "1/2", "250 g", "100 ml", "a pinch of")
            return f"{amount} {self.one('cups flour', 'onions, chopped', 'tablespoons oil', 'eggs', 'butter', 'milk', 'salt')}"

        method = [
            "Chop the onions and fry them slowly in the oil until they are soft.",
            "Add the flour, stir well and cook for two minutes.", "Pour in the milk a little at a time.",
            "Serve hot with bread.",
        ]  # fmt: skip
        return [*self.prose(), "Ingredients", *self.some(5, 10, line), "Method", *method]

    def table(self) -> list[str]:
        a, b = (" " * self.number(2, 8) for _ in range(2))
        months = self.random.sample(
            ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug."], self.number(3, 7)
        )
        rows = [f"{m:8}{a}{self.number(20, 900):>6}{b}{self.number(20, 900):>6}" for m in months]
        return [*self.prose(1), f"{'Month':8}{a}{'1929':>6}{b}{'1930':>6}", *rows, *self.prose(1)]

    def questions(self) -> list[str]:
        out = ["Questions and answers"]
        for _ in range(self.number(3, 6)):
            out.append(self.one("How do I get to the {}?", "May I bring a dog to the {}?", "When does the {} open?",
                                "What does a ticket for the {} cost?").format(self.place()))  # fmt: skip
            out.append(self.one("Take the first road after the {}, and then walk for ten minutes.",
                                "Yes, but please keep it on a lead inside the {}.",
                                "It opens at nine from May to September; in winter only on Sundays.").format(self.place()))  # fmt: skip
        return out

    def contents(self) -> list[str]:
        return ["Contents", *(
            f"{i}. The {self.place()} and the {self.place()} {'.' * self.number(3, 20)} {i * self.number(5, 9)}"
            for i in range(1, self.number(5, 9))
        )]  # fmt: skip

    def results(self) -> list[str]:
        def line() -> str:
            club = self.one("Town", "United", "Rovers", "City")
            score = f"{self.number(0, 5)}-{self.number(0, 5)}"
            return f"{self.place().capitalize()} {club} {score} {self.place().capitalize()}"

        return [f"Results, round {self.number(2, 20)}", *self.some(4, 8, line), *self.prose(1)]

    def prices(self) -> list[str]:
        def line() -> str:
            what = self.one(
                "Adults", "Children", "Families", "Groups of ten", "Season ticket", "Boat hire", "Guide", "Parking"
            )
            return (
                f"{what}{self.one(': ', ' – ', '  ')}{self.one('€', '£', '$')}{self.number(2, 60)}{self.one('', '.50')}"
            )

        return ["Prices", *self.some(4, 7, line), *self.prose(1)]

    def play(self) -> list[str]:
        said = (
            "I never said that.", "Sit down and tell me.", "Who has the key?", "It was in the barn.", "You and your barn!",
            "Share it with me, then.", "Read the letter again.",
        )  # fmt: skip
        return self.some(
            6, 12, lambda: f"{self.one('MARY', 'JOHN', 'THE CLERK')}{self.one('. ', ': ')}{self.one(*said)}"
        )

    def statute(self) -> list[str]:
        out = ["THE TENANCY ACT", ""]
        for i in range(1, self.number(4, 7)):
            out += [
                f"Section {i}. {self.one('Notice', 'Rent', 'Repairs', 'Access', 'Deposit')}",
                f"(1) The tenant shall keep the {self.place()} in good order and shall give notice of damage to the {self.place()}.",
                f"(2) Paragraph (1) does not apply where the {self.place()} was let before 1960.",
            ]
        return out

    def directions(self) -> list[str]:
        ways = [
            f"{self.one('From the north', 'By train', 'By bus', 'On foot', 'By car')}: "
            f"{self.one('take the road to the', 'leave at the stop by the', 'follow the signs to the')} {self.place()} and turn "
            f"{self.one('left', 'right')} at the {self.place()}."
            for _ in range(4)
        ]
        ends = ["Address: 12 Mole Road, Tarness", "Telephone 555-0142", "Open daily from 9 to 5, closed on Mondays"]
        return ["Directions", *self.prose(1), *ways, *ends]

    def dates(self) -> list[str]:
        def line() -> str:
            day = f"{self.number(1, 28)} {self.one('March', 'May', 'June', 'October')} {self.number(1890, 2020)}"
            return f"{day}{self.one(': ', ' – ')}{self.one('first stone laid', 'bridge opened', 'school burnt down', 'ferry stopped')}"

        return ["Key dates", *self.some(4, 8, line), *self.prose(1)]

    def essay(self) -> list[str]:
        out = self.prose(1)
        for heading in self.random.sample(HEADINGS, self.number(3, 7)):
            out += [*self.random.choice(([""], [])), heading, *self.prose(self.number(1, 3))]
        return out

    def text(self) -> list[str]:
        """One text of any of these sorts, every third with blank lines between."""
        makers = (
            self.programme, self.glossary, self.cast, self.recipe, self.table, self.questions, self.contents, self.results,
            self.prices, self.play, self.statute, self.directions, self.dates, self.essay,
        )  # fmt: skip
        lines = self.random.choice(makers)()
        return [x for line in lines for x in (line, "")] if self.random.random() < 0.3 else lines


def plain(markdown: str) -> list[str]:
    """The lines of a Markdown text without its marks."""
    text = re.sub(r"^---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^#+\s*", "", re.sub(r"<[^>]+>", "", text), flags=re.M)
    return re.sub(r"[*_`]{1,3}(\S[^*_`\n]*)[*_`]{1,3}", r"\1", text).split("\n")


def documents(folder: str, under: str, count: int, unwanted: str) -> Iterator[tuple[str, list[str]]]:
    """So many Markdown files of a repository, without the lines that match `unwanted`."""
    listed = subprocess.run(
        ["git", "-C", folder, "ls-tree", "-r", "HEAD", "--name-only"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    names = [n for n in listed if n.startswith(under) and n.endswith(".md") and not re.search("README|INDEX", n)]
    for name in random.Random(SEED).sample(names, min(count, len(names))):
        raw = subprocess.run(["git", "-C", folder, "show", f"HEAD:{name}"], capture_output=True, check=True).stdout
        lines = [line for line in plain(raw.decode("utf-8", "replace")) if not re.search(unwanted, line, re.I)]
        yield name, lines[:LONGEST]


PASSAGE, PASSAGES = 70, 40
"""Lines of a passage, and passages that are taken of a book."""


def passages(folder: str) -> Iterator[tuple[str, list[str]]]:
    """Passages of a book, as they stand."""
    listed = subprocess.run(
        ["git", "-C", folder, "ls-tree", "-r", "HEAD", "--name-only"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    name = min(n for n in listed if re.search(r"\d\.txt$", n))
    raw = subprocess.run(["git", "-C", folder, "show", f"HEAD:{name}"], capture_output=True, check=True).stdout
    text = raw.decode("utf-8", "replace").replace("\r", "")
    body = re.split(r"\*\*\* ?(?:START|END)[^\n]*\n", text)[1:2] or [text]
    lines = body[0].split("\n")[PASSAGE:]
    starts = range(0, len(lines), PASSAGE)
    for start in random.Random(SEED).sample(starts, min(PASSAGES, len(starts))):
        yield f"{name}-{start}", lines[start : start + PASSAGE]


SOURCES = {
    "recipes": ("", 70, r"tags?:|^\s*by "),
    "minutes": ("meetings/", 30, r"http|github|zoom|youtube|audio rec|calendar"),
    "policies": ("Policies/", 30, r"(?!)"),
    "notes": ("meetings/", 20, r"http"),
}
"""Folder, number of files, and lines that are left out because they are furniture or may be, of each repository."""


def row(source: str, name: str, lines: list[str]) -> dict[str, Any]:
    """One text, all of it innocent."""
    return {
        "source": source,
        "group": name,
        "id": name,
        "lines": lines,
        "labels": [0 if x.strip() else None for x in lines],
    }


def main() -> int:
    """Write the rows of all texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in SOURCES:
        parser.add_argument(f"--{name}", metavar="DIR")
    parser.add_argument("--books", metavar="DIR", nargs="*", default=[])
    args = parser.parse_args()
    maker = Maker(SEED)
    rows = [row("made", f"made-{i}", maker.text()) for i in range(MADE)]
    for name, (under, count, unwanted) in SOURCES.items():
        if folder := getattr(args, name):
            rows += [row(name, file, lines) for file, lines in documents(folder, under, count, unwanted)]
    rows += [row("books", place, lines) for folder in args.books for place, lines in passages(folder)]
    for one in rows:
        if sum(label == 0 for label in one["labels"]) > 3:
            print(json.dumps(one, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
