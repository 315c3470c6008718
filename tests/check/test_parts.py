"""Parts of one file are no documents: what is found and counted does not depend on how the file was cut."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.check import elsewhere, runner
from lint.check.rulebook import Rulebook
from lint.core.result import Result
from lint.inputs import chunks, pieces, sections
from lint.inputs.reader import Reader
from lint.packs.load import load

STORY = (
    "The Flood Council of the River Towns (FCRT) met on {day} and spoke of dikes, of reed and of eels for a long time."
)
REMARK = "The RTGC met in Kalvaria as well, and the mayor of the town said so."
FURNITURE = "Send the newsroom a letter"


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return load(prove=False)


def checked(monkeypatch: pytest.MonkeyPatch, rules: Rulebook, files: list[Path], chunk: int) -> Result:
    monkeypatch.setattr(pieces, "LARGE_BYTES", chunk or 10**9)
    monkeypatch.setattr(pieces, "chunks", partial(chunks.chunks, size=chunk))
    monkeypatch.setattr(pieces, "sections", partial(sections.sections, size=chunk))
    return runner.check_paths(files, rules)


@pytest.mark.parametrize("chunk", [2_000, 7_000])
def test_the_same_text_whole_and_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook, chunk: int
) -> None:
    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(path.read_text() for path in sorted(Path("seeds").glob("*.txt"))))
    asked = rules.select(["consistency", "acronyms/undefined", "repeats/word", "punctuation"])
    whole, cut = (checked(monkeypatch, asked, [file], size) for size in (0, chunk))
    assert (cut.documents, cut.characters) == (whole.documents, whole.characters) == (1, len(file.read_text()))
    assert found(cut) == found(whole)
    assert {"consistency/quotation-marks", "acronyms/undefined"} < {f.rule for f in whole.findings}


@pytest.mark.parametrize("name", ["long.md", "long.html"])
def test_the_same_marked_text_whole_and_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook, name: str
) -> None:
    seeds = "\n".join(path.read_text() for path in sorted(Path("seeds").glob("*.txt")))
    lines = [line.replace(" of ", " <em>of</em> ") for line in seeds.split("\n") if line.strip()]
    file = tmp_path / name
    file.write_text("".join(f"<p>{line}</p>\n" if name.endswith("html") else f"{line}\n\n" for line in lines))
    asked = rules.select(["consistency", "acronyms/undefined", "repeats/word", "punctuation", "spacing"])
    whole, cut = (checked(monkeypatch, asked, [file], size) for size in (0, 3_000))
    assert [f.to_dict() for f in cut.findings] == [f.to_dict() for f in whole.findings]
    assert len(whole.findings) > 20
    assert (cut.documents, cut.characters) == (whole.documents, whole.characters)


def test_habits_of_the_document_hold_in_all_its_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook
) -> None:
    asked = rules.select(["spacing/missing-space-after-comma"])
    code = "Set `a` or `b`, then call `run()` and read `out.txt` in `/srv/data`.\n\n"
    story = paragraphs(*[f"On day {n} the ferry came,but nobody was there to meet it on the quay." for n in range(60)])
    file = tmp_path / "long.txt"
    for text, heard in ((code + story, 0), (story + code, 0), (story, 60)):
        file.write_text(text)
        cut = checked(monkeypatch, asked, [file], 2_000)
        assert len(cut.findings) == heard
        assert "names were compared" in cut.notes[0]


def test_habits_are_those_of_most_of_the_text_not_of_how_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook
) -> None:
    monkeypatch.setattr(elsewhere, "SAMPLE_CHARACTERS", 24_000)
    asked = rules.select(["spacing/missing-space-after-comma"])
    licence = paragraphs(*["Le texte est libre, et chacun peut le copier comme il veut, sans rien demander."] * 300)
    story = paragraphs(
        *[f"On day {n} the ferry came,but nobody was there to meet it on the quay." for n in range(2_000)]
    )
    file = tmp_path / "long.txt"
    file.write_text(licence + story)
    (known,) = {
        piece.part.elsewhere.habits["english"]  # type: ignore[union-attr]
        for piece in elsewhere.with_elsewhere(pieces.work_items(file, 10**7, Reader()), asked.rules)
    }
    assert known


@given(st.text(st.sampled_from("ab \n"), max_size=400), st.lists(st.integers(0, 400), max_size=4), st.integers(1, 3))
def test_a_sample_takes_whole_pieces_wherever_the_text_is_cut(text: str, cuts: list[int], apart: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elsewhere, "PIECE_CHARACTERS", 20)
        edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
        taken = [p for a, b in pairwise(edges) for p in elsewhere.sampled(text[a:b], a, 20 * apart)]
    assert "".join(taken) == text if apart == 1 else len("".join(taken)) <= len(text) // apart + 20 * (len(edges) + 1)


def found(result: Result) -> list[tuple[object, ...]]:
    return [(f.rule, f.place.start, f.place.end, f.severity, f.confidence, f.message) for f in result.findings]


def paragraphs(*texts: str) -> str:
    return "".join(f"{text}\n\n" for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        paragraphs(*[STORY.format(day="Friday")] * 40, *[STORY.format(day="Friday, she said,")] * 40, FURNITURE),
        paragraphs(*[f"{FURNITURE}\n\nA story of number {n} goes here, and then it ends." for n in range(40)]),
        paragraphs(REMARK, *[STORY.format(day=f"day {n}") for n in range(80)], REMARK),
        paragraphs(*[f"Reed Tower {n} is grey. The Tokaev house, Tokaeva street, and eels." for n in range(80)]),
    ],
    ids=["copies", "furniture", "acronyms", "names"],
)
def test_no_document_is_held_against_its_own_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook, text: str
) -> None:
    file = tmp_path / "long.txt"
    file.write_text(text)
    cut = checked(monkeypatch, rules, [file], 1_000)
    of_corpus = ("-in-corpus", "-in-some-documents")
    assert not [f for f in cut.findings if f.rule.startswith("corpus/") or f.rule.endswith(of_corpus)]


def test_copies_of_large_files_are_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Rulebook) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(paragraphs(*[STORY.format(day=f"day {n}") for n in range(80)]))
    cut = checked(monkeypatch, rules.select(["corpus/duplicate-document"]), files, 1_000)
    assert [(f.place.path, f.place.line, f.severity) for f in cut.findings] == [(files[1].as_posix(), 1, "warning")]


HAS = """pack: demo
about: What a document has anywhere.
rules:
  - id: quay
    kind: pattern
    message: '"{found}" where the text has a wharf'
    severity: warning
    confidence: high
    class: terminology
    why: One word for one thing.
    source: house style
    find: '\\bquay\\b'
    when: [{document: {has: [wharf, quay], min: 2}}]
    unless: [{document: {has: [jetty]}}]
    examples:
      - bad: 'A wharf, a [[quay]] and a quays: quay.'
      - ok: 'A quay.'
      - ok: 'A quay, a wharf, a wharf and a jetty.'
"""


@given(
    st.lists(st.sampled_from(["the quay", "a wharf", "some eels", "one jetty", "grey reed"]), min_size=1, max_size=12),
    st.integers(30, 200),
)
@settings(max_examples=60, deadline=None)
def test_what_a_document_has_does_not_depend_on_how_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], size: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    (folder / "demo.yaml").write_text(HAS)
    file = folder / "long.txt"
    file.write_text(paragraphs(*(f"They saw {word} by the river on that day." for word in words)))
    demo = load([str(folder / "demo.yaml")], prove=False)
    with pytest.MonkeyPatch.context() as patch:
        whole, cut = (checked(patch, demo, [file], chunk) for chunk in (0, size))
    assert found(cut) == found(whole)
    assert [f.evidence for f in cut.findings] == [f.evidence for f in whole.findings]
