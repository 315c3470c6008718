"""Values as rows: what is written comes back equal, and what somebody else wrote is data or refused."""

from __future__ import annotations

import json
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core import rows
from lint.core.errors import Failure
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.region import Region
from lint.core.rule import Confidence, Safety, Severity
from lint.core.sheaf import Address, Sheaf
from lint.core.tally import Uses
from lint.core.text import Document
from lint.kinds.near_miss.variant import Seen

PLACE = Place("a/ü.txt", 1, 3, 1, 2, 1, 4, "x\ud800", record="r", id="7", region=Region(1, 2, 1, 4, (1, 0, 2, 0)))
FINDING = Finding(
    "pack/rule", "pattern", "style", PLACE, "a message", Severity.INFO, Confidence.HIGH, ("because",),
    Fix(Safety.SAFE, (Edit(1, 3, "y"),), ("z",), (PLACE,)), (PLACE, PLACE),
)  # fmt: skip

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
KEYS = st.text() | st.tuples(st.text(), st.integers()) | st.none()
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(KEYS, inner) | st.frozensets(st.text())
    ),
)


@given(VALUES)
def test_values_come_back(value: object) -> None:
    assert rows.loads(rows.dumps(value), object) == value


@pytest.mark.parametrize(
    "value",
    [
        FINDING,
        Place.spot(Document("text", "a", 3, "b"), 1, 3),
        {("a", 1): {"b": Uses(2, 1, (PLACE,))}},
        Failure("a", "b", 3),
    ],
)
def test_records_come_back_as_what_they_were(value: object) -> None:
    again = rows.loads(rows.dumps(value), object)
    assert again == value and type(again) is type(value)


def test_levels_are_levels_again() -> None:
    again = rows.loads(rows.dumps(FINDING), Finding)
    assert [type(v) for v in (again.severity, again.confidence, again.fix.safety)] == [Severity, Confidence, Safety]


def test_columns_come_back() -> None:
    sheaf = Sheaf("Q", "I")
    sheaf.add(Address.of(Document("text", "a")), (2**63,), [array("I", [1, 2])])
    assert list(rows.loads(rows.dumps(sheaf), Sheaf).entries()) == list(sheaf.entries())


def test_records_of_a_kind_are_read_where_they_are_known() -> None:
    line = rows.dumps({"Sokolov": Seen(1, (PLACE,))})
    assert rows.loads(line, dict, (Seen,)) == {"Sokolov": Seen(1, (PLACE,))}
    with pytest.raises(rows.Unreadable):
        rows.loads(line, object)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        '["os.system","ls"]',
        '["Finding",1]',
        '["{}",[1]]',
        '["b","%"]',
        '["Sheaf","Q","I",["b","AAAA"]]',
        "[[[[",
    ],
)
def test_what_was_not_written_here_is_refused(line: str) -> None:
    with pytest.raises(rows.Unreadable):
        rows.loads(line, object)


def test_what_cannot_be_written_is_said() -> None:
    with pytest.raises(TypeError, match="object cannot be written"):
        rows.dumps([object()])


@given(st.text())
def test_a_row_is_one_line(text: str) -> None:
    assert "\n" not in rows.dumps(text) and json.loads(rows.dumps(text)) == text
