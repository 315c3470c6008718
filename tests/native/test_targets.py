"""Right forms near a form by the native core, and by their definition."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.core.lists import shipped
from lint.lexicon.targets import MAGIC, NativeTargets, Targets, opened, packed
from lint.native.library import core
from lint.native.targets import SLIPS

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")

WORDS = """government govemment comittee Phillipines reccomend wierd Tschaikowsky Sana'a Kazakstan definately accomodation
    Algerie Shaanxi clam dam Peshawar Uzbekistan occured aoccdrnig hhhhh queue Mc'x Wien li'l rnodern""".lower().split()

slips = st.tuples(
    st.sampled_from(WORDS),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["", "a", "h", "rn", "qu"])), max_size=3),
)


def changed(word: str, edits: list[tuple[int, str]]) -> str:
    for at, put in edits:
        word = word[:at] + put + word[at + 1 :]
    return word


forms = st.one_of(slips.map(lambda found: changed(*found)), st.text("aehilmnrstcw'", min_size=1, max_size=45))


@pytest.fixture(scope="module")
def shipped_targets() -> NativeTargets:
    found = opened(shipped() / "lists" / "targets.bin")
    assert isinstance(found, NativeTargets)
    return found


@given(forms.filter(bool))
@example("a")
@example("'")
@example("hhhh")
@example("govemrnent")
@example("libya" * 8)
@example("libya" * 9)
def test_they_agree(shipped_targets: NativeTargets, form: str) -> None:
    assert shipped_targets.near(form) == Targets.near(shipped_targets, form)


def test_every_slip_is_met_and_agreed_upon(shipped_targets: NativeTargets) -> None:
    every = [
        word[:at] + put + word[at + 1 :] for word in WORDS for at in range(len(word)) for put in ("", "e", "rn", "tt")
    ]
    every += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for word in WORDS for at in range(len(word) - 1)]
    met = set()
    for form in filter(None, every):
        near = shipped_targets.near(form)
        assert near == Targets.near(shipped_targets, form)
        met |= {n.slip for n in near}
    assert met == set(SLIPS[1:])


def test_targets_with_accents_are_left_to_the_definition(tmp_path: Path) -> None:
    rows = [("Zürich", "C", 4.0), ("Zurich", "C", 3.0), ("Malmö", "C", 3.0), ("malmø", "W", 3.0), ("malmo", "W", 2.9)]
    file = tmp_path / "few.bin"
    file.write_bytes(packed(rows, {}))
    few = opened(file)
    assert isinstance(few, NativeTargets)
    for form in ("zurihc", "zuric", "malmoe", "mallmo", "melma", "zyrixh", "malmo"):
        assert few.near(form) == Targets.near(few, form)
    assert [n.target.word for n in few.near("mallmo")]
    assert file.read_bytes().startswith(MAGIC)
