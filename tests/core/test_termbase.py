"""Term bases of other programs become rows: concepts with their names by language."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.core import termbase
from lint.core.errors import RuleErrors
from lint.core.lists import read

BASIC = """<martif type="TBX"><text><body><termEntry id="c1">
<langSet xml:lang="en"><tig><term>monetary policy</term></tig>
<tig><term>money policy</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="zh"><tig><term>货币政策</term></tig></langSet></termEntry></body></text></martif>"""
CORE = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Core"><text><body><conceptEntry id="c1">
<langSec xml:lang="en"><termSec><term>monetary policy</term></termSec></langSec>
<langSec xml:lang="ru"><termSec><term>денежная политика</term></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(
    "text, rows",
    [
        (BASIC, [{"en": ["monetary policy"], "wrong": ["money policy"], "zh": ["货币政策"]}]),
        (CORE, [{"en": ["monetary policy"], "ru": ["денежная политика"]}]),
    ],
)
def test_both_spellings_of_tbx_are_read(text: str, rows: list[dict[str, list[str]]]) -> None:
    assert termbase.tbx(text) == rows


@pytest.mark.parametrize("text, reason", [("<a>", "no TBX: "), ("<a/>", "it has no termEntry or conceptEntry")])
def test_what_is_no_tbx_is_an_error(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        termbase.tbx(text)


def test_a_table_has_the_languages_in_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text('en,zh\n"congress|assembly",人大\n', encoding="utf-8")
    assert read(path) == [{"en": "congress|assembly", "zh": "人大"}]


def test_a_row_with_too_many_cells_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("en,zh\na,b,c\n", encoding="utf-8")
    with pytest.raises(RuleErrors, match="row 2 has more cells"):
        read(path)
