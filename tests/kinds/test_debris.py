"""Tables of the kinds that find debris: every row is a text with `[[...]]` around what should be found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import candidates, fixed, found, rule_of

from lint.core.rule import FixSpec
from lint.core.text import Document
from lint.kinds._bars import is_menu, is_worded
from lint.kinds._lines import cue
from lint.kinds._twice import key
from lint.kinds.balance import lonely
from lint.kinds.code_page.accents import opened as accents_of
from lint.kinds.foreign import ForeignPrefilter, strange
from lint.kinds.labels import label_before
from lint.kinds.lost_letter import completions, queried
from lint.lexicon.forms import opened
from lint.packs.load import shipped
from lint.structure.view import View

ODD = r"[\N{NO-BREAK SPACE}\u2000-\u200A]"


@pytest.mark.parametrize(
    "options, text",
    [
        ({"chars": r"[\u00AD\u200B]"}, "pro[[\u00ad]]gramme of[[\u200b\u200b]] May"),
        ({"chars": ODD}, "ten\u00a0".replace("\u00a0", "[[\u00a0]]") + " men"),
        ({"chars": ODD, "spaces": True}, "ten[[ \u00a0 \u2003]]men"),
        ({"chars": ODD, "before": r"\d"}, "10[[\u00a0]]men and\u00a0two"),
        ({"chars": ODD, "after": r"\d"}, "ten\u00a0men and[[\u00a0]]2"),
        ({"chars": "[★▼]", "alone": True}, "[[★]] One and [[▼]] two ★three"),
        ({"chars": "[★▼]", "alone": True}, "★ One\n★ Two\nthree [[▼]] four"),  # a bullet is no stray
        ({"look_alikes": True}, "The [[c\u043euncil]] of Москва and [[\u0441ome]]"),
        ({"look_alikes": True}, "5 μg, λx, Δt, Москва, сор"),  # a word wholly of another script is that script's
        ({"look_alikes": True}, "Мoсквa"),  # mostly Cyrillic: which letters slipped in is for people to say
    ],
)
def test_characters(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("characters", **options), text)
    assert got == want


def test_look_alikes_are_corrected_letter_by_letter() -> None:
    (only,) = candidates(rule_of("characters", look_alikes=True), "a m\u0456ssi\u043en")
    assert only.values["right"] == "mission"
    assert [(e.start, e.text) for e in only.edits] == [(3, "i"), (7, "o")]
    assert "CYRILLIC SMALL LETTER" in only.values["name"]


@pytest.mark.parametrize(
    "options, what",
    [
        ({}, "needs either"),
        ({"chars": "[a]", "look_alikes": True}, "needs either"),
        ({"chars": "abc"}, "regex class"),
    ],
)
def test_characters_says_what_is_wrong(options: dict[str, Any], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        rule_of("characters", **options)


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("The cityâ€™s cafÃ©", "The city’s café"),
        ("the Court ofÂ\u00a0Justice", "the Court of Justice"),
        ("the Court ofÂ Justice", "the Court of Justice"),
        ("â€œYes,â€\x9d he said", "“Yes,” he said"),
        ("Ð\x9cÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
        ("Ã¢â‚¬â„¢s", "’s"),
        ("ItÔÇÖs a caf├®, ΓÇ£Il MareΓÇ¥", "It’s a café, “Il Mare”"),  # tables of DOS
        ("‚ÄúIt‚Äôs a caf√©", "“It’s a café"),  # Macintosh
        ("тАЬYesтАЭ, Б─°yesБ─²", "“Yes”, “yes”"),  # Cyrillic ones
        ("√2, a ├── b, not ¬p", "√2, a ├── b, not ¬p"),
        ("“São João”, “Âge d’or”, naïve — ‘Île’", "“São João”, “Âge d’or”, naïve — ‘Île’"),  # and quotes stay curly
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_encoding(wrong: str, right: str) -> None:
    assert fixed(rule_of("encoding"), wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "The fund (founded in 2011) pays[[)]] for wells.",
        "The fund [[(]]founded in 2011 pays for wells.\nIt is old (very).",
        "(a [b) c",  # the outer pair closes over an inner one that was left open
        "a) tea b) rice (c) oil 1) and iv) salt &2) tar",
        'He spoke of "nets" and said: "The first goes on.\n"And it ends."',
        "Good :-) and :( and ;)",
        "“The first goes on.\n“The second ends it.”",
        'A [["]]word',
        'Pipes of 12" and 5" with "two" words',
        "He said “yes (of course)” twice",
    ],
)
def test_balance(text: str) -> None:
    rule = rule_of("balance", pairs=["()", "[]", "“”", '""'])
    if text == "(a [b) c":
        text = "(a [[[]]b) c"
    got, want = found(rule, text)
    assert got == want


def test_an_odd_quotation_mark_among_pairs_is_pinned_down_where_it_can_be() -> None:
    text = 'the "one" and " the "two" words'
    (span,) = lonely(text, [i for i, c in enumerate(text) if c == '"'], {'"': '"'}, "")
    assert text.index(' " ') + 1 in range(*span)


@pytest.mark.parametrize(
    "options, text",
    [
        ({"unit": "word"}, "He gave [[the the]] book"),
        ({"unit": "word"}, "[[The the]] end. The. The end, the, the"),
        ({"unit": "word"}, "the\nthe"),  # over a line's end it may be two texts
        ({"unit": "word", "ok": ["that"]}, "He said that that was all"),
        ({"unit": "word", "only": ["of"]}, "the the men [[of of]] war"),
        ({"unit": "word"}, "a [[very very very]] old [[man man]]"),
        ({"unit": "phrase"}, "the [[Green Wall Green Wall]] plan"),
        ({"unit": "phrase"}, 'the "[[Green Wall" Green Wall]] plan'),
        ({"unit": "phrase"}, "New York, New York"),  # the comma parts
        ({"unit": "phrase"}, "higher and higher and higher; face to face to face"),
        ({"unit": "phrase", "ok": ["we want"]}, "we want we want peace"),
        ({"unit": "sentence", "min_words": 4}, "It was built by hand. [[It was built by hand.]] Yes. Yes."),
        ({"unit": "sentence", "min_words": 4, "far_words": 5},
         "It was built by hand. Boats pass. [[It was built by hand.]] Who knows it?"),
        ({"unit": "sentence", "min_words": 4}, "It was built by hand. Boats pass. It was built by hand."),
        ({"unit": "line", "min_words": 1}, "China\n[[China]]\n\n[[China]]"),
        ({"unit": "line", "min_words": 3, "far_words": 3}, "A dam - high\ntext\n[[A dam – high]]\nA\nA"),
        ({"unit": "line", "min_words": 3, "far_words": 3}, "One two three\nfour\nx\n[[One two three\nfour]]\ny"),
        ({"unit": "line", "min_words": 2}, "Salt and tea\nrice\nSalt and tea"),
        ({"unit": "line", "min_words": 1}, "one\ntwo\nthree"),
    ],
)  # fmt: skip
def test_repeat(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("repeat", **options), text)
    assert got == want


def test_a_copy_names_the_first_place_and_is_surer_when_it_follows_directly() -> None:
    rule = rule_of("repeat", FixSpec(delete="line", safety="safe"), unit="line", min_words=1, far_words=1)
    near, far = candidates(rule, "Oslo fair\nOslo fair\nBoats pass\nOslo fair")
    assert (near.safety, far.safety) == (None, "unsafe")
    assert [p.line for p in (*near.related, *far.related)] == [1, 1]


@pytest.mark.parametrize(
    "text, right",
    [("two two days", "two days"), ("of  of  it", "of  it"), ("The the end", "The end")],
)
def test_doubled_words_lose_the_second(text: str, right: str) -> None:
    assert fixed(rule_of("repeat", FixSpec(), unit="word"), text) == right


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


LABELS = ["Source", "Author", "Last updated at", "View", "Time"]


@pytest.mark.parametrize(
    "options, text",
    [
        ({}, "[[2021-03-02 10: 05: 11 Source: Daily Author: Lee]]\nThe dam holds."),
        ({}, "[[Publisher huaTime:2018-12-10View:1557]]"),
        ({}, "Source: Daily\nThe dam holds."),  # one label is no chain
        ({"min": 1}, "[[(Source: Daily)]]\nThe dam holds."),
        ({"min": 1}, "He named his source: the mayor."),
        ({"min": 1}, "Author: Who are you?\nLee: I.\nAuthor: Well."),  # a speaker
        ({"min": 1}, "Source: the engineers who measured the flow of the river in dry months."),
        ({}, "[[2025-05-26 21:22 Last Updated At:21:47]]"),
    ],
)
def test_labels(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("labels", labels=LABELS, **options), text)
    assert got == want


@pytest.mark.parametrize(
    "text, label",
    [
        ("Source:", "Source"),
        ("Daily Source :", "Source"),
        ("11Last updated at:", "Last updated at"),
        ("DailyAuthor:", "Author"),
        ("resource:", None),
        (":", None),
    ],
)
def test_labels_may_be_glued_to_what_stands_before(text: str, label: str | None) -> None:
    span = label_before(View(Document(text)), 0, text.index(":"), frozenset(map(str.lower, LABELS)))
    assert (span and text[slice(*span)]) == label


BODY = "The dam above both towns holds and the line brings water all year, the mayor said on Friday."
SCHOOLS = "A school\n" * 12
OTHER = "A school for divers has opened in the old harbour, and forty pupils learn to mend nets and pumps."


@pytest.mark.parametrize(
    "options, text",
    [
        ({"heads": ["Related articles"]}, f"{BODY}\n[[Related Articles:\nA school\nA fair]]\n"),
        ({"heads": ["Related articles"]}, f"Related articles\n{BODY}"),  # nothing ends before it begins
        ({"heads": ["Related articles"]}, f"{BODY}\nRelated articles"),  # a line, no tail
        ({"heads": ["Related articles"]}, f"{BODY}\nRelated articles\n{OTHER}\n{OTHER} More."),  # the text goes on
        ({"second_article": True},
         f"Two towns share water line\n{BODY}\nTwo towns share water line\n[[{OTHER}\nOld harbour opens school for divers]]"),
        ({"second_article": True}, f"Two towns share water line\n{BODY}\nThe dam and the water line\n{OTHER}"),
        ({"heads": ["Do not miss", "Related"]},  # a box in the middle of the article
         f"{BODY}\nDo not miss\nA fair\n{OTHER}\n{BODY}\n{OTHER}\n[[Related\n{SCHOOLS}A fair]]"),
        ({"second_article": True},  # offers with a title each
         f"Two towns share water line\n{BODY}\nTwo towns share water line\nHarbour opens school for divers\n{OTHER}\n"
         f"Old harbour opens school for divers"),
        ({"second_article": True},
         f"Head\nOSLO, May 2 (Agency) -- {BODY}\n{BODY}\n{BODY}\n[[LIMA, May 3 (Agency) -- {OTHER}\n{OTHER}]]"),
    ],
)  # fmt: skip
def test_tail(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("tail", **options), text)
    assert got == want


def test_keys_hide_what_readers_do_not_see() -> None:
    assert key("“Two  Towns” – the dam!") == key('"two towns" - The dam')


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


FORMS = opened(shipped() / "lists" / "known-forms.bin")
ACCENTS = accents_of(shipped() / "lists" / "accented.txt")


@pytest.mark.parametrize(
    "text, foreign",
    [
        ("com o presidente da câmara", True),
        ("ucuz giriş için tıkla", True),
        ("the mayor of Oslo", False),
        ("Guten Abend", False),  # capitals may be names
        ("déjà vu", False),
        ("pwd-mngr", False),  # abbreviations, commands of a script
        ("goto quarg", False),
    ],
)
def test_foreign(text: str, foreign: bool) -> None:
    assert bool(strange(text, FORMS)) is foreign


PARTS = st.sampled_from([" ", " ", "ucuz", "giriş", "para", "mayor", "the", "Oslo", "'", "-", "“", ".", "9", "ñ"])


@given(st.lists(st.lists(PARTS).map("".join)))
def test_what_is_foreign_is_suspected(texts: list[str]) -> None:
    suspicion = ForeignPrefilter(FORMS)
    for seen in (texts, texts[::-1]):  # before and after their words are known
        assert set(suspicion.among(seen)) >= {text for text in seen if strange(text, FORMS)}


@pytest.mark.parametrize(
    "word, first, clear",
    [
        ("t\ufffdat", "that", True),
        ("harb\ufffdur", "harbour", True),
        ("ca\ufffd", "caá", False),
        ("fianc\ufffd", "fiancé", True),
        ("xq\ufffdz", None, False),
    ],
)
def test_lost_letters(word: str, first: str | None, clear: bool) -> None:
    words, sure = completions(word, "\ufffd", FORMS, ACCENTS)
    assert (words[0] if words else None) == first if first is None or clear else first in words
    assert sure is clear


@pytest.mark.parametrize(
    "text, words",
    [
        ("Bogot? lies in the hills", ["Bogot?"]),
        ("in ?stanbul and M?nchen", ["?stanbul", "M?nchen"]),
        ("Uganda?s men don?t", ["Uganda?s", "don?t"]),
        ("Did they?Yes. In Oslo?asked he. Rain? said he.", []),
        ("see a.example/x?id=3, index.php?id and (ab?c)", []),
    ],
)
def test_letters_lost_to_question_marks(text: str, words: list[str]) -> None:
    assert [match.group() for match in queried(text, FORMS)] == words
