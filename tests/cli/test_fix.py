"""`seedlint fix` and `seedlint undo` on files: copies, links, encodings, mode bits, exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from demo_packs import COLOUR, STOP, pack
from fixing import correct

from lint.cli import main
from lint.fix import ledger
from lint.fix.destination import InPlace, write_corrected
from lint.packs.load import load

PACK = pack(STOP, COLOUR)

BAD = "Déjà\u0301 vu .\r\nNo \N{OLD PERSIAN SIGN A} here\u00a0.\n"
GOOD = "Déjà\u0301 vu.\r\nNo \N{OLD PERSIAN SIGN A} here\u00a0.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a pack beside it."""
    (tmp_path / "demo.yaml").write_text(PACK, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def seedlint(*args: str) -> int:
    command, *rest = args
    return main([command, "--rules", "../demo.yaml", "--no-cache", *rest] if command != "undo" else list(args))


def put(path: str, text: str, encoding: str = "utf-8") -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return file


def test_copies_take_the_place_of_the_originals(capsys: pytest.CaptureFixture[str]) -> None:
    bad, clean = put("seeds/bad.txt", BAD), put("seeds/deep/clean.txt", "Fine.\n")
    bad.chmod(0o640)
    assert seedlint("fix", "seeds") == 0
    assert bad.read_bytes() == BAD.encode()
    copy = Path("reports/fixed/seeds/bad.txt")
    assert copy.read_bytes() == GOOD.encode()
    assert copy.stat().st_mode & 0o777 == 0o640
    assert Path("reports/fixed/seeds/deep/clean.txt").read_bytes() == clean.read_bytes()
    assert "1 correction in 1 of 2 files written to reports/fixed." in capsys.readouterr().out


def test_only_what_changed_is_copied_when_asked() -> None:
    put("bad.txt", BAD), put("clean.txt", "Fine.\n")
    assert seedlint("fix", ".", "--only-changed", "--output-dir", "out", "--ledger", "out.jsonl") == 0
    assert [p.name for p in Path("out").iterdir()] == ["bad.txt"]


def test_a_second_run_changes_nothing_and_does_not_copy_copies() -> None:
    put("bad.txt", BAD)
    for _ in range(2):
        assert seedlint("fix") == 0
        assert sorted(p.as_posix() for p in Path("reports").rglob("*.txt")) == ["reports/fixed/bad.txt"]
    before = Path("reports/fixes.jsonl").read_bytes(), Path("reports/fixed/bad.txt").stat().st_mtime_ns
    assert seedlint("fix") == 0
    assert before == (Path("reports/fixes.jsonl").read_bytes(), Path("reports/fixed/bad.txt").stat().st_mtime_ns)
    assert seedlint("fix", "reports/fixed", "--in-place") == 0
    assert before[1] == Path("reports/fixed/bad.txt").stat().st_mtime_ns


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_in_place_and_back_is_the_identity(encoding: str) -> None:
    file = put("bad.txt", BAD, encoding)
    before = file.read_bytes()
    assert seedlint("fix", "bad.txt", "--in-place") == 0
    assert file.read_bytes() == GOOD.encode(encoding)
    assert seedlint("undo", "reports/fixes.jsonl") == 0
    assert file.read_bytes() == before


def test_undo_leaves_a_file_alone_that_changed_since(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", BAD), put("b.txt", BAD)
    seedlint("fix", "--in-place")
    put("a.txt", GOOD + "More.\n")
    assert seedlint("undo", "reports/fixes.jsonl") == 1
    assert Path("a.txt").read_bytes() == (GOOD + "More.\n").encode()
    assert Path("b.txt").read_bytes() == BAD.encode()
    assert "refused   a.txt: changed since it was fixed" in capsys.readouterr().out


def test_undo_of_some_files_and_without_writing(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", BAD), put("b.txt", BAD)
    seedlint("fix", "--in-place")
    assert seedlint("undo", "reports/fixes.jsonl", "a.txt", "--dry-run") == 0
    assert Path("a.txt").read_bytes() == GOOD.encode()
    assert seedlint("undo", "reports/fixes.jsonl", "a.txt") == 0
    assert (Path("a.txt").read_bytes(), Path("b.txt").read_bytes()) == (BAD.encode(), GOOD.encode())
    assert seedlint("undo", "reports/fixes.jsonl", "c.txt") == 1
    assert "the ledger says nothing of it" in capsys.readouterr().out


def test_unsafe_fixes_wait_to_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", "The color .\n")
    assert seedlint("fix", "a.txt") == 1
    assert Path("reports/fixed/a.txt").read_text() == "The color.\n"
    assert "1 finding left for a person; --safety unsafe would fix 1 of them." in capsys.readouterr().out
    assert seedlint("fix", "a.txt", "--safety", "unsafe") == 0
    assert Path("reports/fixed/a.txt").read_text() == "The colour.\n"


def test_what_is_not_shown_is_not_fixed() -> None:
    put("a.txt", "The color .\n")
    assert seedlint("fix", "a.txt", "--safety", "unsafe", "--confidence", "high") == 0
    assert Path("reports/fixed/a.txt").read_text() == "The color.\n"


def test_diff_shows_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", "One.\nTwo .\n")
    assert seedlint("fix", "--diff") == 0
    assert capsys.readouterr().out == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n One.\n-Two .\n+Two.\n"
    assert not Path("reports").exists()


def test_a_copy_never_lands_on_an_original() -> None:
    file = put("bad.txt", BAD)
    assert seedlint("fix", "bad.txt", "--output-dir", ".") == 2
    Path("out").mkdir()
    Path("out/bad.txt").symlink_to(file.resolve())
    assert seedlint("fix", "bad.txt", "--output-dir", "out") == 0
    assert file.read_bytes() == BAD.encode()
    assert not Path("out/bad.txt").is_symlink()


def test_a_copy_never_leaves_its_folder(tmp_path: Path) -> None:
    put("seeds/bad.txt", BAD)
    Path("out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    Path("out/seeds").symlink_to(tmp_path / "elsewhere")
    assert seedlint("fix", "seeds", "--output-dir", "out") == 4
    assert not list((tmp_path / "elsewhere").iterdir())


def test_files_outside_the_working_folder_keep_their_whole_path(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(BAD.encode())
    assert seedlint("fix", "../bad.txt") == 0
    assert (Path("reports/fixed") / file.relative_to(file.anchor)).read_bytes() == GOOD.encode()


def test_in_place_writes_through_a_link_but_not_out_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put("real.txt", BAD)
    Path("link.txt").symlink_to("real.txt")
    assert seedlint("fix", "link.txt", "--in-place") == 0
    assert Path("link.txt").is_symlink() and file.read_bytes() == GOOD.encode()
    (tmp_path / "outside.txt").write_bytes(BAD.encode())
    Path("out.txt").symlink_to(tmp_path / "outside.txt")
    assert seedlint("fix", "out.txt", "--in-place") == 4
    assert (tmp_path / "outside.txt").read_bytes() == BAD.encode()
    assert "outside the working folder" in capsys.readouterr().err


def test_hard_links_are_said_and_mode_bits_stay(capsys: pytest.CaptureFixture[str]) -> None:
    file = put("bad.txt", BAD)
    file.chmod(0o604)
    os.link(file, "other.txt")
    assert seedlint("fix", "bad.txt", "--in-place") == 0
    assert file.stat().st_mode & 0o777 == 0o604
    assert Path("other.txt").read_bytes() == BAD.encode()
    assert "bad.txt had 1 other name (hard links)" in capsys.readouterr().err


def test_what_cannot_be_read_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    put("bad.txt", BAD), put("latin.txt", "Déjà .", "latin-1")
    assert seedlint("fix") == 4
    assert Path("reports/fixed/bad.txt").read_bytes() == GOOD.encode()
    assert not Path("reports/fixed/latin.txt").exists()
    assert "not fixed: latin.txt: not UTF-8: undecodable at byte 1" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_not_utf8_goes_there_and_back() -> None:
    name = Path(os.fsdecode(b"caf\xe9.txt"))
    name.write_bytes(BAD.encode())
    assert seedlint("fix", ".", "--in-place") == 0
    assert name.read_bytes() == GOOD.encode()
    assert seedlint("undo", "reports/fixes.jsonl") == 0
    assert name.read_bytes() == BAD.encode()


def test_the_ledger_is_on_disk_before_the_first_text_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = put("a.txt", BAD), put("b.txt", BAD)
    write = InPlace.put

    def put_and_die(self: InPlace, file: Path, data: bytes, before: str | None = None) -> str:
        assert Path("reports/fixes.jsonl").exists()
        write(self, file, data, before)
        raise KeyboardInterrupt

    monkeypatch.setattr(InPlace, "put", put_and_die)
    with pytest.raises(KeyboardInterrupt):
        write_corrected(correct(["."], load([Path("../demo.yaml")])), InPlace(), Path("reports/fixes.jsonl"))
    assert (one.read_bytes(), two.read_bytes()) == (GOOD.encode(), BAD.encode())
    assert seedlint("undo", "reports/fixes.jsonl") == 0
    assert one.read_bytes() == two.read_bytes() == BAD.encode()


def test_where_the_ledger_cannot_be_written_no_text_changes(capsys: pytest.CaptureFixture[str]) -> None:
    text = put("a.txt", BAD)
    put("reports", "a file where the folder should be")
    assert seedlint("fix", "a.txt", "--in-place") == 2
    assert "reports/fixes.jsonl: the ledger cannot be written" in capsys.readouterr().err
    assert text.read_bytes() == BAD.encode()


def test_what_could_not_be_written_is_not_in_the_ledger() -> None:
    text = put("a.txt", BAD)
    done = correct(["."], load([Path("../demo.yaml")]))
    text.write_bytes(b"Another hand was faster .\n")
    write_corrected(done, InPlace(), Path("fixes.jsonl"))
    assert "changed while seedlint was at work" in str(done.failures[0])
    assert ledger.read(Path("fixes.jsonl")) == []
