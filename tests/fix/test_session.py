"""What one round of fixing changed is checked again, and nothing else; what is found is what a new run would find."""

from __future__ import annotations

import html
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.check import pipeline, runner
from lint.check.rulebook import Rulebook
from lint.config.settings import Settings
from lint.fix.destination import InPlace, write_corrected
from lint.fix.opened import Opened, open_bytes
from lint.fix.session import FixSession
from lint.inputs import batches, chunks, pieces, sections, texts
from lint.inputs.reader import Reader
from lint.packs.load import load
from lint.session import Session
from tests.fixing import correct

QUIET = (
    "The harbour council “met” and spoke of dikes, of reed and of eels for a long time.",
    "The RTGC met in Kalvaria as well, and the mayor of the town said so.\nIt was late.",
    'The Flood Council of the River Towns (FCRT) "met" on Friday, and then it ended.',
    "Send the newsroom a letter",
    "Reed Tower is grey — the Tokaev house, Tokaeva street - and eels.",
    "short , odd",
)
SLIPS = (
    "The FCRT was glad.  The RTGC was not , it said .",
    "It rained in in the town, and then all ended , it is said.",
)
LONG = st.lists(st.sampled_from(QUIET * 2 + SLIPS), min_size=8, max_size=30)
ENDS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", " "])


PACK = """
pack: t
about: x
rules:
  - id: grey
    kind: pattern
    message: x
    severity: info
    confidence: high
    class: style
    why: x
    source: x
    find: 'grey'
    examples: [{bad: 'a [[grey]] one'}, {ok: 'a red one'}]
  - id: eels
    kind: pattern
    message: x
    severity: info
    confidence: high
    class: style
    why: x
    source: x
    find: 'eels'
    unless: [{document: {has: ['ended, it is said']}}]
    examples: [{bad: 'two [[eels]]'}, {ok: 'two eels, all ended, it is said'}]
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    pack = tmp_path_factory.mktemp("rules") / "pack.yaml"
    pack.write_text(PACK)
    asked = ["consistency", "acronyms", "repeats", "punctuation", "spacing", "corpus"]
    return Rulebook((*load(prove=False).select(asked).rules, *load([pack], prove=False).rules))


@contextmanager
def in_pieces(size: int) -> Iterator[None]:
    """Files are large, and their pieces small."""
    with (
        mock.patch.object(pieces, "LARGE_BYTES", 100),
        mock.patch.object(pieces, "chunks", partial(chunks.chunks, size=size)),
        mock.patch.object(pieces, "batches", partial(batches.batches, size=size)),
        mock.patch.object(pieces, "sections", partial(sections.sections, size=size)),
        mock.patch.object(pieces, "texts", partial(texts.texts, size=size)),
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.chdir(folder)
        yield


def laid_out(name: str, texts: Sequence[str], end: str = "\n\n") -> str:
    """Texts as a file of this name holds them."""
    match Path(name).suffix:
        case ".jsonl":
            return "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate(texts))
        case ".json":
            return json.dumps([{"id": n, "text": text} for n, text in enumerate(texts)], indent=1)
        case ".po":
            return "".join(
                f'msgid "{n}"\nmsgstr {json.dumps(text, ensure_ascii=False)}\n\n' for n, text in enumerate(texts)
            )
        case ".srt":
            return "".join(
                f"{n}\n00:00:{n % 60:02},000 --> 00:00:{n % 60:02},900\n{t}\n\n" for n, t in enumerate(texts)
            )
        case ".xml":
            return "<list>\n" + "".join(f"<item>{html.escape(text)}</item>\n" for text in texts) + "</list>\n"
        case ".csv":
            return "id,text\n" + "\n".join(f'{n},"{text}"' for n, text in enumerate(texts))
        case ".html":
            return "<title>Reeds</title>\n" + "".join(f"<p>It <em>is</em> {html.escape(t)}</p>{end}" for t in texts)
        case ".md":
            return end.join(f"> *It is* &lt;said&gt;\n\n{text}" for text in texts)
        case _:
            return end.join(texts)


def test_what_is_found_after_fixing_is_what_a_new_check_finds(rules: Rulebook) -> None:
    @given(LONG, ENDS, st.integers(40, 200), st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.po", "a.html", "a.md"]))
    def law(paragraphs: list[str], end: str, size: int, name: str) -> None:
        with in_pieces(size):
            file = Path(name)
            file.write_bytes(laid_out(name, paragraphs, end).encode())
            done = correct([file], rules)
            write_corrected(done, InPlace(), Path("ledger"))
            anew = runner.check_paths([file], rules)
            assert list(done.findings) == list(anew.findings)
            assert done.failures == anew.failures == []
            assert not any(c.changed for c in correct([file], rules).corrections)

    law()


def test_standard_input_is_checked_in_pieces_as_a_file_is(rules: Rulebook) -> None:
    text = "\n\n".join(f"Reed Tower {n} is grey , and eels live there, it is said." for n in range(100))
    with in_pieces(400):
        Path("a.txt").write_text(text)
        session = Session(Settings(), rules)
        held, read = session.check_bytes(Path("a.txt"), text.encode()), runner.check_paths(["a.txt"], rules)
    assert held.findings == read.findings
    assert len(held.findings) > 100
    assert held.documents == read.documents == 1


@pytest.mark.parametrize("held", [False, True], ids=["file", "standard-input"])
@pytest.mark.parametrize(
    ("name", "size"),
    [(f"a.{suffix}", 400) for suffix in ("txt", "jsonl", "csv", "json")]
    + [("a.html", 500), ("a.md", 600), ("a.po", 900), ("a.srt", 700), ("a.xml", 700)],
)
@pytest.mark.parametrize("at", [1, 90])
def test_a_correction_costs_the_check_of_one_piece(rules: Rulebook, name: str, size: int, at: int, held: bool) -> None:
    texts = [f"Reed Tower {n} is grey, and eels live there all year round." for n in range(100)]
    texts[at] = "Reed Tower is grey , it was said ."
    with in_pieces(size):
        Path(name).write_text(laid_out(name, texts))
        session = FixSession(rules)
        if held:
            opened = open_bytes(Path("in-" + name), Path(name).read_bytes(), Reader())
            assert isinstance(opened, Opened)
            session.add_opened(opened)
        else:
            session.add_files([Path(name)], Reader())
        with mock.patch.object(pipeline, "check_item", wraps=pipeline.check_item) as checked:
            done = session.run()
    assert checked.call_count == 1
    assert [len(c.result.applied) for c in done.corrections] == [2]


def test_a_piece_that_moves_takes_its_places_along(rules: Rulebook) -> None:
    with in_pieces(200):
        Path("a.txt").write_text(
            "It rained , and it rained .\n\n" + "".join(f"Tower {n} is grey.\n\n" for n in range(30))
        )
        done = correct(["a.txt"], rules)
        new = done.corrections[0].result.text
        places = [f.place for f in done.findings if f.rule == "t/grey"]
    assert len(places) == 30
    assert all(new[p.start : p.end] == p.found for p in places)
    assert [p.line for p in places] == list(range(3, 63, 2))
