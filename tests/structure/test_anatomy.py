"""What a document is made of, on texts as they are scraped: mixed layouts, heads, captions, tails, quotations, habits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.structure.anatomy import Anatomy

PROSE = "The dam above both towns holds and the line brings water all year, the mayor said on Friday."
WRAPPED = """\
The dam above both towns holds and the line brings water all year, as the
mayor said on Friday when he opened the fair. A second line will follow in
the spring, when the lower town has paid its share of the price that both
of them agreed on."""


def anatomy(text: str) -> Anatomy:
    return Anatomy(Document(text))


def paragraphs(text: str) -> list[str]:
    return [text[p.start : p.end] for p in anatomy(text).paragraphs]


def zones(text: str) -> list[str]:
    return [p.zone for p in anatomy(text).paragraphs]


@pytest.mark.parametrize(
    "text, count",
    [
        (f"{PROSE}\n{PROSE}", 2),  # one paragraph a line
        (f"{PROSE}\n\n{PROSE}", 2),
        (f"{PROSE}\r\n\r\n\r\n{PROSE}\r\n", 2),
        (WRAPPED, 1),
        (f"{WRAPPED}\n\n{WRAPPED}", 2),
        (f"{WRAPPED}\n\n{PROSE}\n{PROSE}", 3),  # each block is judged by itself
        ("A long line that breaks off in the middle of\nits sentence and goes on.", 1),
        ("Two towns share a new water line and more\n( 2023.11.13 )", 2),
        ("Two Towns Share a New Water Line in the North\nOld Harbour Opens a School for Divers in May\n"
         "Mayor Calls for a Third Bridge over the River\nFair Draws Crowds", 4),  # headlines are no wrapped text
        (f"{WRAPPED}\n\nThe others, who have paid for it long ago, are glad of all of it, too;\nNobody thanked.\n\nThe end", 3),  # no room
        (f"{WRAPPED}\n\nThe others have paid.\nNobody thanked.", 3),
        ("\n".join(f"> {line}" for line in WRAPPED.split("\n")), 1),  # as mail and Markdown quote
        ("", 0),
        (" \n\t\n", 0),
    ],
)  # fmt: skip
def test_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


@pytest.mark.parametrize(
    "text, line, free",
    [
        (f"{PROSE}\nRead more\n{PROSE}", "Read more", True),
        (WRAPPED.replace("the spring, when", "Home Page"), "Home Page", False),
        (f"{PROSE}\nSEE ALSO\n--------\n{PROSE}", "SEE ALSO", False),
        (f"{PROSE}\nSEE ALSO\n---\n{PROSE}", "SEE ALSO", True),  # a rule, too short for an underline
        (f"{PROSE[:60]}\ncomments.\n{PROSE}", "comments.", False),
        (f"{PROSE}\nprint\n{PROSE}", "print", True),
        (f"Of `a`, `b`, `c`:\n# License\n{PROSE}", "# License", False),
        (f"{PROSE}\n### Share this\n{PROSE}", "### Share this", True),
    ],
)
def test_free_lines(text: str, line: str, free: bool) -> None:
    start = text.index(line)
    assert anatomy(text).is_free_line(start, text.index("\n", start)) is free


def test_a_paragraph_has_no_spaces_around() -> None:
    assert paragraphs("  One.\u00a0\n\n\tTwo. ") == ["One.", "Two."]


@pytest.mark.parametrize("text, wrapped", [(WRAPPED, True), (f"Head\n\n{WRAPPED}", True), (f"{PROSE}\n{PROSE}", False)])
def test_hard_wrapped(text: str, wrapped: bool) -> None:
    assert anatomy(text).layout.hard_wrapped is wrapped


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"Two towns share a water line\n{PROSE}", ["headline", "body"]),
        (f"Harbour Daily\n\nTwo towns share a water line\n( 2023.11.13 )\n\n{PROSE}",
         ["masthead", "headline", "dateline", "body"]),
        (f"Dam\n{PROSE}", ["headline", "body"]),
        (f"Two towns share a water line\n{PROSE}\nThe dam at night\n{PROSE}", ["headline", "body", "caption", "body"]),
        (f"{PROSE}\nThis photo taken on May 2, 2020 shows the dam above the two towns in rain.\n{PROSE}",
         ["body", "caption", "body"]),
        (f"{PROSE}\n{PROSE}\nRelated articles\nA school\nA fair opens", ["body", "body", "tail", "tail", "tail"]),
        (f"{PROSE}\nShare", ["body", "tail"]),
        (f"Latest news\n{PROSE}", ["headline", "body"]),  # what stands first heads the text
        (f"{PROSE}\nRelated stories\n{PROSE}\n{PROSE}\n{PROSE}", ["body", "caption", "body", "body", "body"]),
    ],
)  # fmt: skip
def test_zones(text: str, expected: list[str]) -> None:
    assert zones(text) == expected


@pytest.mark.parametrize(
    "line, dateline",
    [
        ("Nanning, September 9th—The fair opened here today and many came.", "Nanning, September 9th—"),
        ("LIMA, May 3 (Agency) -- The fair opened here today and many came.", "LIMA, May 3 (Agency) --"),
        ("The fair opened on May 3 - and many guests from abroad came to it.", None),
    ],
)
def test_dateline(line: str, dateline: str | None) -> None:
    span = anatomy(line).dateline
    assert (span and line[slice(*span)]) == dateline


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Mr. Lee met Dr. Poe of the U.S. Senate. J. R. Smith left.", ["Mr. Lee met Dr. Poe of the U.S. Senate.", "J. R. Smith left."]),
        ("“Yes.” She left! Why? “No.”", ["“Yes.”", "She left!", "Why?", "“No.”"]),
        ("He paid 3.5 million. in May", ["He paid 3.5 million. in May"]),  # a sentence begins with a capital
        ("会议结束。客人离开。", ["会议结束。", "客人离开。"]),
        ("No stop", ["No stop"]),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    a = anatomy(text)
    assert [text[s:e] for s, e in a.sentences(a.paragraphs[0])] == sentences


@pytest.mark.parametrize(
    "text, quotations",
    [
        ("He said “we will build it here” and left.", ["we will build it here"]),
        ('He said "we will build it here" and left.', ["we will build it here"]),
        ("Il dit «nous allons construire ici» et part.", ["nous allons construire ici"]),
        ("He said ‘we won’t build it here’ and left.", ["we won’t build it here"]),
        ("the “new normal” of the 'old' town's men", []),  # terms in quotes are no speech
        ("“It goes on and on here.\n“And it ends here too.”", ["It goes on and on here.", "And it ends here too."]),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    a = anatomy(text)
    assert [text[s:e] for s, e in a.quotations] == quotations
    assert all(a.in_quotation(s, e) for s, e in a.quotations)
    assert not a.in_quotation(0, 1)


@pytest.mark.parametrize(
    "text, fact, holds",
    [
        (PROSE * 2, "english", True),
        ("Der Damm über den beiden Städten hält, und die Leitung bringt das ganze Jahr Wasser, sagte der Bürgermeister am"
         " Freitag, als er die Messe eröffnete und die Gäste begrüßte.", "english", False),
        ("Read more", "english", True),  # too short to tell but by its letters
        ("Читать далее", "english", False),
        ("One.  Two.  Three.  Four. Five.", "two_spaces", True),
        ("One. Two.  Three. Four.", "two_spaces", False),
        ("“a” “b” \"c\"", "curly_quotes", True),
        ("a\n\nb", "multiline", True),
        ("a\n\n", "multiline", False),
        ("Set `a` to `b`, never to `c`.", "technical", True),
        ("Set `a` to a value.", "technical", False),
        ("The ferry has shewn to-day that it floats.", "archaic", True),
        ("The ferry of 1987 has shewn to-day that it floats.", "archaic", False),
    ],
)  # fmt: skip
def test_habits(text: str, fact: str, holds: bool) -> None:
    assert anatomy(text).facts.get(fact, False) is holds


@pytest.mark.parametrize(
    "text, word",
    [
        ("The note asked for “a lode of brikcs here” [sic] by noon.", "brikcs"),
        ("The river is the Orinoco, not the Orinocco.", "Orinocco"),
        ("On Monday we misspelt the name of Ann Hil, who paints.", "Hil"),
        ("The sign has a word with one t: 'buter'. It is gone.", "buter"),
        ("The child wrote “I goed home” and drew a dog.", "goed"),
    ],
)
def test_a_word_that_the_text_speaks_of(text: str, word: str) -> None:
    at = text.index(word)
    assert anatomy(text).is_mentioned(at, at + len(word))


@pytest.mark.parametrize(
    "text, word",
    [
        ("The host was not accomodating at all.", "accomodating"),
        ("The host was “most accomodating”, she wrote home.", "accomodating"),
        ("She said that the ferry was recieved by a crowd, and the mayor's dog was not.", "recieved"),
    ],
)
def test_a_word_that_the_text_uses(text: str, word: str) -> None:
    at = text.index(word)
    assert not anatomy(text).is_mentioned(at, at + len(word))


def test_an_unknown_habit_does_not_hold() -> None:
    assert anatomy("a").facts.get("rhymed", False) is False


TEXTS = st.text(st.sampled_from('abc AB.,?!\n\r\t\u00a0“”"‘’«»()中。1-—é😀\u2028')) | st.lists(
    st.sampled_from([PROSE, "Related articles", "Share", "", "( 2023.11.13 )", "Mr. Lee said “no more of this now”."])
).map("\n".join)


@given(TEXTS)
def test_parts_lie_in_order_inside_the_text_and_lose_nothing_but_spaces(text: str) -> None:
    a = anatomy(text)
    spans = [(p.start, p.end) for p in a.paragraphs]
    assert spans == sorted(spans)
    assert all(e <= s for (_, e), (s, _) in pairwise(spans))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())
    for p in a.paragraphs:
        inner = a.sentences(p)
        assert inner[0][0] == p.start and inner[-1][1] <= p.end
        assert "".join("".join(text[s:e] for s, e in inner).split()) == "".join(text[p.start : p.end].split())


@given(TEXTS, st.integers(0, 200))
def test_every_place_has_a_paragraph_a_sentence_and_a_zone(text: str, at: int) -> None:
    a = anatomy(text)
    at = min(at, len(text))
    start, end = a.sentence_at(at)
    assert 0 <= start <= end <= len(text)
    assert a.zone_at(at, at) in ("masthead", "headline", "dateline", "body", "quotation", "caption", "tail")
