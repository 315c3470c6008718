"""Comments that ask rules to keep silent: which formats have them, how far they reach, what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.core.ignore import Ignore
from lint.core.text import Document
from lint.inputs.reader import Reader
from lint.inputs.source import documents_of


def ignores(name: str, text: str) -> list[Ignore]:
    documents = [d for d in documents_of(Path(name), text.encode(), Reader()) if isinstance(d, Document)]
    return [i for d in documents for i in d.ignores]


LINES = "The ships came.\nThe ships went away.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<!-- seedlint: off names/x, spacing the ship -->\n\n{LINES}\n<!-- seedlint: on -->\n"),
        ("a.html", f"<!-- seedlint: off names/x, spacing the ship --><p>\n{LINES}</p>\n<!-- seedlint: on -->\n"),
        ("a.xml", f"<t><!-- seedlint: off names/x, spacing the ship --><p>\n{LINES}</p>\n<!-- seedlint: on --></t>\n"),
        ("a.wiki", f"<!-- seedlint: off names/x, spacing the ship -->\n\n{LINES}\n<!-- seedlint: on -->\n"),
        ("a.tex", f"% seedlint: off names/x, spacing the ship\n\n{LINES}\n% seedlint: on\n"),
        ("a.rst", f".. seedlint: off names/x, spacing the ship\n\n{LINES}\n.. seedlint: on\n"),
        ("a.adoc", f"// seedlint: off names/x, spacing the ship\n\n{LINES}\n// seedlint: on\n"),
        ("a.org", f"# seedlint: off names/x, spacing the ship\n\n{LINES}\n# seedlint: on\n"),
        ("a.1", f'.\\" seedlint: off names/x, spacing the ship\n\n{LINES}\n.\\" seedlint: on\n'),
        (
            "a.py",
            "# seedlint: off names/x, spacing the ship\n\n# The ships came, and went away again.\n\n# seedlint: on\n",
        ),
        (
            "a.c",
            "/* seedlint: off names/x, spacing the ship */\n\n// The ships came, and went away.\n\n/* seedlint: on */\n",
        ),
        (
            "a.sql",
            "-- seedlint: off names/x, spacing the ship\n\n-- The ships came, and went away.\n\n-- seedlint: on\n",
        ),
    ],
)
def test_formats_with_comments(name: str, text: str) -> None:
    (ignore,) = ignores(name, text)
    assert (ignore.names, ignore.reason) == (("names/x", "spacing"), "the ship")
    line = text[: text.index("seedlint: on")].count("\n") + 1
    assert ignore.start[0] == 1 and ignore.end is not None and ignore.end[0] == line


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.srt", "a.po"])
def test_texts_without_comments_have_none(name: str) -> None:
    assert ignores(name, "# seedlint: off\nThe ships came.\n<!-- seedlint: off -->\n") == []


@pytest.mark.parametrize(
    ("comment", "names", "reason"),
    [
        ("seedlint: off", (), ""),
        ("seedlint:off names", ("names",), ""),
        ("seedlint: off names/near-miss", ("names/near-miss",), ""),
        ("seedlint: off names,spacing", ("names", "spacing"), ""),
        ("seedlint: off-next-line names as in the original", ("names",), "as in the original"),
    ],
)
def test_what_a_comment_says(comment: str, names: tuple[str, ...], reason: str) -> None:
    for text in (f"<!-- {comment} -->\n\nWords.\n", f"<!--{comment}-->\r\n\r\nWords.\r\n"):
        (ignore,) = ignores("a.md", text)
        assert (ignore.names, ignore.reason) == (names, reason)


def test_how_far_it_reaches() -> None:
    text = "One. <!-- seedlint: off --> two <!-- seedlint: on --> three\n\n<!-- seedlint: off-next-line -->\n\nFour.\nFive.\n"
    inside, line = ignores("a.md", text)
    assert (inside.start, inside.end) == ((1, 6), (1, 33))
    assert (line.start, line.end) == ((3, 1), (6, 1))


def test_another_rule_switched_on_ends_nothing() -> None:
    (first,) = ignores("a.md", "<!-- seedlint: off names -->\n\nA.\n\n<!-- seedlint: on spacing -->\n")
    assert first.end is None


def test_code_that_shows_a_comment_is_none() -> None:
    assert (
        ignores("a.md", "Words.\n\n```html\n<!-- seedlint: off names -->\n```\n\n`<!-- seedlint: off -->` too.\n") == []
    )


@pytest.mark.parametrize(
    ("key", "names", "reason"),
    [
        ("seedlint-ignore: [names, spacing]  # quoted", ("names", "spacing"), "quoted"),
        ("seedlint-ignore: names", ("names",), ""),
        ("seedlint-ignore:\n  - names/x\n  - 'spacing'", ("names/x", "spacing"), ""),
        ("seedlint-ignore: all  # a list of slips", (), "a list of slips"),
    ],
)
def test_front_matter_speaks_for_the_whole_file(key: str, names: tuple[str, ...], reason: str) -> None:
    (ignore,) = ignores("a.md", f"---\ntitle: x\n{key}\n---\n\nWords.\n")
    assert (ignore.start, ignore.end, ignore.names, ignore.reason) == ((1, 1), None, names, reason)


def test_only_front_matter_has_the_key() -> None:
    assert ignores("a.md", "Words.\n\nseedlint-ignore: names\n") == []
