"""`seedlint test` names the patterns for which every text is searched, and what would mend them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.core.cache import Cache
from lint.matching import compiler
from lint.packs.dear import dear_patterns
from lint.packs.load import load

PACK = """\
pack: house
about: Words of our house.
rules:
{rules}"""
RULE = """\
  - id: {id}
    kind: pattern
    message: not so
    severity: info
    confidence: low
    class: style
    why: A house style.
    source: us
    find: '{find}'
    examples:
      - bad: '{bad}'
      - ok: '1'
"""


def named(tmp_path: Path, **patterns: tuple[str, str]) -> list[str]:
    path = tmp_path / "house.yaml"
    rules = [RULE.format(id=id, find=find, bad=bad) for id, (find, bad) in patterns.items()]
    path.write_text(PACK.format(rules="".join(rules)), encoding="utf-8")
    return list(map(str, dear_patterns(load([path], cache=Cache(None)))))


@pytest.mark.skipif(not compiler.available(), reason="no Hyperscan")
def test_a_pattern_without_anything_rare_is_named_with_its_place(tmp_path: Path) -> None:
    often, other = named(
        tmp_path, often=(r"\b[Tt]he \p{Ll}+", "[[The cat]] sat."), other=("[[:upper:]]x", "an [[Ax]] is")
    )
    assert "house.yaml:4: house/often" in often and "add what makes it rare" in often
    assert "house.yaml:16: house/other" in other and "begin with a word or a mark" in other


def test_what_is_rare_costs_nothing(tmp_path: Path) -> None:
    assert not named(
        tmp_path, rare=(r"\bquixotic \p{Ll}+", "[[quixotic cats]]"), end=(r"of(?=\s*\z)", "we speak [[of]]")
    )
