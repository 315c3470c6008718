"""Lines and labels are told by a few letters first: nothing is lost or added by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import candidates, found, rule_of

from lint.core.kind import Hit
from lint.core.text import Document
from lint.kinds._bars import is_menu, is_worded
from lint.kinds._lines import cue, cues, like, short_lines
from lint.kinds.labels import KIND as LABELS
from lint.kinds.labels import label_before
from lint.kinds.line import KIND as LINE
from lint.structure.view import View
from lint.structure.zones import is_prose

PIECES = (
    *("Home", "home", "read", "MORE", "more", "\N{KELVIN SIGN}", "é", "E-mail", "mail", "html5", "5", "_", "’", "'"),
    *("-", " ", "  ", "|", "»", "(12)", ".", "\t", "©", "ſ", ":", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"),
)
PAGES = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=6).map("\n".join)
WORDS = ["home", "Read more", "e-mail", "©", "é", "k", "don’t", "html5", "s", "İ"]
ITEMS = frozenset(tuple(cue(word).split()) for word in WORDS)
LOW = frozenset(map(str.lower, WORDS))


@given(PAGES)
def test_lines_with_a_cue(text: str) -> None:
    view = View(Document(text))
    wanted = set(map(cue, WORDS)) - {""}
    plain = {n for line, numbers in short_lines(view).items() if cue(line) in wanted for n in numbers}
    assert set(like(view, cues(WORDS))) == plain


@pytest.mark.parametrize(
    "options, holds",
    [
        ({"items": WORDS}, lambda line: " " in cue(line) and is_menu(cue(line), ITEMS, 2)),
        ({"words": WORDS, "share": 50}, lambda line: is_worded(line, LOW, 50)),
    ],
)
@given(text=PAGES)
def test_menus_and_worded_lines(options: dict[str, list[str]], holds: Callable[[str], bool], text: str) -> None:
    view, rule = View(Document(text)), rule_of("line", **options)
    plain = {n for line, numbers in short_lines(view).items() if holds(line) for n in numbers}
    assert set(LINE._numbers(rule.data, rule.options.share, view, ())) == plain


@given(PAGES)
def test_labels(text: str) -> None:
    view, rule = View(Document(text)), rule_of("labels", labels=WORDS)
    colons = [i for i, char in enumerate(text) if char == ":"]
    plain = [label_before(view, view.line_spans[view.line_of(i)][0], i, LOW) for i in colons]
    found = LABELS._lines(rule, view)
    assert [span for spans in found.values() for span in spans] == [span for span in plain if span]


NAMES = st.sampled_from("alfa bravo charlie delta echo foxtrot golf hotel".split())
TITLE = st.lists(NAMES, min_size=3, max_size=5).map(" ".join)
PROSE = st.lists(NAMES, min_size=8, max_size=9).map(lambda words: " ".join(words).capitalize() + ".")
ARTICLES = st.lists(st.one_of(TITLE, PROSE), min_size=5, max_size=10).map("\n\n".join)


@given(ARTICLES)
def test_second_articles(text: str) -> None:
    view, earlier, seams = View(Document(text)), set[str](), list[int]()
    parts = [(view.text[p.start : p.end], p.start) for p in view.anatomy.paragraphs]
    prose = [is_prose(text, p.start, p.end) for p in view.anatomy.paragraphs]
    groups: list[tuple[bool, list[tuple[str, int]]]] = []
    for part, is_one in zip(parts, prose, strict=True):
        if not groups or groups[-1][0] != is_one:
            groups.append((is_one, []))
        groups[-1][1].append(part)

    def titles(line: str, mine: set[str], other: set[str]) -> bool:
        title = {word for word in line.lower().split() if len(word) >= 4}
        return len(title) >= 4 and len(title & mine) >= 0.6 * len(title) > len(title & other)

    for i, (is_one, group) in enumerate(groups[:-1]):
        words = {word.strip(".") for line, _ in group for word in line.lower().split()} if is_one else set()
        after = is_one and any(titles(line, words, earlier) for line, _ in groups[i + 1][1])
        above = [line for line, _ in groups[i - 1][1]]
        if (
            after
            and not any(titles(line, words, set()) for line in above)
            and any(titles(line, earlier, words) for line in above)
        ):
            seams.append(group[0][1])
        earlier |= words
    assert [c.start for c in candidates(rule_of("tail", second_article=True), text)] == seams[:1]


@pytest.mark.parametrize(
    "options, text, line, reason",
    [
        ({"lines": ["Read more"], "needs": "cluster"}, "Read more\n\nThe ferry stops at noon.", 0, "no such line"),
        ({"find": "Read more.*", "max_words": 3}, "Read more of the ferry", 0, "more than 3 words"),
        ({"lines": ["Share"], "needs": "edge"}, "\n".join([*"abcd", "Share", *"efgh"]), 4, "first and last 3"),
        ({"lines": ["Ferry cookies"]}, "Ferry cookies\n\nThe ferry cookies are baked at noon.", 0, "speaks of"),
    ],
)
def test_a_line_that_is_passed_over_has_a_reason(options: dict[str, Any], text: str, line: int, reason: str) -> None:
    rule, view = rule_of("line", **options), View(Document(text))
    hits = [Hit(*match.span(), 0) for match in re.finditer("Read more", text)]
    assert list(LINE.find(rule, view, hits)) == []
    [passed] = LINE.rejected(rule, view, hits)
    assert (passed.start, passed.end) == view.line_spans[line]
    assert reason in passed.reason


@pytest.mark.parametrize(
    "line, same",
    [
        ("» Read more…", "read more"),
        ("[Read More]", "[read more]"),  # brackets may be all that tells a button from a word
        ("  READ   MORE: ", "read more"),
        ("• Don’t miss!", "don't miss"),
        ("...", ""),
    ],
)
def test_what_lines_are_compared_by(line: str, same: str) -> None:
    assert cue(line) == same


@pytest.mark.parametrize(
    "options, text",
    [
        ({"lines": ["Read more"]}, "A dam\n[[» Read more...]]\nread more books"),
        ({"lines": ["Share", "Print"], "needs": "cluster"}, "[[Share]]\n\n[[Print]]\nA dam\nShare\nIt holds"),
        ({"lines": ["Share"], "beside": ["Read more"], "needs": "cluster"}, "[[Share]]\nRead more\nA dam\nShare"),
        ({"find": r"\d+ of \d+"}, "[[1 of 2]]\nPage 1 of 2\n  [[3 of 4]]  \r\n5 of 6 men"),
        ({"find": "[a-z]+", "ignore_case": False}, "[[logo]]\nLogo"),
        (
            {"lines": ["Cookie policy"]},
            "Cookie policy\nA cookie policy says what is kept.",
        ),  # the title of what is told
        ({"lines": ["Cookie policy"]}, "[[Cookie policy]]\nThe dam holds.\n[[Cookie policy]]"),
        ({"find": "[a-z ]+", "max_words": 2}, "[[a dam]]\na dam holds"),
        ({"find": "1 2", "needs": "edge"}, "[[1 2]]\na\nb\nc\n1 2\nd\ne\nf\n[[1 2]]"),
        ({"items": ["Home", "World news", "中文"]}, "[[Home > World news]]\n[[Home 中文 World news]]\nHome World news"),
        ({"items": ["Home", "News"]}, "Home\nNews\nHome News today"),
    ],
)
def test_line(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("line", **options), text)
    assert got == want


def test_a_long_line_is_a_paragraph() -> None:
    assert candidates(rule_of("line", find="[word ]+"), "word " * 100) == []


@pytest.mark.parametrize("options", [{}, {"lines": ["a"], "find": "b"}])
def test_a_line_rule_says_one_thing(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="needs one of"):
        rule_of("line", **options)


def test_the_longest_item_of_a_menu_is_tried_first() -> None:
    items = frozenset({("home",), ("home", "page"), ("news",)})
    assert is_menu("home page | news", items, 2)
    assert not is_menu("home | page | news", items, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The dam holds. [[Read More…]] Boats pass. [[Click to enlarge]]",
        "The dam holds. Read more of it. Click to enlarge, he said.",
        "Read more",  # a line of its own is another kind's
    ],
)
def test_line_inside(text: str) -> None:
    got, want = found(rule_of("line", inside=True, lines=["Read more", "Click to enlarge", "Share"]), text)
    assert got == want


@pytest.mark.parametrize(
    "line, worded",
    [
        ("Most viewed pictures", True),
        ("Pictures of the dam at night", False),
        ("Share", False),
        ("12 views", False),
    ],
)
def test_wording(line: str, worded: bool) -> None:
    assert is_worded(line, frozenset({"viewed", "pictures", "share", "views"}), 65) is worded
