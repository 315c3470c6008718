"""What only the five seeds together show: found at severity info, with the other places as related."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from places import SEEDS

from lint.check.runner import check_paths
from lint.core.finding import Finding
from lint.packs.load import load


@cache
def findings() -> list[Finding]:
    return check_paths([SEEDS], load().select(["consistency", "acronyms"])).findings


@pytest.mark.parametrize(
    "rule, at, related",
    [
        # one department under five names (four long ones and the acronym)
        ("consistency/concept-in-corpus", "001:4", ["000:4", "001:14", "004:5", "004:26"]),
        ("consistency/concept-in-corpus", "004:5", ["000:4", "001:4", "001:14", "004:26"]),
        ("consistency/concept-in-corpus", "004:26", ["000:4", "001:4", "001:14", "004:5"]),
        ("acronyms/two-expansions-in-corpus", "001:4", ["000:4"]),
        # one office with and without a hyphen; one person with two offices
        ("consistency/concept-in-corpus", "000:10", ["004:26"]),
        ("consistency/concept-in-corpus", "001:14", ["004:26"]),
        ("consistency/title-in-corpus", "004:5", ["000:4"]),
        # slogans and initiatives; what stands in a quotation is only related
        ("consistency/concept-in-corpus", "004:9", ["000:6", "001:6", "002:19", "003:21", "004:5", "004:7"]),
        ("consistency/concept-in-corpus", "004:10", ["001:8", "002:19", "004:9"]),
        # dates in five ways, two styles of quotation marks, an acronym expanded in one document only
        ("consistency/date-style", "000:4", ["000:2", "002:3", "003:13", "003:35", "004:5"]),
        ("consistency/quotation-marks-in-corpus", "001:4", ["000:8", "003:17", "004:5"]),
        ("acronyms/undefined-in-some-documents", "000:4", ["001:4", "002:1", "003:15", "004:5"]),
    ],
)
def test_found_with_its_related_places(rule: str, at: str, related: list[str]) -> None:
    def where(path: str, line: int) -> str:
        return f"{Path(path).name[:3]}:{line}"

    here = [f for f in findings() if f.rule == rule and where(f.place.path, f.place.line) == at]
    assert here
    assert any(set(related) <= {where(r.path, r.line) for r in f.related} for f in here)
    assert all(f.severity == "info" and f.confidence != "low" for f in here)
