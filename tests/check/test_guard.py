"""Several processes give what one gives; a process that dies takes nothing with it but the file it held."""

from __future__ import annotations

import dataclasses
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from places import ROOT, SEEDS

from lint.check import guard, pipeline, runner
from lint.check.rulebook import Rulebook
from lint.core.errors import UsageError
from lint.core.text import Undecodable
from lint.inputs import chunks, pieces
from lint.inputs.chunks import cut
from lint.inputs.reader import Reader
from lint.packs.load import load

WORDS = "The harbour was was closed. Nobody knew  why , said Ms Ito.\n\n"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False).select(ignore=["mixups-zh", "mixups", "names"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "SMALL_BYTES", 0)
    monkeypatch.setattr(guard, "BATCH_PIECES", 3)
    for i in range(20):
        (tmp_path / f"{i:02}.txt").write_text(WORDS * (1 + i % 4) + f"Page {i} of 20\n")
    return tmp_path


@pytest.mark.parametrize("jobs", [2, 3])
def test_findings_do_not_depend_on_the_number_of_processes(folder: Path, book: Rulebook, jobs: int) -> None:
    alone = runner.check_paths([folder], book, jobs=1)
    ticks: list[tuple[int, int, int]] = []
    shared = runner.check_paths([folder], book, jobs=jobs, progress=lambda *told: ticks.append(told))
    assert alone.findings == shared.findings != []
    assert (alone.documents, alone.characters) == (shared.documents, shared.characters)
    sizes = [file.stat().st_size for file in sorted(folder.iterdir())]
    assert ticks == [(done, sum(sizes), n) for n, done in enumerate(itertools.accumulate(sizes), 1)]


forked = pytest.mark.skipif(sys.platform != "linux", reason="a process that is spawned knows nothing of this test")


def test_findings_do_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    seeds = SEEDS
    (tmp_path / "asean.txt").write_text(
        "ASEAN met. ASEAN's offices and an ASENA-led group welcome ASENA's plan, ASENA said.\n"
    )
    command = [sys.executable, "-m", "lint", "check", str(seeds), str(tmp_path), "--no-cache", "--format", "jsonl"]
    levels = ["--severity", "info", "--confidence", "low", "--fail-on", "never"]
    one, two = (
        subprocess.run([*command, *levels], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in "12"
    )
    assert one.stdout == two.stdout != b""
    assert b"ASENA" in one.stdout


@forked
def test_a_file_that_kills_its_process_is_named_and_the_rest_goes_on(
    folder: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = dataclasses.replace(book, corpus=False)
    whole = runner.check_paths([folder], book, jobs=1)
    check = pipeline.check_file

    def deadly(path: Path, rulebook: Rulebook, reader: Reader, left_out: guard.LeftOut) -> pipeline.Checked:
        if path.name in ("07.txt", "08.txt", "19.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return check(path, rulebook, reader, left_out)

    monkeypatch.setattr(pipeline, "check_file", deadly)
    result = runner.check_paths([folder], book, jobs=2)
    assert [Path(f.path).name for f in result.failures] == ["07.txt", "08.txt", "19.txt"]
    assert "killed its process" in result.failures[0].what
    bad = {f.path for f in result.failures}
    assert result.findings == [f for f in whole.findings if f.place.path not in bad]


@forked
def test_a_process_killed_once_loses_nothing(folder: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = runner.check_paths([folder], book, jobs=1)
    check, mark = pipeline.check_file, folder / ".killed"

    def killed_once(path: Path, rulebook: Rulebook, reader: Reader, left_out: guard.LeftOut) -> pipeline.Checked:
        if path.name == "05.txt" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return check(path, rulebook, reader, left_out)

    monkeypatch.setattr(pipeline, "check_file", killed_once)
    result = runner.check_paths([folder], book, jobs=2)
    assert mark.exists()
    assert (result.failures, result.findings) == ([], whole.findings)


@pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path, end: signal.Signals) -> None:
    for i in range(4):
        (tmp_path / f"{i}.txt").write_text(WORDS * 10_000)
    command = [
        sys.executable,
        "-m",
        "lint",
        "check",
        str(tmp_path),
        "--jobs",
        "2",
        "--no-cache",
        "--output",
        os.devnull,
    ]
    with subprocess.Popen(command, cwd=ROOT) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        workers: list[str] = []
        while len(workers) < 2 and process.poll() is None:
            time.sleep(0.05)
            workers = children.read_text().split()
        assert len(workers) == 2
        process.send_signal(end)
    until = time.monotonic() + 60
    while (left := [w for w in workers if _runs(w)]) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == []


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_large_file_is_checked_in_portions_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    file = tmp_path / "large.txt"
    file.write_text("".join(f"Chapter {i}.\n\nIt was teh harbour “harbour” that closed.\n\n" for i in range(200)))
    rules = load(prove=False).select(["repeats/word", "spacing/trailing-spaces", "punctuation/doubled"])
    whole = runner.check_paths([file], rules)
    monkeypatch.setattr(pieces, "LARGE_BYTES", 1000)
    monkeypatch.setattr(pipeline, "SMALL_BYTES", 0)
    monkeypatch.setattr(pieces, "chunks", partial(chunks.chunks, size=700))
    parts = runner.check_paths([file], rules, jobs=jobs)
    assert parts.findings == whole.findings
    assert (parts.documents, parts.characters) == (whole.documents, whole.characters) == (1, len(file.read_text()))
    assert "chunks" in parts.notes[0] and whole.notes == []


def test_what_comes_before_undecodable_bytes_of_a_large_file_is_checked(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LARGE_BYTES", 1000)
    monkeypatch.setattr(pieces, "chunks", partial(chunks.chunks, size=700))
    file = tmp_path / "large.txt"
    file.write_bytes(WORDS.encode() * 40 + b"\xff")
    result = runner.check_paths([file], book)
    assert result.findings
    assert "undecodable at byte" in result.failures[0].what and "what comes before" in result.failures[0].what


@given(st.lists(st.sampled_from(["a b ", "é", "x" * 30, "\n", "\r", "\r\n", "\n\n", "\U0001f600"]), max_size=60))
@example(["é" * 3, "x" * 60, "\r\n"])
def test_portions_make_up_the_file(pieces: list[str]) -> None:
    text = "".join(pieces)
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"seedlint-{os.getpid()}.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(text.encode(encoding))
        documents = [chunk.read() for chunk in chunks.chunks(path, 16)]
        assert "".join(d.text for d in documents) == text
        assert not any(d.text.endswith("\r") and e.text.startswith("\n") for d, e in itertools.pairwise(documents))
        at = 0
        for d in documents:
            lines = text[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert (d.past.characters, d.past.lines, d.past.column) == (at, len(lines) - 1, len(lines[-1]))
            at += len(d.text)
    path.unlink()


def test_undecodable_bytes_are_told_in_terms_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(b"\xef\xbb\xbf" + "é\n".encode() * 40 + b"\xff\n")
    with pytest.raises(Undecodable) as caught:
        list(chunks.chunks(file, 7))
    assert caught.value.offset == 3 + 120


@pytest.mark.parametrize(
    "text, left",
    [
        ("one one one\n\ntwo\nthree", "two\nthree"),
        ("o\n\ntwo\ntwo\nthree three", "three three"),
        ("one one one\r\ntwo two two two", "two two two two"),
        ("short", ""),
        ("no end of this", ""),
        ("a " * 30, "a " * 25),
        ("x" * 40, "x" * 8),
    ],
)
def test_portions_end_at_the_first_good_place(text: str, left: str) -> None:
    assert text[cut(text, 8, goes_on=False) :] == left


def kill(document: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(document: int) -> None:
    time.sleep(600)


def fail(document: int) -> None:
    raise ValueError("no such river")


def swell(document: int) -> None:
    swollen.append(bytearray(b"x") * 400_000_000)
    time.sleep(600)


swollen: list[bytearray] = []


@forked
@pytest.mark.parametrize(
    "harm, why",
    [
        (kill, "killed its process, or ran out of memory"),
        (hang, "took more than 5 s"),
        (fail, "failed with an internal error (ValueError: no such river)"),
        (swell, "took more than {most} MB of memory"),
    ],
)
def test_a_document_that_does_harm_twice_is_left_out_and_nothing_else(harm: Callable[[int], None], why: str) -> None:
    """Pieces of three documents each; of the fourth piece the second document does harm."""

    def work(piece: int, left_out: guard.LeftOut) -> list[str]:
        out = []
        for document in range(3):
            if document in left_out:
                out.append(left_out[document])
                continue
            guard.begins(document, 10)
            if (piece, document) == (4, 1):
                harm(document)
            out.append(f"{piece}.{document}")
        return out

    def lost(piece: int, why: str) -> list[str]:
        return [why]

    most = guard._memory(os.getpid()) + 200_000_000  # a helper begins with what this process has
    limits = guard.Limits(5.0 if harm is hang else 60.0, most if harm is swell else 0)
    done = list(guard.each(((piece, 200_000) for piece in range(9)), work, lost, 2, limits))
    expected = [(piece, [f"{piece}.{document}" for document in range(3)]) for piece in range(9)]
    expected[4] = (4, ["4.0", why.format(most=most // 1_000_000), "4.2"])
    assert done == expected


@forked
def test_a_piece_that_does_harm_whatever_is_left_out_is_lost_alone() -> None:
    def work(piece: int, left_out: guard.LeftOut) -> str:
        if piece == 2:
            raise ValueError("while it is read")
        return "done"

    done = list(guard.each(((piece, 1) for piece in range(4)), work, lambda piece, why: why, 1))
    assert done == [
        (0, "done"),
        (1, "done"),
        (2, "failed with an internal error (ValueError: while it is read)"),
        (3, "done"),
    ]


@forked
def test_what_is_raised_on_purpose_is_raised_here() -> None:
    def work(piece: int, left_out: guard.LeftOut) -> str:
        raise UsageError("unknown encoding")

    with pytest.raises(UsageError, match="unknown encoding"):
        list(guard.each([(1, 1)], work, lambda piece, why: why, 1))
