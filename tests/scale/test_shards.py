"""Shards: however a corpus is cut, the sum is what one machine finds, byte for byte; whatever fails is named, and nothing twice."""

from __future__ import annotations

import dataclasses
import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from corpora import SENTENCES, STORY, TEXTS, corpus
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from places import ROOT

from lint.check import pipeline
from lint.check.guard import Limits
from lint.check.rulebook import Rulebook
from lint.config.settings import Settings
from lint.core.errors import UsageError
from lint.core.text import Document
from lint.inputs import batches, pieces
from lint.inputs.reader import Reader
from lint.kinds.near_duplicate import frequent as counting
from lint.packs.load import load
from lint.report import formats
from lint.scale import cut, gather, ranges, run, shard
from lint.scale.cut import File, Shard
from lint.session import Session


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False).select(["corpus", "repeats", "acronyms", "consistency", "names/variant"])


@pytest.fixture(scope="module", autouse=True)
def small_pieces() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LARGE_BYTES", 600)
        patch.setattr(pieces, "batches", partial(batches.batches, size=300))
        yield


def session(data: Path, book: Rulebook, **more: object) -> Session:
    asked = Settings(paths=(str(data), "missing"), severity="info", confidence="low", jobs=1, cache=False, **more)  # type: ignore[arg-type]
    return Session(asked, book)


def reports(one: Session, result: object) -> list[str]:
    names = ("json", "text", "sarif", "csv", "junit")
    return ["".join(formats.named(name)(one.report(result, name))) for name in names]  # type: ignore[arg-type]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([f"{s} {t}" for s in SENTENCES for t in SENTENCES[-4:]], 3, 5, 50)
@given(TEXTS, st.integers(1, 9), st.integers(1, 5), st.sampled_from([7, 50, 1_000_000]))
def test_any_number_of_shards_and_ranges_gives_what_one_machine_gives(
    tmp_path_factory: pytest.TempPathFactory, book: Rulebook, texts: list[str], shards: int, of: int, at_a_time: int
) -> None:
    folder = tmp_path_factory.mktemp("law")
    corpus(folder / "data", texts)
    alone = session(folder / "data", book)
    expected = reports(alone, alone.check())
    before, counting.MAX_NUMBERS_IN_MEMORY = counting.MAX_NUMBERS_IN_MEMORY, at_a_time
    try:
        for number in range(shards, 0, -1):
            shard.check(session(folder / "data", book), Shard(number, shards), folder / "run")
        known = run.read(folder / "run")
        again = session(folder / "data", book)
        assert reports(again, gather.gather(again, known, folder / "run")) == expected
        said = [ranges.conclude(again, known, folder / "run", keys) for keys in ranges.each(of) * 2]
        assert [f"range {keys}: concluded" in said for keys in ranges.each(of)] == [True] * of
        assert reports(again, gather.gather(again, known, folder / "run", of)) == expected
    finally:
        counting.MAX_NUMBERS_IN_MEMORY = before


@given(st.lists(st.integers(0, 400), max_size=12), st.integers(1, 9))
def test_each_piece_is_in_one_shard(sizes: list[int], shards: int) -> None:
    files = [File(Path(f"{i}.txt"), size, 0) for i, size in enumerate(sizes)]
    found = [p.path for n in range(1, shards + 1) for p in cut.pieces(files, Reader(), Shard(n, shards))]
    assert found == [f.path for f in files]


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", "1/2/3"])
def test_what_is_no_shard_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="3/64"):
        Shard.named(text)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    corpus(tmp_path / "data", [f"{SENTENCES[i % 7]} Number {i}." for i in range(20)])
    return tmp_path / "data"


def check_all(data: Path, book: Rulebook, folder: Path, shards: int = 3, **more: object) -> list[bool]:
    made = (shard.check(session(data, book, **more), Shard(n, shards), folder) for n in range(1, shards + 1))
    return [now for _, now in made]


def test_what_is_done_is_not_done_again(data: Path, book: Rulebook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert check_all(data, book, out) == [True] * 3
    shard.done_of(out, 2).unlink()
    assert check_all(data, book, out) == [False, True, False]
    assert sorted(p.name for p in out.iterdir()) == sorted(
        ["run.json", *(f"part-0000{n}.{end}" for n in (1, 2, 3) for end in ("corpus.jsonl.gz", "done", "jsonl.gz"))]
    )


def test_shards_of_other_rules_or_texts_are_refused(data: Path, book: Rulebook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    check_all(data, book, out)
    with pytest.raises(UsageError, match="rules are others"):
        check_all(data, book.select(ignore=["acronyms"]), out)
    with pytest.raises(UsageError, match="3 shards, not 4"):
        check_all(data, book, out, shards=4)
    with pytest.raises(UsageError, match="settings are others"):
        check_all(data, book, out, text_field=("note",))
    known, other = run.read(out), session(data, book.select(ignore=["acronyms"]))
    with pytest.raises(UsageError, match="made by rules"):
        gather.gather(other, known, out)
    os.utime(data / "a.jsonl")
    with pytest.raises(UsageError, match=r"changed since .*a\.jsonl"):
        check_all(data, book, out)
    with pytest.raises(UsageError, match=r"a\.jsonl changed"):
        gather.gather(session(data, book), known, out)


def test_a_missing_shard_is_named(data: Path, book: Rulebook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    check_all(data, book, out, 9)
    for number in (2, 3, 4, 7):
        shard.done_of(out, number).unlink()
    with pytest.raises(UsageError, match="not done: 2-4, 7;"):
        gather.gather(session(data, book), run.read(out), out)


def test_a_truncated_part_is_named(data: Path, book: Rulebook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    check_all(data, book, out)
    part = shard.part_of(out, 2)
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(shard.ShardError, match=r"part-00002\.jsonl\.gz.*run the shard again"):
        gather.gather(session(data, book), run.read(out), out)


@pytest.mark.skipif(sys.platform != "linux", reason="a process that is spawned knows nothing of this test")
def test_records_that_kill_or_hang_are_named_and_all_others_are_checked(
    data: Path, book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = dataclasses.replace(book, corpus=False)
    alone = session(data, book).check()
    check = pipeline.check_document

    def deadly(document: Document, rulebook: Rulebook) -> pipeline.Checked:
        if document.path.endswith("a.jsonl"):
            if document.id == "r7":
                os.kill(os.getpid(), signal.SIGKILL)
            if document.id == "r9":
                time.sleep(600)
            if document.id == "r11":
                raise RuntimeError("no such river")
        return check(document, rulebook)

    monkeypatch.setattr(pipeline, "check_document", deadly)
    out = tmp_path / "run"
    for number in (1, 2):
        shard.check(session(data, book), Shard(number, 2), out, limits=Limits(5.0))
    one = session(data, book)
    result = gather.gather(one, run.read(out), out)
    named = [(f.line, f.what.split(";")[0]) for f in result.failures if "left out" in f.what]
    assert named == [
        (8, "record 8, killed its process, or ran out of memory"),
        (10, "record 10, took more than 5 s"),
        (12, "record 12, failed with an internal error (RuntimeError: no such river)"),
    ]
    bad = {(str(data / "a.jsonl"), f"r{i}") for i in (7, 9, 11)}
    assert list(result.findings) == [f for f in alone.findings if (f.place.path, f.place.id) not in bad]
    assert result.documents == alone.documents - 3


def test_every_question_about_the_corpus_is_asked_by_ranges(data: Path, book: Rulebook, tmp_path: Path) -> None:
    """What random texts may leave out: each of these rules speaks, by one range as by five."""
    corpus(data.parent / "more", [f"{SENTENCES[i % len(SENTENCES)]} Number {i}." for i in range(60)] * 2)
    data, out = data.parent / "more", tmp_path / "run"
    (data / "slips.txt").write_text("Mr Zelinovra met nobody, and NTAO nobody else.")
    check_all(data, book, out)
    one, known = session(data, book), run.read(out)
    said = [ranges.conclude(one, known, out, keys) for keys in ranges.each(5)]
    assert said[0] == "range 1/5: told what it has; it is concluded by the same command when 4 more have told"
    assert said[4] == "range 5/5: concluded"
    with pytest.raises(UsageError, match=r"of 5 ranges these are not concluded: 1-4; .*--range 1/5"):
        gather.gather(one, known, out, 5)
    assert [ranges.conclude(one, known, out, keys).split(": ")[1] for keys in ranges.each(5)] == [
        *["concluded"] * 4,
        "was concluded before",
    ]
    result = gather.gather(one, known, out, 5)
    assert result.findings == one.check().findings
    asked = {"corpus/duplicate-document", "corpus/repeated-line", "corpus/repeated-passage", "names/variant"}
    asked |= {f"acronyms/{name}-in-corpus" for name in ("two-expansions", "misspelt")}
    asked |= {f"consistency/{name}" for name in ("name-in-corpus", "date-style", "quotation-marks-in-corpus")}
    assert asked - {f.rule for f in result.findings} == set()


def test_a_range_that_was_cut_off_or_is_of_another_run_is_done_again(
    data: Path, book: Rulebook, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    check_all(data, book, out)
    one, known = session(data, book), run.read(out)
    (keys,) = ranges.each(1)
    assert ranges.conclude(one, known, out, keys) == "range 1/1: concluded"
    path = ranges.file_of(out, keys)
    whole = path.read_bytes()
    path.write_bytes(whole[:20])
    with pytest.raises(UsageError, match="not concluded: 1"):
        gather.gather(one, known, out, 1)
    assert ranges.conclude(one, known, out, keys) == "range 1/1: concluded"
    assert path.read_bytes() == whole
    path.write_bytes(gzip.compress(b'["run","another"]\n'))
    assert ranges.conclude(one, known, out, keys) == "range 1/1: concluded"
    assert path.read_bytes() == whole


def command(data: Path, out: Path, number: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "lint",
        "check",
        str(data),
        "--select",
        "repeats,corpus",
        "--shard",
        f"{number}/2",
        "--out",
        str(out),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")
def test_a_full_disk_leaves_nothing_behind_and_says_so(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "run"
    corpus(data, [f"{STORY} The harbour was was closed on day {i}." for i in range(400)])
    limited = f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.argv = {command(data, out, 1)[2:]}; runpy.run_module('lint', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", limited], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "shard 1/2 could not be written" in done.stderr and "Traceback" not in done.stderr
    assert [p.name for p in out.iterdir() if p.name != "run.json"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "run"
    corpus(data, [f"{STORY} The harbour was was closed on day {i}." for i in range(400)])
    subprocess.run(command(data, out, 1), cwd=ROOT, check=True, capture_output=True)
    stamp = shard.part_of(out, 1).stat().st_mtime_ns
    with subprocess.Popen(command(data, out, 2), cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not any(p.name.startswith(".part-00002") for p in out.iterdir()) and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    assert not shard.done_of(out, 2).exists()
    for number in (1, 2):
        subprocess.run(command(data, out, number), cwd=ROOT, check=True, capture_output=True)
    assert shard.part_of(out, 1).stat().st_mtime_ns == stamp
    levels = ["--format", "json", "--severity", "info", "--fail-on", "never"]
    whole = [sys.executable, "-m", "lint", "check", str(data), "--select", "repeats,corpus", *levels]
    summed = [sys.executable, "-m", "lint", "gather", str(out), *levels]
    one, other = (subprocess.run(c, cwd=ROOT, capture_output=True).stdout for c in (whole, summed))
    assert one == other != b""
