"""Findings that wait on disk are those that were found, in the same order."""

from __future__ import annotations

import pytest
from marked import plain

from lint.check.pipeline import check_documents
from lint.core import findings as store
from lint.core.finding import Finding, Place
from lint.core.findings import SpilledFindings, gathered, in_one_order
from lint.packs.load import load


def made(path: str, start: int, rule: str = "pack/rule") -> Finding:
    place = Place(path, start, start + 1, 1, start + 1, 1, start + 2, "x")
    return Finding(rule, "pattern", "style", place, "a message", "warning", "high")


FOUND = [made("a.txt", i) for i in range(7)] + [made("b.txt", i) for i in range(4)]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PART_FINDINGS", 2)
    monkeypatch.setattr(store, "MAX_FINDINGS_IN_MEMORY", 3)
    monkeypatch.setattr(store, "BLOCK_FINDINGS", 4)
    monkeypatch.setattr(store, "AT_A_TIME", 2)


def test_few_are_a_list() -> None:
    assert gathered(iter(FOUND)) == FOUND


@pytest.mark.usefixtures("few")
def test_many_read_as_a_list_does() -> None:
    kept = gathered(iter(FOUND))
    assert isinstance(kept, SpilledFindings)
    assert (len(kept), list(kept), list(kept)) == (11, FOUND, FOUND)
    assert [kept[i] for i in range(-11, 11)] == [*FOUND, *FOUND]
    assert kept[2:9:3] == FOUND[2:9:3]
    assert list(zip(kept, kept, strict=True)) == list(zip(FOUND, FOUND, strict=True))  # two readers at a time
    with pytest.raises(IndexError):
        kept[11]


@pytest.mark.usefixtures("few")
def test_both_go_into_one_order_without_repeats() -> None:
    others = [made("b.txt", 2), made("a.txt", 3, "pack/another"), made("c.txt", 0)]
    expected = sorted({*FOUND, *others}, key=lambda f: f.sort_key)
    assert list(in_one_order(gathered(FOUND), others)) == expected
    assert list(in_one_order(FOUND[::-1], others)) == expected
    assert list(in_one_order(FOUND[:2], others[:1])) == [*FOUND[:2], others[0]]
    assert list(in_one_order(others, FOUND[::-1])) == expected  # so many parts that they are merged twice


@pytest.mark.usefixtures("few")
def test_a_run_with_many_findings_reports_them_all() -> None:
    book = load(prove=False).select(["repeats/function-word"])
    documents = [plain("It was was closed.\n" * 3, f"{name}.txt") for name in "abc"]
    result = check_documents(documents, book)
    assert isinstance(result.findings, SpilledFindings)
    assert [f.place.path for f in result.findings] == ["a.txt"] * 3 + ["b.txt"] * 3 + ["c.txt"] * 3
