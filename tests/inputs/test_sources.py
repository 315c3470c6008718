"""Where the source of a translation comes from, in every format that carries one, and what is said where it is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.cli import main

RULES = str(Path(__file__).parents[2] / "rules" / "bilingual.yaml")
SOURCE, TEXT = "土库曼斯坦总统来了。", "The president of Turkey came."
FIELDS = ["--source-field", "zh", "--text-field", "en", "--source-lang", "zh"]
CARRIERS = {
    "a.tsv": (f"zh\ten\n{SOURCE}\t{TEXT}\n", FIELDS),
    "a.csv": (f"zh,en\n{SOURCE},{TEXT}\n", FIELDS),
    "a.jsonl": (json.dumps({"zh": SOURCE, "en": TEXT}) + "\n", FIELDS),
    "a.json": (json.dumps([{"zh": SOURCE, "en": TEXT}]), FIELDS),
    "a.po": (f'msgid ""\nmsgstr "X-Source-Language: zh\\n"\n\nmsgid "{SOURCE}"\nmsgstr "{TEXT}"\n', []),
    "a.tmx": (
        f'<tmx><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>{SOURCE}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{TEXT}</seg></tuv></tu></body></tmx>',
        [],
    ),
    "a.xlf": (
        '<xliff version="1.2"><file source-language="zh" target-language="en"><body><trans-unit id="1">'
        f"<source>{SOURCE}</source><target>{TEXT}</target></trans-unit></body></file></xliff>",
        [],
    ),
    "b.xlf": (
        '<xliff version="2.0" srcLang="zh" trgLang="en"><file id="f"><unit id="1"><segment>'
        f"<source>{SOURCE}</source><target>{TEXT}</target></segment></unit></file></xliff>",
        [],
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", CARRIERS)
def test_each_format_brings_the_source_along(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    content, flags = CARRIERS[name]
    Path(name).write_text(content, encoding="utf-8")
    assert main(["check", name, "--rules", RULES, "--format", "json", *flags]) == 1
    finding = json.loads(capsys.readouterr().out)["findings"][0]
    assert finding["rule"] == "bilingual/country-for-its-twin"
    assert (finding["found"], finding["related"][0]["found"]) == ("Turkey", "土库曼斯坦")


def test_a_source_field_that_no_record_has_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_text(CARRIERS["a.tsv"][0], encoding="utf-8")
    assert main(["check", "a.tsv", "--rules", RULES, "--source-field", "cn", "--text-field", "en"]) == 4
    assert "no record has the field 'cn'; there are: zh, en" in "".join(capsys.readouterr())


def test_a_source_whose_language_nobody_said_is_no_silence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_text(f"zh\ten\nAşgabat, 2024\t{TEXT}\n", encoding="utf-8")
    assert main(["check", "a.tsv", "--rules", RULES, *FIELDS[:4]]) == 0
    assert "No --source-lang" in "".join(capsys.readouterr())


def test_a_source_that_shows_its_language_needs_none_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.tsv").write_text(f"zh\ten\n土库曼斯坦总统昨天抵达北京。\t{TEXT}\n", encoding="utf-8")
    assert main(["check", "a.tsv", "--rules", RULES, *FIELDS[:4]]) == 1
    assert "country-for-its-twin" in capsys.readouterr().out


def test_a_column_of_parquet_is_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"zh": ["没有国家。", SOURCE], "en": ["No country.", TEXT]}), "a.parquet")
    assert main(["check", "a.parquet", "--rules", RULES, "--format", "json", *FIELDS]) == 1
    finding = json.loads(capsys.readouterr().out)["findings"][0]
    assert (finding["found"], finding["related"][0]["found"]) == ("Turkey", "土库曼斯坦")
