"""What the learned searches of `near-miss` judge by: frequencies, right forms, cuts, facts, scorecards."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import plain

from lint.check.pipeline import check_documents
from lint.core.finding import Finding
from lint.core.lists import read
from lint.kinds.near_miss.cuts import cuts
from lint.kinds.near_miss.facts import SPELLING
from lint.kinds.near_miss.learned import cards_of
from lint.kinds.near_miss.piece_facts import GLUED, PIECES
from lint.lexicon import forms, frequencies, table, targets
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.sound import skeleton
from lint.lexicon.targets import Targets
from lint.packs.load import load, shipped

LISTS = shipped() / "lists"
BOOK = load([shipped() / "names.yaml"], prove=False)
KNOWN = forms.opened(LISTS / "known-forms.bin")
COUNTED = frequencies.opened(LISTS / "frequencies.bin")
RIGHT = targets.opened(LISTS / "targets.bin")
CARDS = cards_of(read(LISTS / "spelling.yaml"))
FACTS = {"names": SPELLING, "words": SPELLING, "glued": GLUED, "apart": PIECES}
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


def findings(text: str) -> list[Finding]:
    return [f for f in check_documents([plain(text)], BOOK).findings if f.severity != "info"]


def corrections(text: str, safety: str = "") -> dict[str, str]:
    return {
        f.place.found: f.fix.edits[0].text
        for f in findings(text)
        if f.fix and f.fix.edits and safety in ("", f.fix.safety)
    }


# ------------------------------------------------------------------ what is found


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("The two Budesliga clubs played a draw on Sunday.", "Budesliga", "Bundesliga"),
        ("We went to see the Rijskmuseum on the second day.", "Rijskmuseum", "Rijksmuseum"),
        ("Tools of Tyssenkrupp are sold in the market hall.", "Tyssenkrupp", "Thyssenkrupp"),
        ("Breakfast is served at the recepetion of the hotel.", "recepetion", "reception"),
        ("They were availble for the whole of the week.", "availble", "available"),
    ],
)
def test_misspelt_names_and_words(text: str, found: str, right: str) -> None:
    assert corrections(text) == {found: right}


@pytest.mark.parametrize(
    "text, found, right",
    [
        ("He said that prices would fall bythe end of the year.", "bythe", "by the"),
        ("Wages were growing faster thanexpected in the spring.", "thanexpected", "than expected"),
        ("They hadbeen seen on the road to the mill.", "hadbeen", "had been"),
        ("The line runs along the river fromMay to September.", "fromMay", "from May"),
        ("The pump of the vill age has been dry since spring.", "vill age", "village"),
        ("The committee asked the govern ment for a new well.", "govern ment", "government"),
    ],
)
def test_words_glued_and_split(text: str, found: str, right: str) -> None:
    assert corrections(text) == {found: right}


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Bolivan met the farmers of the valley, and Hector Urugaya paid.",  # persons
        "The two Koreas talked; both Sudans and the Beckhams did not.",
        "The gameshow was seen by schoolfriends on their smartphones.",
        "It was cured by experiance [sic] and not by guess.",
        # what others wrote is quoted for its slips
        'The show has a grocer who offers "tomatos and potatos" and "bananna splits", a garage for "exaust repairs" only.',
        "The printer spelt it experiance and not otherwise.",
        "She ask'd him, and he look'd at the road.",
        "From a café in Irbid they drove to Torbat-e Heydarieh and Kapana.",  # places that no list has so
        "YouTube, PlayStation and McDonald had booths at the fair.",
        "It will go a long way to play a larger role in a round of talks.",
        "The bairn wheecht awa wi nae feelins, an the coo lauched at thir windae.",  # a dialect
        "He haue a mery wyfe and bought the sugers, as he preacht vpon them.",  # another age
    ],
)
def test_innocents(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("recieved", "received"),  # sounds as it should: whoever takes it for right writes it each time
        ("accomodated", "accommodated"),
        ("lndated", None),  # a form that sounds like no other may be a word of the text's own
    ],
)
def test_a_form_that_sounds_right_is_a_slip_however_often_it_is_written(written: str, right: str | None) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    text = "\n\n".join(f"The committee {written} the guests on {day}, in the town hall." for day in days)
    assert [f.fix.edits[0].text for f in findings(text) if f.fix] == ([right] * len(days) if right else [])


# ------------------------------------------------------------------ what is corrected unasked

GUANGXI = "Guangxi sells fruit. " * 9


def test_a_slip_of_a_name_that_the_text_writes_ten_times_is_safe() -> None:
    assert corrections(f"{GUANGXI}Then the guests left Gungxi for Hunan.", "safe") == {"Gungxi": "Guangxi"}


@pytest.mark.parametrize(
    "text",
    [
        'He said that "Gungxi" is how the sign spells it.',  # quoted
        "A ship with food, weapons and materiel lay in the port of the town.",  # a word of a big list
        "We were living side byside in the valley.",  # two readings
        "The striker Gungxi Lopez scored twice.",  # a person
    ],
)
def test_a_doubt_keeps_a_correction_from_being_made_unasked(text: str) -> None:
    assert corrections(text, "safe") == {}


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 12), st.sampled_from(["Gungxi", "Guanxgi", "Guanggxi"]))
def test_a_safe_correction_leaves_nothing_to_correct(times: int, slip: str) -> None:
    text = "Guangxi sells fruit. " * times + f"Then the guests left {slip} for Hunan."
    for found, right in corrections(text, "safe").items():
        text = text.replace(found, right)
    assert corrections(text, "safe") == {}


# ------------------------------------------------------------------ the mapped files


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(WORD, st.integers(1, 31), max_size=60), WORD)
def test_a_table_has_what_was_put_in(numbers: dict[str, int], other: str) -> None:
    data = table.packed(numbers.items(), {}, frequencies.MAGIC, frequencies.BITS)
    about, body = _parted(data, frequencies.MAGIC)
    made = table.table_of(about, body, frequencies.BITS)
    assert {key: made[key] for key in numbers} == numbers
    assert 0 <= made[other] < 32


def _parted(data: bytes, magic: bytes) -> tuple[dict[str, object], memoryview]:
    import json

    line = data.index(b"\n", len(magic))
    return json.loads(data[len(magic) : line]), memoryview(data)[line + 1 :]


@settings(max_examples=60, deadline=None)
@given(st.sets(WORD.filter(lambda w: len(w) > 4), min_size=1, max_size=30), st.data())
def test_a_target_is_found_from_any_form_without_one_of_its_letters(made: set[str], data: st.DataObject) -> None:
    packed = targets.packed([(word, targets.WORD, 3.0) for word in made], {})
    index = Targets(*_parted(packed, targets.MAGIC))
    word = data.draw(st.sampled_from(sorted(made)))
    at = data.draw(st.integers(0, len(word) - 1))
    form = word[:at] + word[at + 1 :]
    assert word in {near.target.word for near in index.near(form)} or form in made


def test_the_same_targets_give_the_same_bytes() -> None:
    rows = [("Haarlem", "C", 2.4), ("harbour", "W", 3.9), ("Bohr", "D", 2.6)]
    assert targets.packed(rows, {}) == targets.packed(reversed(rows), {})


@pytest.mark.parametrize("open_", [frequencies.opened, targets.opened, forms.opened])
def test_a_file_of_another_sort_is_refused_in_words(tmp_path: Path, open_: object) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(b"something else\n")
    with pytest.raises(ValueError, match=r"words\.bin is no file of .*; tools/\w+\.py makes them"):
        open_(path)  # type: ignore[operator]


def test_frequencies_tell_common_from_rare_and_pairs_from_chance() -> None:
    assert COUNTED.word("the") > COUNTED.word("harbour") > COUNTED.word("qzxv") == 0.0
    assert COUNTED.pair("of", "the") > COUNTED.pair("than", "expected") > COUNTED.pair("harbour", "the") == 0.0
    assert COUNTED.is_alternate("lattakia")


@pytest.mark.parametrize(
    "one, other",
    [("tokayev", "tokaev"), ("tchaikovsky", "chaykovski"), ("shcherbakov", "scherbakow"), ("qaddafi", "kadafi")],
)
def test_two_transcriptions_sound_alike(one: str, other: str) -> None:
    assert skeleton(one).rstrip("v") == skeleton(other).rstrip("v")


@pytest.mark.parametrize("word, right", [("ofthe", "of the"), ("inorder", "in order"), ("partofthe", "part of the")])
def test_the_likeliest_cut_comes_first(word: str, right: str) -> None:
    assert str(cuts(word, KNOWN, COUNTED)[0]) == right


@settings(max_examples=100, deadline=None)
@given(WORD)
def test_a_cut_loses_no_letter(word: str) -> None:
    assert all("".join(cut.pieces) == word for cut in cuts(word, KNOWN, COUNTED))


# ------------------------------------------------------------------ the scorecards


@pytest.mark.parametrize("sheet", sorted(FACTS))
def test_points_are_for_facts_that_exist_and_keep_to_their_sign(sheet: str) -> None:
    for fact, points in CARDS[sheet].points.items():
        assert FACTS[sheet][fact].sign * points >= 0, fact


@pytest.mark.parametrize("sheet", sorted(FACTS))
def test_the_bands_go_up(sheet: str) -> None:
    bands = CARDS[sheet].bands
    assert bands["low"] < bands["medium"] < bands["high"] <= bands["safe"]


@pytest.mark.parametrize("card", [{"base": 1}, "x", {"base": 1, "points": [], "bands": {}}])
def test_a_list_that_is_no_scorecard_is_refused_in_words(card: object) -> None:
    with pytest.raises(ValueError, match=r"scorecard 'words': a scorecard .* 'base', 'points' and 'bands'"):
        cards_of({"words": card})


def test_a_pickled_rule_finds_the_same() -> None:
    text = f"{GUANGXI}Then the guests left Gungxi bythe road."
    rule = next(r for r in BOOK.rules if r.id == "misspelt")
    again = pickle.loads(pickle.dumps(rule))
    found = [[(c.start, c.end) for c in _found(r, text)] for r in (rule, again)]
    assert found[0] == found[1] != []


def _found(rule: object, text: str) -> list[object]:
    from lint.structure.view import View

    return list(rule.data.find(View(plain(text))))  # type: ignore[attr-defined]


def test_evidence_is_words_not_names_of_facts() -> None:
    (finding,) = findings(f"{GUANGXI}Then the guests left Gungxi for Hunan.")
    assert finding.evidence and not any(re.fullmatch(r"[a-z]+(-[a-z0-9.]+)+", e) for e in finding.evidence)


def test_frequencies_are_the_same_after_the_memory_is_emptied() -> None:
    fresh = Frequencies(COUNTED._numbers)
    assert [fresh.word(w) for w in ("farm", "mill", "farm")] == [COUNTED.word(w) for w in ("farm", "mill", "farm")]
