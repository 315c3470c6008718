"""Names and words of the five seeds that look odd and are right: silent at the levels that people see."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import SEEDS

from lint.check.rulebook import Rulebook
from lint.check.runner import check_paths
from lint.packs.load import load

INNOCENT = (
    "strived", "inter-party", "Huang Weijing", "Wang Weiping", "Teo Nie Ching", "Khoutphaythoune", "Soesatyo", "Timilsina", "Golkar",
    "Xinhua News Agency:", "Guo Yezhou:", "on Monday", "September 9th", "Zhuang", "China Media Group", "China-Central Asia Summit",
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False)


@pytest.mark.parametrize("words", INNOCENT)
def test_innocent_words_of_the_seeds_stay_silent(words: str, book: Rulebook) -> None:
    texts = {f.name: f.read_text(encoding="utf-8") for f in SEEDS.glob("*.txt")}
    assert any(words in text for text in texts.values())
    for finding in check_paths([SEEDS], book).findings:
        if finding.severity == "info" or finding.confidence == "low" or len(finding.place.found) > 40:
            continue
        text, place = texts[Path(finding.place.path).name], finding.place
        at = text.find(words, max(0, place.start - len(words)))
        assert not (0 <= at < place.end and place.start < at + len(words)), finding.message
