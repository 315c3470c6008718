"""The page for those who extend seedlint: its examples, installed as a package beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lint import check_text, load_rules
from lint.core import vocabulary
from lint.kinds.counterpart.grammar import grammar, word_in

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")


def block(opening: str) -> str:
    """The fenced block that begins with this line."""
    found = re.search(rf"^{re.escape(opening)}\n(.*?)^```$", PAGE, re.M | re.S)
    assert found, opening
    return found[1]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the modules of the page, and the entry points that say what they are."""
    folder = tmp_path_factory.mktemp("package")
    for name, text in re.findall(r"`([\w.]+)`:\n\n```\w+\n(.*?)^```$", PAGE, re.M | re.S):
        (folder / name).write_text(text)
    points = tomllib.loads(block("```toml"))["project"]["entry-points"]
    about = folder / "house_style-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n")
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in names.items()) for group, names in points.items()]
    (about / "entry_points.txt").write_text("\n".join(lines))
    (folder / "a.gmi").write_text(
        "# News of the the town\n\n=> gemini://x/the/the The committee that met in the hall on Monday decided nothing.\n"
        "\nIt rained.\n```\nthe the code\n```\n"
    )
    return folder


def seedlint(package: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "lint", *arguments],
        cwd=package, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(package), str(ROOT)))},
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_a_kind_is_one_module_which_check_test_and_explain_know(package: Path) -> None:
    assert "a sentence of 11 words" in seedlint(package, "check", "--rules", "pack.yaml", "a.gmi")
    assert "1 rule proven by 2 examples" in seedlint(package, "test", "pack.yaml")
    assert "words: Most words of a sentence." in seedlint(package, "explain", "long-sentence")
    assert "Most words of a sentence." in seedlint(package, "schema")


def test_a_report_is_one_module(package: Path) -> None:
    assert seedlint(package, "check", "--rules", "pack.yaml", "--format", "by-class", "a.gmi") == "style\t1\n"


def test_a_format_of_files_is_one_module_which_fix_writes_through(package: Path) -> None:
    told = seedlint(package, "fix", "--diff", "--select", "repeats", "a.gmi")
    assert "-# News of the the town\n+# News of the town" in told
    assert "the the code" not in re.sub(r"(?m)^ .*$", "", told)


def test_a_fact_of_documents_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text(FAQ)
    (tmp_path / "traits.py").write_text(
        "from lint.structure.traits import TRAITS, Trait\n"
        "TRAITS.update({" + block('```python title="an entry of TRAITS"') + "})\n"
        "from lint import check_text, load_rules\n"
        "rules = load_rules(['faq.yaml'], cache=False)\n"
        "print(len(check_text('Widget here.\\n', rules)), len(check_text('A widget?\\nWhy?\\n', rules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "traits.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout == "0 1\n", done.stderr


FAQ = """
pack: faq
about: Questions.
rules:
  - id: widget
    kind: pattern
    find: '(?i)widget'
    message: 'widgets are not asked about'
    severity: info
    confidence: low
    class: style
    why: Nobody asks.
    source: House style
    when: [{document: {asking: true}}]
    examples:
      - bad: "A [[widget]]?\\nWhy?\\n"
      - ok: "A widget."
"""


def test_a_message_is_the_rule_s(tmp_path: Path) -> None:
    pack = (ROOT / "rules" / "repeats.yaml").read_text(encoding="utf-8")
    (tmp_path / "repeats.yaml").write_text(pack.replace("appears twice in a row", "stands here twice"))
    (tmp_path / "lists").symlink_to(ROOT / "rules" / "lists")
    rules = load_rules([tmp_path / "repeats.yaml"], cache=False)
    assert [f.message for f in check_text("They met in the the hall.", rules)] == ['"the" stands here twice']


def test_a_language_of_quantities_is_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "quantities.txt").write_text(block('```ini title="lint/lexicon/it/quantities.txt"'))
    monkeypatch.setattr(vocabulary, "_FOLDER", tmp_path)
    caches = (grammar, word_in, vocabulary._entries)
    for cache in caches:
        cache.cache_clear()
    try:
        assert word_in("it", "venticinque").value == 25
        assert word_in("it", "milioni").scale == 10**6
        assert word_in("it", "maggio").month == 5
    finally:
        for cache in caches:
            cache.cache_clear()
