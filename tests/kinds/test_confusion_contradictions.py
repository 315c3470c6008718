"""A country is said to hold a place or an office that is another's: what is found, and what proves nothing."""

from __future__ import annotations

import pytest

from lint.kinds.confusion.contradictions import Contradiction, contradictions
from lint.kinds.confusion.ground import Ground
from tools.mixup_reader import Reader

READER = Reader()


def found(text: str) -> list[Contradiction]:
    """What contradicts itself in a text, by the shipped templates."""
    return list(contradictions(Ground(READER.read(text), READER.chinese), READER.rule.data.bonds))


@pytest.mark.parametrize(
    ("text", "country", "place", "meant"),
    [
        ("Moundou is the second city of the Czech Republic by population.", "Czech Republic", "Moundou", "TD"),
        ("The bank sits in Brazzaville, capital of Uganda, since March.", "Uganda", "Brazzaville", "CG"),
        ("They met in Ouesso, in the north of Angola.", "Angola", "Ouesso", "CG"),
        ("Rijeka, the largest port of Kuwait, was closed.", "Kuwait", "Rijeka", "HR"),
        ("The deputy mayor of Ljubljana, the Slovak capital, came late.", "Slovak", "Ljubljana", "SI"),
        ("The shop stands in the Slovenian capital, Bratislava.", "Slovenian", "Bratislava", "SK"),
        ("Offices by country\nSenegal: Dakar\nGuinea: Bissau\n", "Guinea", "Bissau", "GW"),
        ("The Latvian president, Gitanas Nausėda, called it an attack.", "Latvian", "Nausėda", "LT"),
    ],
)
def test_a_place_that_is_another_countrys(text: str, country: str, place: str, meant: str) -> None:
    (only,) = found(text)
    assert text[only.mention.start : only.mention.end] == country
    assert text[slice(*only.anchor)] == place
    assert READER.gazetteer.entities[only.meant].id == meant


@pytest.mark.parametrize(
    "text",
    [
        "Ouesso, in the north of the Republic of the Congo, is a port.",
        "Tripoli, in the north of Lebanon, and Tripoli, the capital of Libya.",  # both have one
        "They flew from Vienna, Germany and Poland having refused.",  # an enumeration
        "In Tehran, Iraq said nothing and Ankara said little.",  # an adverbial, then the subject
        "The United Nations Mission in Mali will stay.",  # a word that is also a town
        "The Belgian Prime Minister Paul-Henri Spaak spoke.",  # a given name
        "Alexandria, the second city of Egypt, has trams.",
    ],
)
def test_what_proves_nothing(text: str) -> None:
    assert not found(text)


def test_where_the_rest_shows_the_country_either_may_be_wrong() -> None:
    about = "Bratislava and Košice voted on Sunday. Slovakia counted until dawn. "
    assert found(about + "In Ljubljana, the Slovak capital, bells rang.")[0].even
    assert not found("In Ljubljana, the Slovak capital, bells rang. Slovenia and Maribor were glad.")[0].even
