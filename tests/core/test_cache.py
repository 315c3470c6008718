"""The cache of rules: what is kept is used, what has changed is rebuilt, damage is no harm."""

from __future__ import annotations

import dataclasses
import os
import shutil
import stat as stat_module
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.check import pipeline, runner
from lint.check.rulebook import Rulebook
from lint.core.cache import Cache, fingerprint, key_of
from lint.core.errors import RuleErrors
from lint.core.text import Document
from lint.packs import prove as proving
from lint.packs import proven
from lint.packs import read as reading
from lint.packs.load import lists_for, load

PACK = """\
pack: little
about: One rule.
rules:
  - id: fruit
    kind: substitution
    message: '"{found}" is misspelt'
    severity: error
    confidence: high
    class: misspelling
    why: It is.
    source: a dictionary
    table: $fruit
    examples:
      - bad: 'An [[aple]] a day.'
      - ok: 'An apple a day.'
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules" / "lists").mkdir(parents=True)
    (tmp_path / "rules" / "little.yaml").write_text(PACK)
    (tmp_path / "rules" / "lists" / "fruit.yaml").write_text("aple: apple\n")
    return tmp_path / "rules"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Names of the packs that were read on the cold road."""
    names: list[str] = []
    cold = reading.read_pack

    def noting(path: Path, *rest: object) -> object:
        names.append(path.name)
        return cold(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_pack", noting)
    yield names


def test_second_load_reads_no_pack(folder: Path, cache: Cache, read: list[str]) -> None:
    first = load([folder], cache=cache)
    again = load([folder], cache=cache)
    assert read == ["little.yaml"]
    assert list(again.rules) == list(first.rules)


@pytest.mark.parametrize(
    "name, old, new",
    [("little.yaml", "is misspelt", "is mispelled"), ("lists/fruit.yaml", "aple: apple", "aple: Apple")],
)
def test_changed_bytes_are_read_anew(
    folder: Path, cache: Cache, read: list[str], name: str, old: str, new: str
) -> None:
    load([folder], cache=cache)
    file = folder / name
    file.write_text(file.read_text().replace(old, new))
    load([folder], cache=cache)
    assert read == ["little.yaml", "little.yaml"]


def test_list_that_takes_the_place_of_another_is_seen(folder: Path, cache: Cache, read: list[str]) -> None:
    packs = folder / "packs"
    packs.mkdir()
    (folder / "little.yaml").rename(packs / "little.yaml")
    load([packs], cache=cache)
    (packs / "lists").mkdir()
    (packs / "lists" / "fruit.yaml").write_text("aple: apple\n")
    load([packs], cache=cache)
    assert len(read) == 1, "the same words are the same list"
    (packs / "lists" / "fruit.yaml").write_text("aple: Apple\n")
    load([packs], cache=cache)
    assert len(read) == 2


def test_where_everything_lies_is_no_part_of_what_is_kept(
    folder: Path, cache: Cache, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (first,) = load([folder], cache=cache).rules
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere / "moved")
    shutil.rmtree(folder)
    monkeypatch.chdir(elsewhere)
    (again,) = load([elsewhere / "moved"], cache=cache).rules
    assert read == ["little.yaml"]
    assert again.where == "moved/little.yaml:4"
    assert [e.where for e in again.examples] == ["moved/little.yaml:14", "moved/little.yaml:15"]
    assert again == dataclasses.replace(first, where=again.where, examples=again.examples)


@pytest.mark.skipif(os.name != "posix", reason="no owners and modes")
def test_a_cache_that_others_may_write_to_is_not_read(folder: Path, cache: Cache, read: list[str]) -> None:
    load([folder], cache=cache)
    assert cache.folder
    for place in (cache.folder, cache.folder / "rules"):
        place.chmod(0o777)
        book = load([folder], cache=Cache(cache.folder))
        assert book.notes == [f"others may write to the cache {place}, so it is not used; run: chmod go-w {place}"]
        assert book.cache.folder is None
        place.chmod(0o700)
    assert len(read) == 3
    assert not load([folder], cache=Cache(cache.folder)).notes
    assert len(read) == 3


@pytest.mark.skipif(os.name != "posix", reason="no owners and modes")
@pytest.mark.parametrize(("owner", "complaint"), [(0, ""), (1000, ""), (1001, "belongs to somebody else")])
def test_a_cache_of_root_is_read_and_that_of_others_is_not(
    owner: int, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def stat(self: Path, **options: bool) -> os.stat_result:
        made = list(real(self, **options))
        made[stat_module.ST_UID] = owner
        made[stat_module.ST_MODE] &= ~0o022
        return os.stat_result(made)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    told = Cache(tmp_path).complaint
    assert complaint in told
    assert bool(told) == bool(complaint)


@pytest.mark.skipif(os.name != "posix", reason="no owners and modes")
def test_a_cache_is_made_for_its_owner_alone(folder: Path, tmp_path: Path) -> None:
    was = os.umask(0)
    try:
        load([folder], cache=Cache(tmp_path / "new" / "cache"))
    finally:
        os.umask(was)
    modes = {p.stat().st_mode & 0o777 for p in [tmp_path / "new" / "cache", tmp_path / "new" / "cache" / "rules"]}
    assert modes == {0o700}


def test_a_program_is_known_by_its_content(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fingerprint(cache)
    assert fingerprint(Cache(None)) == first, "with or without a memory"
    monkeypatch.setattr("lint.core.cache.MACHINE", ("another",))
    assert fingerprint(cache) != first


def test_a_shipped_pack_is_proven_anew_only_where_it_was_edited(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proofs: list[str] = []
    monkeypatch.setattr(proving, "prove_rule", lambda rule: proofs.append(rule.name) or [])
    monkeypatch.setattr(proven, "shipped", lambda: folder.resolve())
    proven._digests.cache_clear()
    load([folder])
    lists = lists_for(folder / "little.yaml")
    reading.read_pack(folder / "little.yaml", "little.yaml", lists)
    digest = proven.digest(folder / "little.yaml", lists.used.values())
    (folder / proven.NAME).write_text(f"{digest} little.yaml\n")
    proven._digests.cache_clear()
    load([folder])
    assert proofs == ["little/fruit"]
    load([folder], trust=False)
    assert len(proofs) == 2
    (folder / "lists" / "fruit.yaml").write_text("aple: apple\nperar: pear\n")
    load([folder])
    assert len(proofs) == 3
    proven._digests.cache_clear()


def test_a_pack_that_fails_its_examples_is_never_kept(folder: Path, cache: Cache) -> None:
    file = folder / "little.yaml"
    file.write_text(PACK.replace("[[aple]]", "[[apple]]"))
    for _ in range(2):
        with pytest.raises(RuleErrors):
            load([folder], cache=cache)


@pytest.mark.parametrize("harm", [b"", b"x" * 40, None])
def test_damaged_entries_are_rebuilt(folder: Path, cache: Cache, read: list[str], harm: bytes | None) -> None:
    first = load([folder], cache=cache)
    assert cache.folder
    for entry in (cache.folder / "rules").iterdir():
        data = bytearray(entry.read_bytes())
        data[len(data) // 2] ^= 1  # one flipped bit
        entry.write_bytes(bytes(data) if harm is None else harm)
    assert list(load([folder], cache=cache).rules) == list(first.rules)
    assert len(read) == 2
    load([folder], cache=cache)
    assert len(read) == 2


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert load([folder], cache=Cache(tmp_path / "file")).rules


def test_runs_at_the_same_time_do_not_harm_each_other(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from lint.packs.load import load; from lint.core.cache import Cache; from pathlib import Path\n"
        "for _ in range(20):\n"
        "    c = Cache(Path(sys.argv[2])); assert len(load([sys.argv[1]], cache=c).rules) == 1\n"
        "    for entry in (c.folder / 'rules').glob('[0-9a-f]*'): entry.unlink(missing_ok=True)\n"
    )
    command = [sys.executable, "-c", code, str(folder), str(tmp_path / "cache")]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate()[1] for run in runs] == ["", "", ""]


def test_keys_tell_parts_apart() -> None:
    assert key_of("a", "b") != key_of("ab")
    assert key_of(b"a") != key_of(b"a", b"")


def test_warm_start_imports_no_heavy_modules(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("A text about nothing much.\n")
    env = {**os.environ, "SEEDLINT_CACHE_DIR": str(tmp_path / "cache")}
    code = (
        "import sys; from lint.cli import main; status = main(['check', sys.argv[1], '--quiet'])\n"
        "print(status, [m for m in ('pydantic', 'ruamel.yaml', 'rich', 'lint.packs.read') if m in sys.modules])"
    )
    for heavy in (True, False):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "text.txt")],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("lint.packs.read" in done.stdout) == heavy
    assert done.stdout.endswith("0 []\n")


def test_unchanged_files_are_not_checked_again(
    folder: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(3):
        (texts / f"{i}.txt").write_text(f"An aple {i}.\n")
    first = runner.check_paths([texts], load([folder], cache=cache))
    checked: list[str] = []
    truly = pipeline.check_document

    def noting(document: Document, book: Rulebook) -> pipeline.Checked:
        checked.append(document.path)
        return truly(document, book)

    monkeypatch.setattr(pipeline, "check_document", noting)
    (texts / "1.txt").write_text("An aple is new.\n")
    again = runner.check_paths([texts], load([folder], cache=cache))
    assert [Path(p).name for p in checked] == ["1.txt"]
    assert [f.place.found for f in again.findings] == ["aple"] * 3
    assert again.findings[0] == first.findings[0]
    assert (again.documents, again.findings[2]) == (3, first.findings[2])


def test_results_of_other_rules_are_not_taken(folder: Path, cache: Cache, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("An aple.\n")
    assert runner.check_paths([text], load([folder], cache=cache)).findings
    (folder / "lists" / "fruit.yaml").write_text("appel: apple\n")
    (folder / "little.yaml").write_text(PACK.replace("aple", "appel"))
    assert not runner.check_paths([text], load([folder], cache=cache)).findings


def test_a_run_over_files_as_they_were_is_recalled(
    folder: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(2):
        (texts / f"{i}.txt").write_text(f"An aple {i}.\n")
    first = runner.check_paths([texts], load([folder], cache=cache))
    monkeypatch.setattr(pipeline, "check_items", lambda *_: 1 / 0)
    book = load([folder], cache=cache)
    assert runner.check_paths([texts], book) == first
    assert "_rules" not in vars(book.rules)  # nobody asked for one
    (texts / "1.txt").write_text("An apple 1.\n")
    with pytest.raises(ZeroDivisionError):
        runner.check_paths([texts], load([folder], cache=cache))


def test_a_run_of_some_rules_is_not_recalled_for_others(folder: Path, cache: Cache, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("An aple.\n")
    book = load([folder], cache=cache)
    assert not runner.check_paths([text], book.select((), ["fruit"])).findings
    assert runner.check_paths([text], book).findings
