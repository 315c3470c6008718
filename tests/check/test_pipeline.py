"""Laws of corpus questions: however the documents are ordered and split, the findings are the same."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import kinds
from lint.check.pipeline import check_document, check_documents, check_file
from lint.check.rulebook import Rulebook
from lint.check.runner import check_paths
from lint.check.tallies import finalize, merged
from lint.core.corpus import Corpus
from lint.core.text import Document
from lint.inputs.reader import Reader
from lint.packs.load import load

WORDS = [
    "the vice minister", "a vice-minister", "CPC Central Committee", "Central Committee of the CPC", "March 3", "3 April",
    "The River Towns Flood Council (RTFC)", "the Reed Trade Fair Council (RTFC)", "RTFC", "RFTC", "“reeds”", '"dikes"',
    "Li Moyu, Minister of the Flood Council,", "Li Moyu, director of the Flood Council,", "River Towns Flood Council",
    "River Town Flood Council", "rose.\n", "Share this page\n", "\nThe old ferry stops at noon and at night.\n",
]  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=7)


@cache
def book() -> Rulebook:
    """All rules of kinds that ask the corpus."""
    rules = load()
    return Rulebook(tuple(r for r in rules.rules if kinds.named(r.kind).corpus))


def documents(texts: list[str]) -> list[Document]:
    return [Document(t, f"{i}.txt") for i, t in enumerate(texts)]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.randoms())
def test_the_order_of_files_does_not_matter(texts: list[str], random: object) -> None:
    docs = documents(texts)
    shuffled = docs[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert check_documents(shuffled, book()).findings == check_documents(docs, book()).findings


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_what_documents_show_and_what_the_corpus_shows_is_all(texts: list[str]) -> None:
    docs = documents(texts)
    alone = check_documents(docs, replace(book(), corpus=False)).findings
    together = check_documents(docs, replace(book(), corpus_only=True)).findings
    assert set(alone) | set(together) == set(check_documents(docs, book()).findings)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 7), st.integers(0, 7))
def test_tallies_add_up_however_the_corpus_is_parted(texts: list[str], one: int, two: int) -> None:
    def tally(docs: list[Document]) -> dict[str, object]:
        total: dict[str, object] = {}
        for doc in docs:
            total = merged(total, pickle.loads(pickle.dumps(check_document(doc, book()).tallies)), book())
        return total

    docs, (i, j) = documents(texts), sorted((one, two))
    whole = tally(docs)
    left = merged(merged(tally(docs[:i]), tally(docs[i:j]), book()), tally(docs[j:]), book())
    right = merged(tally(docs[:i]), merged(tally(docs[i:j]), tally(docs[j:]), book()), book())
    expected = sorted(
        finalize(whole, book(), Corpus(len(docs), lambda wanted: docs)), key=lambda f: (f.sort_key, repr(f))
    )
    for parted in (left, right):
        assert (
            sorted(
                finalize(parted, book(), Corpus(len(docs), lambda wanted: docs)), key=lambda f: (f.sort_key, repr(f))
            )
            == expected
        )


def test_processes_do_not_matter(tmp_path: Path) -> None:
    for i, word in enumerate(WORDS * 2):
        (tmp_path / f"{i:02}.txt").write_text(
            f"{word} rose. {WORDS[(i * 5 + 1) % len(WORDS)]} sat.\n", encoding="utf-8"
        )
    one = check_paths([tmp_path], book(), jobs=1)
    assert one.findings
    for jobs in (2, 4):
        assert check_paths([tmp_path], book(), jobs=jobs).findings == one.findings


@pytest.mark.parametrize("name", ["page.html", "records.jsonl", "notes.md", "text.txt"])
def test_a_file_is_opened_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / name
    file.write_text('{"text": "The ferry stops at noon."}\n')
    opened: list[Path] = []
    real = Path.open

    def noted(path: Path, mode: str = "r", *args: object, **named: object) -> object:
        opened.append(path)
        return real(path, mode, *args, **named)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(Path, "open", noted)
    assert check_file(file, Rulebook(()), Reader()).documents == 1
    assert opened.count(file) == 1


def test_a_file_that_cannot_be_read_is_a_failure_unless_it_is_no_text(tmp_path: Path) -> None:
    lost, lock = tmp_path / "lost.md", tmp_path / "lost.lock"
    assert "cannot be read" in check_file(lost, Rulebook(()), Reader()).failures[0].what
    assert [skipped.why for skipped in check_file(lock, Rulebook(()), Reader()).skipped] == ["a lock file"]
