"""`of: people`: names of people in two languages and scripts, by table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.check.pipeline import check_document
from lint.core.lists import read
from lint.core.text import Document, SourceText
from lint.kinds.counterpart import sounds
from lint.packs.load import load

LISTS = Path(__file__).parents[2] / "rules" / "lists"
PACK = load([LISTS.parent / "bilingual.yaml"], prove=False)
TABLE = sounds.letters(read(LISTS / "romanized.tsv"))


@pytest.mark.parametrize(
    "names, sound",
    [
        ("Trump Трамп 特朗普", "TLNP"),
        ("Obama Обама 奥巴马", "PN"),
        ("Philips Филипс", "FLPS"),
        ("Hammett's Хэмметт", "NT"),  # doubled letters are one, and an owner's s is none
    ],
)
def test_a_name_sounds_alike_in_every_script(names: str, sound: str) -> None:
    assert {sounds.skeleton(name, TABLE) for name in names.split()} == set(sound.split())


@given(st.text(st.sampled_from("TLNPKSF"), min_size=sounds.LEAST, max_size=9))
def test_a_name_is_near_itself_and_near_what_lacks_a_consonant(sound: str) -> None:
    assert sounds.Heard(frozenset({sound}), ()).has(sound)
    assert sounds.Heard(frozenset({sound[1:]}), ()).has(sound)
    assert sounds.Heard(frozenset(), (f"KS{sound}NT",)).has(sound)
    assert not sounds.Heard(frozenset(), ()).has(sound)


def said(source: str, text: str, languages: str) -> list[tuple[str, str]]:
    """What the pack finds about people: the rule and the words."""
    origin, language = languages.split("-")
    findings = check_document(Document(text, source=SourceText(source, origin), language=language), PACK).findings
    return [(f.rule.partition("/")[2], f.place.found) for f in findings if "person" in f.rule]


@pytest.mark.parametrize(
    "source, right, wrong, languages",
    [
        ("Премию получил Сергей Макаренко.", "Sergey Makarenko", "Robert Fielding", "ru-en"),
        ("The prize went to Robert Fielding.", "Роберту Филдингу", "Ивану Макаренко", "en-ru"),
        ("该奖项颁给了温斯顿·斯宾塞。", "Winston Spencer", "Peter Hobart", "zh-en"),
        ("The prize went to Robert Fielding.", "罗伯特·菲尔丁", "安格拉·默克尔", "en-zh"),
        ("Le prix revient à Catherine Deschamps.", "Catherine Deschamps", "Robert Fielding", "fr-de"),
        ("外交部长王俊峰获得了该奖。", "Wang Junfeng", "Liu Mengqi", "zh-en"),
        ("刘梦琪教授获得了该奖。", "Mengqi Liu", "Wang Junfeng", "zh-en"),
        ("The prize went to Wang Junfeng.", "王俊峰教授", "刘梦琪", "en-zh"),
        ("حصل مصطفى البرغوثي على الجائزة.", "Mustafa Barghouti", "Robert Fielding", "ar-en"),
        ("The prize went to Catherine Winslow.", "كاثرين وينسلو", "مصطفى البرغوثي", "en-ar"),
    ],
)
def test_a_person_for_another_is_found_and_the_right_one_is_not(
    source: str, right: str, wrong: str, languages: str
) -> None:
    assert said(source, f"{right}.", languages) == []
    title = "教授" if languages == "en-zh" and "·" not in wrong else ""
    assert said(source, f"{wrong}{title}.", languages) == [("person-for-another", wrong)]


@pytest.mark.parametrize(
    "source, text, languages",
    [
        ("Премию получил Сергей Макаренко.", "The prize went to Sergei Volkov.", "ru-en"),  # one given name, one person
        ("Премию получил он.", "The prize went to Sergei Volkov.", "ru-en"),  # the translator may say who he is
        ("Премию получил Сергей Макаренко.", "The prize went to him.", "ru-en"),
        ("حصل ماكارينكو على الجائزة.", "The prize went to Catherine Winslow.", "ar-en"),  # nothing marks a name there
        ("董事局主席获得了该奖。", "The prize went to Wang Junfeng.", "zh-en"),  # the board
        ("王俊淯教授获得了该奖。", "The prize went to Wang Junyu.", "zh-en"),  # a reading that is not known
        ("Le prix revient à Jean Petit.", "The prize went to Jean Ba.", "fr-en"),  # too short to be told from others
    ],
)
def test_where_only_one_side_names_a_person_there_is_nothing_to_say(source: str, text: str, languages: str) -> None:
    assert said(source, text, languages) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("Gestern sprach Robert Fielding in Rom.", []),
        ("Gestern sprach Robert Feilding in Rom.", [("person-misspelt", "Feilding")]),
        ("Robert Fieldings Rede in Rom.", []),
        ("Gestern sprach Roberto Fielding in Rom.", []),  # the name in another language
    ],
)
def test_a_misspelt_name_between_languages_of_latin_script(text: str, found: list[tuple[str, str]]) -> None:
    assert said("Robert Fielding spoke in Rome yesterday.", text, "en-de") == found


def test_a_name_that_languages_transcribe_in_their_own_way_is_no_slip() -> None:
    assert said("Alexander Lukashenko flew to Rome.", "Alexander Lukaschenko flog nach Rom.", "en-de") == []
