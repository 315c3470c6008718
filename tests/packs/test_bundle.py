"""Bundles: what goes in comes out, on a machine that has nothing else; what is no bundle of ours does nothing at all."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from demo_packs import COLOUR, STOP, pack
from hypothesis import given
from hypothesis import strategies as st
from marked import plain

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core.cache import Cache
from lint.core.errors import SeedlintError, UsageError
from lint.packs import bundle
from lint.packs.load import load

TEXT = "We walk to the the harbor . The colour of it !"


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "demo.yaml").write_text(pack(STOP, COLOUR), encoding="utf-8")
    return load([folder], cache=Cache(tmp_path / "cache"))


@pytest.fixture
def seed(tmp_path: Path, book: Rulebook) -> tuple[Path, str]:
    path = tmp_path / "rules.seed"
    return path, bundle.write(book, path)


def test_a_bundle_finds_the_same(tmp_path: Path, book: Rulebook, seed: tuple[Path, str]) -> None:
    path, digest = seed
    for name in (str(path), f"{path}@{digest[:16]}"):
        there = load([name], cache=Cache(tmp_path / "elsewhere"))
        assert there.fingerprint == book.fingerprint
        assert check_documents([plain(TEXT)], there).findings == check_documents([plain(TEXT)], book).findings != []


def test_databases_are_taken_only_from_a_bundle_whose_digest_was_named(tmp_path: Path, seed: tuple[Path, str]) -> None:
    pytest.importorskip("hyperscan")
    path, digest = seed
    names = {n.removeprefix("databases/") for n in zipfile.ZipFile(path).namelist() if n.startswith("databases/")}
    assert names
    untrusted, trusted = Cache(tmp_path / "untrusted"), Cache(tmp_path / "trusted")
    load([str(path)], cache=untrusted)
    load([f"{path}@{digest}"], cache=trusted)
    assert [any(c.has("engine", n) for n in names) for c in (untrusted, trusted)] == [False, True]


def test_another_bundle_than_the_one_that_was_named_is_refused(tmp_path: Path, seed: tuple[Path, str]) -> None:
    path, digest = seed
    for wrong in ("0" * 64, digest[:5]):
        with pytest.raises(UsageError, match="another bundle"):
            load([f"{path}@{wrong}"], cache=Cache(tmp_path / "elsewhere"))


def test_the_same_rules_give_the_same_bytes(tmp_path: Path, book: Rulebook, seed: tuple[Path, str]) -> None:
    assert bundle.write(book, tmp_path / "again.seed") == seed[1]


def archive(files: dict[str, bytes], about: dict[str, object] | None = None) -> bytes:
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bundle.json", json.dumps(about or {"format": 1, "rules": "", "files": digests}))
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


class Evil:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (Path("owned"),)


HOSTILE = {
    "a path that leaves the folder": archive({"packs/0/../../../evil.yaml": b"pack: x"}),
    "an absolute path": archive({"/tmp/evil.yaml": b"pack: x"}),
    "code": archive({"packs/0/evil.py": b"raise SystemExit"}),
    "a pickle for the cache": archive({"engine/" + "0" * 40: pickle.dumps(Evil())}),
    "a file that is not what it says": archive(
        {"packs/0/a.yaml": b"x"}, {"format": 1, "files": {"packs/0/a.yaml": "0" * 64}}
    ),
    "a file that nothing tells of": archive({"packs/0/a.yaml": b"x"}, {"format": 1, "files": {}}),
    "a file that is missing": archive({}, {"format": 1, "files": {"packs/0/a.yaml": "0" * 64}}),
    "another format": archive({}, {"format": 2, "files": {}}),
    "a list for an object": archive({}, {"format": 1, "files": [1]}),
    "no zip": b"pack: x",
    "nothing": b"",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_bundles_are_refused_and_leave_nothing(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "evil.seed"
    path.write_bytes(HOSTILE[what])
    digest = hashlib.sha256(HOSTILE[what]).hexdigest()
    for name in (str(path), f"{path}@{digest}"):
        with pytest.raises(UsageError, match="bundle"):
            load([name], cache=Cache(tmp_path / "cache"))
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["evil.seed"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", 1_000_000)
    path = tmp_path / "evil.seed"
    path.write_bytes(archive({"packs/0/lists/a.txt": bytes(2_000_000)}))
    with pytest.raises(UsageError, match="too large"):
        load([str(path)], cache=Cache(tmp_path / "cache"))


def test_rules_of_a_stranger_are_checked_as_any_others(tmp_path: Path) -> None:
    path = tmp_path / "evil.seed"
    path.write_bytes(
        archive({"packs/0/a.yaml": b"pack: a\nabout: b\nrules:\n- {id: c, kind: os.system, message: ls}\n"})
    )
    with pytest.raises(SeedlintError, match="kind"):
        len(load([str(path)], cache=Cache(tmp_path / "cache")).rules)


@given(st.binary(min_size=1, max_size=40), st.integers(0))
def test_no_damage_goes_unseen(noise: bytes, at: int) -> None:
    whole = archive({"packs/0/a.yaml": b"pack: a\n" * 9})
    at %= len(whole)
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    path = Path(f"/tmp/seedlint-{id(whole)}.seed")
    path.write_bytes(damaged)
    try:
        assert dict(bundle._read(path)) == {"packs/0/a.yaml": b"pack: a\n" * 9}
    except UsageError:
        pass
    finally:
        path.unlink()
