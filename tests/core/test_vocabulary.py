"""Words, phrases and patterns of a language, from `lint/lexicon/<language>/`."""

import re
from pathlib import Path

import pytest
import regex

from lint.core import vocabulary

LINT = Path(vocabulary.__file__).parents[1]
ENTRY = re.compile(
    r'vocabulary\.(?:words|word_list|phrases|meanings|numbers|pattern)\(\s*f?["\']([a-z_]+/[\w{}-]+)["\'](?:, "([a-z]{2})")?'
)
ASKED = {match for path in LINT.rglob("*.py") for match in ENTRY.findall(path.read_text())}
CALLED = {entry for entry, language in ASKED if not language}
OF_OTHERS = {(entry, language) for entry, language in ASKED if language}


def test_words_come_in_any_number_of_lines_and_keep_their_order_where_it_counts():
    assert {"more", "previous", "trending"} <= vocabulary.words("furniture/more")
    assert vocabulary.word_list("dates/days-from-now") == ("today", "yesterday", "tomorrow")


def test_phrases_are_lines():
    assert "should have read" in vocabulary.phrases("structure/roots-of-mention")


def test_a_pattern_takes_the_parts_that_code_gives():
    cell = regex.compile(vocabulary.pattern("dates/month", months="Frimaire"))
    assert cell.match("Frimaire")["month"] == "Frimaire"


def test_a_quantifier_is_no_part():
    assert "{1,4}" in vocabulary.pattern("confusion/bound")


def test_a_word_may_say_what_it_means():
    assert vocabulary.meanings("quantities/words", "de")["anderthalb"] == "3/2"


def test_an_unknown_entry_is_an_error():
    with pytest.raises(KeyError):
        vocabulary.words("furniture/nobody")


@pytest.mark.parametrize("entry", sorted(CALLED))
def test_every_entry_that_code_asks_for_has_something_in_it(entry):
    if "{" not in entry:  # `quantities/{table}` is asked for by name of table
        language = "en"
        assert any(vocabulary.phrases(entry, language))


@pytest.mark.parametrize(("entry", "language"), sorted(OF_OTHERS))
def test_entries_of_other_languages_have_something_in_them(entry, language):
    assert any(vocabulary.phrases(entry, language))


def test_a_word_may_say_what_number_it_means():
    assert vocabulary.numbers("figures/denominators") == {"half": 2, "quarter": 4}


def test_every_entry_is_asked_for():
    asked = {entry for entry in CALLED if not entry.startswith("quantities/")}
    families = [re.compile(re.sub(r"\{\w+\}", r"[\\w-]+", entry)) for entry in asked if "{" in entry]
    written = {
        f"{path.stem}/{name}"
        for path in (LINT / "lexicon" / vocabulary.LANGUAGE).glob("*.txt")
        for name in re.findall(r"(?m)^\[(.+)\]$", path.read_text())
        if path.stem != "quantities"
    }
    named = {entry for entry in asked if "{" not in entry}
    assert named <= written
    assert [e for e in written - named if not any(family.fullmatch(e) for family in families)] == []
    assert [f.pattern for f in families if not any(f.fullmatch(e) for e in written)] == []


def test_a_file_has_no_name_twice_and_nothing_before_the_first():
    for path in (LINT / "lexicon").glob("*/*.txt"):
        text = path.read_text()
        names = re.findall(r"(?m)^\[(.+)\]$", text)
        assert len(names) == len(set(names)), path
        assert all(line == "" or line[0] in "#[ " for line in text.split("\n")), path
        assert " \n" not in text, path
