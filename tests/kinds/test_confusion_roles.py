"""Does a name stand as the document's own country does, or as a guest's? What the words around it say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.roles import Roles, signs
from lint.scorecard.card import Scorecard
from tools.mixup_reader import Reader

READER = Reader()
ROLES = READER.weighing.world.roles
N = READER.gazetteer.index
SPEECH = (
    "Fiji is an island nation, and we in Fiji know the sea. Fiji has kept its word, and the people of Fiji are proud.\n"
    "Fiji signed, Fiji paid, and Fiji planted; Fijian nurses and Fijian teachers stayed in Fiji.\n"
    "Suva is our capital. Fiji’s commitment stands. We thank {guest}. Fiji will plant trees.\n"
)


def ground(text: str) -> Ground:
    return Ground(READER.read(text), READER.chinese)


def total(text: str, word: str) -> int:
    """Points of the last place where a word stands in a speech for Fiji."""
    found = ground(SPEECH.format(guest="Tonga") + text)
    return Roles(found, ROLES).total([m for m in found.reading.mentions if found.text[m.start : m.end] == word][-1])


def test_a_text_has_a_country_of_its_own_if_it_names_one_far_oftener_than_any_other() -> None:
    assert ground(SPEECH.format(guest="Tonga")).native == N["FJ"]
    assert ground("Fiji thanked Tonga, and Tonga thanked Fiji.").native is None
    assert ground("Nobody was named.").native is None
    assert ground("China, China, China, China, China and China again.").native is None


@pytest.mark.parametrize(
    ("own", "guest"),
    [
        ("Finland remains committed to the Charter, and our Government has made it a priority.", "We stand together with Finland."),
        ("The people of Finland have chosen, and we are proud of our institutions.", "Like Norway and Finland, others came."),
        ("Finland supports the reform of the Council.", "We condemn the invasion in Finland and the war."),
    ],
)  # fmt: skip
def test_a_guest_is_spoken_of_in_other_words(own: str, guest: str) -> None:
    assert total(own, "Finland") > total(guest, "Finland")


def test_no_name_is_learned() -> None:
    names = {name.lower() for name, _, _ in READER.gazetteer.needles() if name.isalpha()}
    assert not {fact for fact in ROLES.points if fact.split(" ", 1)[-1] in names - {"lasting", "ancient", "permanent"}}


def test_words_are_counted_from_the_name_outwards() -> None:
    found = ground("The people of Fiji have spoken. Others heard it.")
    told = set(signs(found, found.reading.mentions[0]))
    assert {"-1 of", "-2 people", "-3 the", "+1 have", "+2 spoken", "+3 .", "~ people", "name"} <= told
    assert "~ heard" not in told


def test_one_place_as_a_guest_speaks_against_all_others() -> None:
    found = ground(SPEECH.format(guest="Finland, and Finland is proud"))
    first, last = found.named[N["FI"]]
    roles = Roles(found, Scorecard({"-1 thank": -30, "+1 is": 40}, {}))
    assert roles.facts(first, N["FI"]) == {"as-guest"}
    assert roles.facts(last, N["FI"]) == {
        "as-home-5",
        "as-home-10",
        "as-home-15",
        "as-home-20",
        "as-home-30",
        "guest-elsewhere",
    }


@given(st.text(alphabet="abFiji, .\n0’s\ue000", max_size=60), st.text(alphabet="abFiji, .\n0’s\ue000", max_size=60))
def test_any_surroundings_have_signs(before: str, after: str) -> None:
    found = ground(f"{before} Fiji {after}")
    for mention in found.reading.mentions:
        assert all(sign == sign.strip("\r\n") for sign in signs(found, mention))
