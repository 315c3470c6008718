"""Lines of the page are told from lines of the text by what they are, not by what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import candidates, found, rule_of

from lint import kinds
from lint.core import yamlfile
from lint.core.text import Document
from lint.kinds.furniture.blocks import headings, speeches
from lint.kinds.furniture.facts import ADMITS, AROUND, FACTS, STRONG
from lint.kinds.furniture.kind import judged
from lint.kinds.furniture.page import JudgedLine
from lint.kinds.furniture.page_words import PageWords
from lint.kinds.furniture.signs import is_code_words, signs
from lint.scorecard.card import Scorecard
from lint.structure.lines import read
from lint.structure.view import View

LISTS = Path(__file__).resolve().parents[2] / "rules" / "lists"
WORDS, PHRASES, MARKS, CARD = (
    yamlfile.read(LISTS / f"{name}.yaml").data
    for name in ("page-words", "page-phrases", "furniture-marks", "furniture-scorecard")
)
RULE = rule_of("furniture", words=WORDS, phrases=PHRASES, marks=MARKS, scorecard=CARD, bands=["high", "medium"])
TEXT = (
    "The dam above both towns holds and the line brings water all year, the mayor said on Friday.\n"
    "A second line will follow in the spring, when the lower town has paid its share of the price.\n"
)


def lines_of(view: View) -> list[JudgedLine]:
    """The lines of a text that are weighed."""
    return judged(view, PageWords.of(WORDS, PHRASES), Scorecard.of(MARKS))


@pytest.mark.parametrize(
    "line",
    [
        "Like what you see? Tell your friends or subscribe to our digest",
        "Posted 4 May 2019 | 12 replies | 3 min read",
        "★★★★☆ 4.1 out of 5 · 88 ratings",
        "Click to enlarge the gallery",
        "Photo: A. Smith/Getty Images",
        "© 2018 Valley Press. All rights reserved",
        "Download the app · Follow us on Instagram",
        "Sure! Here is a summary of the article based on your input:",
        "Opinions expressed on this site are those of the authors alone",
    ],
)
def test_lines_behind_a_text(line: str) -> None:
    got, wanted = found(RULE, f"{TEXT}[[{line}]]")
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}What the mayor wants\n{TEXT}",
        f"{TEXT}Comments\n{TEXT}",
        f"{TEXT}Sources of water\n{TEXT}",
        f"{TEXT}Calories: 412 | Fat: 36 | Salt: 14\n",
        f"{TEXT}https://example.org/share/this/page.html\n",
        "Programme\n9:00 Opening\n9:30 Video and photos\n10:00 Comments and replies\n11:00 Share your recipe\n",
        "Prices\nAdults: €4\nChildren: €2\nGuided tour: €9\nDownload of the map: €1\n",
        "MARY: Share it with me.\nJOHN: Read more, then.\nMARY: Click your heels.\nJOHN: Follow us.\n",
        "1. Sign the form\n2. Send the form to us\n3. Share the form\n4. Download the form\n",
        "Share thy bread, and follow me,\nClick thy heels, and print thy name,\nRead the book of what shall be,\n"
        "Write thy comment, sign the same.\n",
    ],
)
def test_structure_is_left_alone(text: str) -> None:
    assert not candidates(RULE, text)


def test_a_page_about_pages_is_a_text() -> None:
    about = (
        "Our site uses cookies and keeps your account for as long as you want it, which the law allows.\n"
        "Your password is kept on our servers, and you may change your settings in your profile at any time.\n"
        "We share your email with partners of the site only if you accept the terms of the newsletter.\n"
    )
    assert not candidates(RULE, f"{about}Your cookie settings and our newsletter")


def test_what_the_text_does_itself_says_nothing() -> None:
    alone = facts_of(
        f"{TEXT}Find your seat in our hall tonight | 12 comments", "Find your seat in our hall tonight | 12 comments"
    )
    to_you = "You will find your seat in our hall if you come early enough to see your friends and us."
    view = View(Document(f"{to_you}\n{to_you}\nFind your seat in our hall tonight | 12 comments"))
    facts = lines_of(view)[-1].facts
    assert facts.isdisjoint({"you", "we"}) and alone >= {"you", "we"}


def test_not_in_other_languages() -> None:
    german = (
        "Der Damm über beiden Städten hält, und die Leitung bringt das ganze Jahr Wasser, sagte der Bürgermeister.\n"
    )
    assert not candidates(RULE, german * 3 + "Share this page | 12 comments")


def facts_of(text: str, line: str) -> set[str]:
    """The facts of the first line that reads so; none where it is not weighed."""
    view = View(Document(text))
    number = text.split("\n").index(line)
    return next((one.facts for one in lines_of(view) if one.number == number), set())


def test_amid_furniture_a_plain_line_is_weighed() -> None:
    links = "Share this page | 12 comments\nA new school for divers\nSubscribe to our newsletter\n"
    assert "edge-near-1" in facts_of(TEXT + links, "A new school for divers")
    assert not facts_of(f"{TEXT}A new school for divers\n{TEXT}", "A new school for divers")


def test_neighbours_do_not_speak_across_running_text() -> None:
    page = f"Subscribe\n{TEXT}Read the report\n{TEXT}Share this page | 12 comments"
    facts = facts_of(page, "Read the report")
    assert "lone-label" in facts and "amid-near-1" not in facts


def test_the_farther_from_the_text_the_more_likely() -> None:
    menu = [
        f"{word} news and comments" for word in "Town Village River Harbour Market Mill Bridge School Tower".split()
    ]
    page = "\n".join(["Share this page | 12 comments", *menu, "Read more from us", TEXT])
    assert "far-from-text-10" in facts_of(page, "Share this page | 12 comments")
    assert "far-from-text-4" not in facts_of(page, "Read more from us")


def test_where_little_is_running_text_names_amid_buttons_are_kept() -> None:
    rows = "".join(f"Hall {name}\nShare the room | 12 people\n" for name in ("of Mirrors", "of Echoes", "of Birds"))
    assert "no-article" in facts_of(rows, "Share the room | 12 people")
    assert all(rows[c.start : c.end].startswith("Share") for c in candidates(RULE, rows))


def test_a_heading_of_a_list_is_left_alone() -> None:
    recipe = f"{TEXT}Share\nComments\n- salt\n- tea\n- bread\n- a cup of water from the upper dam\n{TEXT}"
    view = View(Document(recipe))
    structured = {one.number: one.structured for one in lines_of(view)}
    assert structured[recipe.split("\n").index("Comments")]


def test_a_title_that_the_text_speaks_of_is_left_alone() -> None:
    about = "The mayor wrote a policy for the guards of the dam, who may keep a cookie for the night and a cup of tea in winter.\n"
    assert not candidates(RULE, f"Cookie policy\n{about}{TEXT}")
    assert candidates(RULE, f"{about}{TEXT}Cookie policy | Terms of use")


def test_signs_that_many_lines_begin_with_are_the_documents_own() -> None:
    licence = "# This file is part of the programme.\n# All rights reserved.\n# Share it with your friends.\n# Read more online.\n"
    assert not candidates(RULE, licence + TEXT)
    assert candidates(RULE, f"{TEXT}# Share it with your friends | 12 comments\n")
    lots = "".join(
        f"LOT {n}  A pr. of {what}, restored; was £40–60\n" for n, what in enumerate(("dogs", "cups", "keys", "oars"))
    )
    assert not candidates(RULE, TEXT + lots)


def test_code_in_a_text_about_code_is_left_alone() -> None:
    about = (
        "The script of the dam is written in Python, and every variable in it has the name of a town or a river.\n" * 3
    )
    assert not candidates(RULE, f"{about}print(dam.share(), end='')\n{about}")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("May 3, 2019", "date-only"),
        ("Mon, 3 May 2019", "date-only"),
        ("2019-05-03", "date-only"),
        ("May 3, 2019 at 7:07 pm", "date-and-time"),
        ("3 May 2019 14:05 GMT", "date-and-time"),
        ("Ann (Upper Dam) on May 3, 2019 at 10:07 am said:", "comment-head"),
        ("ann_lee · 3 May 2019 · Reply", "comment-head"),
        ("Upper Dam, May 3, 2019", None),
        ("The dam held on May 3, 2019", None),
        ("2019.05.03 ~ open", None),
        ("1/2", None),
    ],
)
def test_dates_alone_and_the_heads_of_comments(line: str, fact: str | None) -> None:
    found = set(signs(line, line.lower().replace(",", "").split()))
    assert found & {"date-only", "date-and-time", "comment-head"} == ({fact} if fact else set())


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("By Ann Lee", True),
        ("Story by Ann Lee and Tom Poe", True),
        ("Ann Lee, Staff Writer", True),
        ("Ann Lee @annlee", True),
        ("By Ann Lee | Valley Herald", True),
        ("By Ann Lee - 11/18/19 11:04 PM EST", True),
        ("By Ann Lee On 3 May 2019 at 4:00 PM", True),
        ("By Tuesday, 5 May 2019 the dam held", False),
        ("By train to Upper Dam", False),
        ("By then he had gone", False),
        ("The editor wept", False),
    ],
)
def test_bylines(line: str, is_byline: bool) -> None:
    assert ("byline" in set(signs(line, line.lower().replace(",", "").split()))) is is_byline


def test_fields_of_forms() -> None:
    facts = lines_of(View(Document(f"{TEXT}Name *\nYour email (required)\n")))
    assert [("form-field" in one.facts) for one in facts] == [True, True]


def test_wrapped_texts_and_verse_are_left_alone() -> None:
    mail = (
        "The dam above both towns holds and the line brings\nwater all year, which the mayor of the lower town says\n"
    )
    assert not candidates(RULE, mail * 4 + "of them.\n\nShare this page | 12 comments")
    stanza = "The river is wide,\nThe river is brown,\nWe carried the bride\nAnd the groom to the town;\n\n"
    assert not candidates(RULE, stanza * 3 + "Share this page | 12 comments")


def test_confidence_is_that_of_the_band() -> None:
    by_confidence = {c.confidence for c in candidates(RULE, f"{TEXT}Share this article | 12 comments | Subscribe")}
    assert by_confidence == {"high"}


def test_why_shows_the_sheet_of_what_was_passed_over() -> None:
    view = View(Document(f"{TEXT}Menu\n{TEXT}"))
    (passed,) = kinds.named("furniture").rejected(RULE, view, ())
    assert "points" in passed.reason and "label" in passed.reason


def test_a_scorecard_knows_its_facts() -> None:
    kind = kinds.named("furniture")
    with pytest.raises(ValueError, match="unknown facts: clever"):
        kind.compile(kind.Options(WORDS, PHRASES, MARKS, {"points": {"clever": 3}, "bands": {"high": 1}}), {})


def test_every_fact_is_known() -> None:
    assert FACTS.keys() >= (STRONG | ADMITS | AROUND)
    assert set(PHRASES) <= FACTS.keys()
    assert all(fact.manual for fact in FACTS.values())


@pytest.mark.parametrize(
    "line, facts",
    [
        ("rated by its readers at 4.5 out of 5", {"stars"}),
        ("1.2k views", {"count"}),
        ("a day ago", {"ago"}),
        ("one {name} two", {"placeholder", "code"}),
        ("by me @someone", {"handle"}),
        ("#one and #two", {"handle", "hashtags"}),
        ("a · b · c", {"separator", "separators"}),
        ("Error: not found", {"error-message"}),
        ("plain words", set()),
        ("dam = open(2);", {"code"}),
        ("where the river runs;", set()),  # verse ends so
        ("Ann Lee <ann@example.org>", {"handle", "address"}),
    ],
)
def test_signs(line: str, facts: set[str]) -> None:
    assert set(signs(line, line.lower().split())) == facts


@pytest.mark.parametrize(
    "line, wanted",
    [("XW0417 4 I 0281 KEN/TEA", True), ("15 May 2020", False), ("UN at 75", False), ("2020-05-15", False)],
)
def test_codes(line: str, wanted: bool) -> None:
    assert is_code_words(line) is wanted


PIECES = (
    "Share",
    "this",
    "page",
    "|",
    "12",
    "comments",
    "The mayor said so.",
    "€4",
    ":",
    "★",
    "…",
    "{x}",
    "é",
    "読む",
    "\t",
    "",
    "-",
)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join), max_size=8).map("\n".join))
def test_facts_of_any_text_are_known_and_spans_are_lines(text: str) -> None:
    view = View(Document(text))
    for one in lines_of(view):
        assert one.facts <= FACTS.keys()
    for candidate in candidates(RULE, text):
        assert text[candidate.start : candidate.end] == text[candidate.start : candidate.end].strip() != ""


def test_speech_and_headings_of_lists_are_text() -> None:
    texts = [
        "He fell.",
        '"Help me!"',
        '"Let go."',
        "He did.",
        "VITALS REVIEWED",
        "",
        "• Pulse: 60",
        '"Alone"',
        "He left.",
    ]
    lines = read(texts)
    assert headings(lines) == {4}
    assert speeches(lines) == {1, 2}
