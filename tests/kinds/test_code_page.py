"""Text decoded with the wrong table comes out as it was meant; text in other languages stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.code_page import accents, central, latin, single, utf8
from lint.kinds.code_page.tables import SINGLE, WESTERN, apostrophes, firsts, sequences
from lint.lexicon.forms import opened

LISTS = Path(__file__).resolve().parents[2] / "rules" / "lists"
FORMS = opened(LISTS / "known-forms.bin")
ACCENTED = accents.opened(LISTS / "accented.txt")
PROSE = "The mayor of the old town and the men of the harbour went to the "


def repaired(text: str) -> str:
    """The text with every repair carried out, the leftmost first."""
    letters = "".join(sorted(set(text)))
    found = [*utf8.repairs(text, letters, FORMS, ACCENTED), *single.repairs(text, letters, FORMS, ACCENTED, True)]
    found += [
        *latin.controls(text, letters),
        *latin.chinese_marks(text, letters),
        *latin.other_alphabets(text, letters),
    ]
    found += [*latin.in_utf8(text, letters), *central.repairs(text, letters, FORMS, ACCENTED)]
    out, at = "", 0
    for repair in sorted(found, key=lambda r: r.start):
        if repair.start >= at:
            out, at = out + text[at : repair.start] + repair.text, repair.end
    return out + text[at:]


@pytest.mark.parametrize(
    "page", [p for p in SINGLE if p not in WESTERN and p not in ("cp1254", "iso8859_15", "cp1258")]
)
def test_utf_8_read_with_any_table(page: str) -> None:
    meant = PROSE + "café — in Málaga"
    spoilt = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in meant.encode())
    assert spoilt != meant
    assert repaired(spoilt) == meant


@pytest.mark.parametrize(
    "spoilt, meant",
    [
        ("the company鈥檚 caf茅", "the company’s café"),
        ("the smithโs men", "the smith’s men"),
        ("they donít go", "they don’t go"),
        ("the cafŽ of Timiºoara", "the café of Timişoara"),
        ("deÞne the speci¯c rules", "define the specific rules"),
        ("remem¬ber the com¬mon men", "remember the common men"),
        ("the week\x92s end", "the week’s end"),
        ("it was closed ¡ª he said ¡°no¡±", "it was closed — he said “no”"),
        ("Г‚ВЈ5 for it", "£5 for it"),
        ("Ïðåçèäåíò Ðîññèè came", "Президент России came"),
        ("it âĢĶ is here", "it — is here"),
        ("the smith Ludmi³a D¹browska", "the smith Ludmiła Dąbrowska"),
        ("the house of Pawe³ Jovanoviæ", "the house of Paweł Jovanović"),
        ("the sign п╨п╫п╦пЁп╟ hangs", "the sign книга hangs"),
        ("the sign ╨║╨╜╨╕╨│╨░ hangs", "the sign книга hangs"),
    ],
)
def test_the_known_accidents(spoilt: str, meant: str) -> None:
    assert repaired(PROSE + spoilt) == PROSE + meant


@pytest.mark.parametrize(
    "text",
    [
        "Él dijo «¿Dónde está el café?» y salió.",
        "В «Вечере» поют, и Г стоит.",
        "Straße, Übung, Größe; l’Été, d’Île; Ångström.",
        "VOCÊ… ZZAJÉ’s 2012—∞ √π ∆° 5×£35 (-1/2)! = √n",
        "媒 and 茅 are letters; 他说 café 好。",
        "β-carotene, 5 μg, κ-th, IL2Rγc, ﬁne",
        "┌──┬──┐\n│a │b │\n└──┴──┘",
        "The Acme® hall, 20 °C, £m and ½ a mile.",
        "The dam holds 40 km³of water; Pawel Müller³ and Nuñez met Françoise Lefèvre, an œuvre of Ægir and Øystein.",
        "Ġorġ of Malta, Łódź, Þór and Đorđe.",
    ],
)
def test_good_text_is_not_touched(text: str) -> None:
    assert repaired(text) == text.replace("ﬁ", "ﬁ")


@given(st.text(st.characters(max_codepoint=0x7E, exclude_characters="\x0b\x0c\x0e\x0f"), max_size=80))
def test_ascii_is_never_damage(text: str) -> None:
    assert repaired(text) == text


@given(
    st.sampled_from(["café", "Málaga", "façade", "naïve", "São", "Müller"]),
    st.sampled_from(["cp1251", "cp437", "mac_roman", "cp874", "koi8_r"]),
)
def test_repairing_twice_is_repairing_once(word: str, page: str) -> None:
    spoilt = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in f"{PROSE}{word}.".encode())
    assert repaired(repaired(spoilt)) == repaired(spoilt)


def test_the_first_characters_are_those_of_the_strings() -> None:
    assert {spoilt[0] for spoilt in sequences()} <= firsts()


def test_an_apostrophe_is_known_by_what_is_left_of_it() -> None:
    assert all(sign in apostrophes()[sign[0]] for sign in ("โ", "β€", "в", "í"))


@given(st.lists(st.sampled_from([*"aéº¬ŽÃ1 -’", "\u0301", "\x0c", "Timiºoara"]), max_size=12).map("".join))
def test_damaged_words_are_found_from_their_signs(text: str) -> None:
    signs = regex.escape("".join(single._odd()))
    whole = regex.compile(rf"[\p{{L}}\p{{M}}{signs}]*[{signs}][\p{{L}}\p{{M}}{signs}]*")
    assert list(single._words(text, single._odd().intersection(text))) == [m.span() for m in whole.finditer(text)]
