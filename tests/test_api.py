"""The small API for programs."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from demo_packs import STOP, pack

import lint
from lint.core.errors import RuleErrors

PACK = pack(STOP)


@pytest.fixture
def rules(tmp_path: Path) -> lint.Rulebook:
    path = tmp_path / "demo.yaml"
    path.write_text(PACK, encoding="utf-8")
    return lint.load_rules([path])


def test_check_text(rules: lint.Rulebook) -> None:
    (finding,) = lint.check_text("One .\nTwo.", rules, "a.txt")
    assert isinstance(finding, lint.Finding)
    assert finding.to_dict()["path"] == "a.txt"
    assert (finding.place.line, finding.place.column, finding.place.found) == (1, 4, " .")


def test_fix_text(rules: lint.Rulebook) -> None:
    result = lint.fix_text("One .\r\nTwo .", rules)
    assert result.text == "One.\r\nTwo."
    assert len(result.edits) == 2 and not result.left


def test_check_paths(rules: lint.Rulebook, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "b.txt").write_bytes(b"Bad .")
    (folder / "a.txt").write_bytes(b"\xff\xff\xff")
    (folder / "c.bin").write_bytes(b"\0\0 .")
    result = lint.check_paths([folder], rules)
    assert [f.place.path.rpartition("/")[2] for f in result.findings] == ["b.txt"]
    assert [f.what for f in result.failures] == [
        "not UTF-8: undecodable at byte 0; convert it to UTF-8, or name its encoding: --encoding NAME (seedlint never guesses one)"
    ]


def test_bad_rules_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("pack: x\n", encoding="utf-8")
    with pytest.raises(RuleErrors):
        lint.load_rules([tmp_path])


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError):
        lint.nothing  # noqa: B018


def test_the_version_is_that_of_the_distribution() -> None:
    assert lint.__version__ == version("seedlint")


def test_rules_are_loaded_from_the_cache_the_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tmp_path / "demo.yaml"
    rules.write_text(pack(STOP), encoding="utf-8")
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert [r.name for r in lint.load_rules([rules]).rules] == ["demo/stop"]
    monkeypatch.setattr("lint.packs.read.read_pack", None)
    assert [r.name for r in lint.load_rules([rules]).rules] == ["demo/stop"]
