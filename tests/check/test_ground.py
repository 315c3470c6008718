"""Where a rule has no business, and where its correction is doubted."""

from __future__ import annotations

from pathlib import Path

import pytest

import lint
from lint.check.rulebook import Rulebook


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    """The shipped rules."""
    return lint.load_rules()


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit : non.\nOù allez-vous ?\n",
        "Où allez-vous ? | Where do you go?\n",
        "他说 , 船在码头 .\n",
        "I like the dog :D and the cat.\n",
        "id,title,abstract\n1,one,two\n",
        "if (a ,b) { return c ; }\nfor ( ; ; ) { n ++ ; }\n",
        "For every $x , y$ the sum is in the set.\n",
        "The county has a population of , and lies on the coast.\n",
        "See you at the quay.\n\n-- \nIlka\n",
        "The mill  \nstands at the end of the lane.\n",
        "Blue vitriol is CuSO4 . 5 H2O, and it is blue.\n",
    ],
)
def test_safe_corrections_leave_alone(text: str, rules: Rulebook) -> None:
    assert lint.fix_text(text, rules).text == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The road , he said, is is open.\n", "The road, he said, is is open.\n"),
        ("Write don&rsquo;t, he said.\n", "Write don’t, he said.\n"),
        ("They met the the pilot.\n", "They met the pilot.\n"),
        (
            "Der Regen fiel.. Es war kalt, und wir gingen nach Hause.\n",
            "Der Regen fiel. Es war kalt, und wir gingen nach Hause.\n",
        ),
        ("name = JosÃ© Marques\nsize = 3\n", "name = José Marques\nsize = 3\n"),
    ],
)
def test_what_is_certain_is_corrected(text: str, fixed: str, rules: Rulebook) -> None:
    assert lint.fix_text(text, rules).text == fixed


def test_a_word_of_code_is_a_name_among_the_words(rules: Rulebook, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Write the <code>for</code> loop in the <code>struct</code> of a <code>that</code> here.</p>\n")
    result = lint.check_paths([page], rules)
    assert result.findings == []
    page.write_text("<p>Write the for loop first.</p>\n")
    assert [f.place.found for f in lint.check_paths([page], rules).findings] == ["the for "]


ABOVE = (
    "The dam above both towns holds and the line brings water all year, the mayor said on Friday.\n"
    "A second line will follow in the spring, when the lower town has paid its share of the price.\n"
)
MORE = (
    "Nobody in the upper town had asked for it, and the vote was close in all the other villages.\n"
    "The fishermen will get a harbour for their boats beside the old mill where nobody works now.\n"
)
BELOW = (
    "Forty pupils learn to mend nets and pumps there under the eyes of a captain who lost his ship.\n"
    "The storm came in the night of the fair, and by noon there was no road left to the north.\n"
    "It took the council four years to build another, and it is still not wide enough for carts.\n"
)


@pytest.mark.parametrize(
    ("text", "is_safe"),
    [
        (f"Two towns\nRead more...\n{BELOW}", True),
        (f"{ABOVE}\nRead more...\n\n{BELOW}", True),
        (f"{ABOVE}\nShare\nRead more...\n\n{BELOW}", True),
        (f"{ABOVE}{MORE}\nRead more...\n{BELOW}", False),
        (f"{ABOVE}{MORE}Read more...\n{BELOW}", False),
        (f"{ABOVE}{MORE}Read more...\n", True),
    ],
)
def test_a_line_of_the_page_goes_unasked_only_where_it_stands_apart(text: str, is_safe: bool, rules: Rulebook) -> None:
    found = [f for f in lint.check_text(text, rules) if f.rule == "navigation/chrome-line"]
    assert [f.fix.safety == "safe" for f in found if f.fix] == [is_safe]


@pytest.mark.parametrize(
    "text",
    [
        "“We was late, for he knowed dey warn’t a-going to wait, sez I,” he said to the men of the old town.\n",
        "I saw that they have enter’d the hall, and she vanish’d in the dusk with all of the men of the old town.\n",
        "To-day the gaol is shut, and they was late for the waggon; he knowed the men of the old town well enough.\n",
    ],
)
def test_other_english_is_left_as_it_was_written(text: str, rules: Rulebook) -> None:
    assert not [f.rule for f in lint.check_text(text, rules) if f.cls in ("grammar", "misspelling", "omission")]


def test_a_correction_beside_foreign_words_is_not_safe(rules: Rulebook) -> None:
    text = "The minister told the house of the old town that we got the money, but I am saying baut paisa hai and no more.\n"
    assert lint.fix_text(text, rules).text == text


def test_an_article_before_code_is_left_alone(rules: Rulebook, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>It raises an <code>smtplib.SMTPException</code>, and that is an mistake.</p>")
    findings = lint.check_paths([page], rules).findings
    found = [f.place.after for f in findings if f.rule == "grammar/an-before-consonant"]
    assert found == [" mistake."]
