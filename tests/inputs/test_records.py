"""Files of records: what a finding says of its place, what breaks, and what is written."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from functools import partial
from pathlib import Path

import pytest
from fixing import correct

from lint.check.pipeline import check_all
from lint.check.rulebook import Rulebook
from lint.check.runner import check_paths
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding
from lint.core.text import Document, sha256
from lint.fix import ledger
from lint.fix.destination import InPlace, write_corrected
from lint.inputs import containers, pieces
from lint.inputs.batches import batches
from lint.inputs.format import Reading
from lint.inputs.formats import csv
from lint.inputs.reader import Reader
from lint.inputs.source import documents_of
from lint.packs.load import load

PACK = """\
pack: t
about: For tests.
rules:
- id: wrong
  kind: pattern
  message: '{found}'
  severity: error
  confidence: high
  class: misspelling
  why: a test
  source: none
  find: 'wrng'
  fix: {replace: wrong, safety: safe}
  examples:
  - {bad: 'a [[wrng]] word', good: 'a wrong word'}
  - {ok: 'a wrong word'}
"""


@pytest.fixture
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    pack = tmp_path_factory.mktemp("rules") / "t.yaml"
    pack.write_text(PACK)
    return load([pack])


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(book: Rulebook, name: str, data: bytes, **reading: object) -> list[Finding]:
    reader = Reader(reading=Reading(**reading))  # type: ignore[arg-type]
    return check_all(documents_of(Path(name), data, reader), book).findings


TABLE = [
    ("a.jsonl", '{"id": "x", "text": "a wrng word"}', "1 [x] text:1:3"),
    ("a.jsonl", '\n{"text": "one\\ntwo wrng"}\n', "2 text:2:5"),
    ("a.jsonl", '{"id": 7, "messages": [{"content": "ok"}, {"content": "some wrng words here now"}]}', "1 [7] messages[1].content:1:6"),
    ("a.json", '[{"id": 1, "content": "fine"}, {"id": 2, "content": "wrng"}]', "2 [2] content:1:1"),
    ("a.csv", "id,text\nq,fine\nr,wrng\n", "2 [r] text:1:1"),
    ("a.csv", "text\n\"two\nlines\"\nwrng\n", "2 text:1:1"),
    ("a.tsv", "zh\ten\n词\twrng words here today\n", "1 en:1:1"),
    ("a.po", 'msgid "k"\nmsgstr "wrng"\n', "1 [k] msgstr:1:1"),
    ("a.md", "# Head\n\n> a *wrng* word\n", "3:6"),
    ("a.html", "<p>x\n<b>wrng</b></p>", "2:4"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>wrng</i>\n", "3:4"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "address"), TABLE)
def test_a_finding_names_record_id_field_line_and_column(book: Rulebook, name: str, text: str, address: str) -> None:
    assert [f.place.address for f in found(book, name, text.encode())] == [address]


def test_a_place_in_a_record_is_also_known_in_the_file(book: Rulebook) -> None:
    [finding] = found(book, "a.jsonl", '{"text": "ok"}\n{"text": "é\\n😀 wrng"}\n'.encode())
    assert (finding.place.line, finding.place.column) == (2, 3)
    assert finding.place.in_file[:4] == (2, 16, 2, 20)
    assert finding.place.in_file.columns_utf16 == (17, 21)


def test_fields_are_named_by_flags(book: Rulebook) -> None:
    data = b'{"a": {"b": "wrng"}, "c": ["wrng", "ok"], "text": "wrng", "k": "n1"}'
    fields = [f.place.field for f in found(book, "a.jsonl", data, text_fields=("a.b", "c[*]"), id_field="k")]
    assert fields == ["a.b", "c[0]"]


def test_a_field_that_no_record_has_is_an_error_with_those_there_are(book: Rulebook) -> None:
    reader = Reader(reading=Reading(text_fields=("txt",)))
    for name, data in (("a.jsonl", b'{"id": 1, "text": "wrng"}'), ("a.csv", b"id,text\n1,wrng\n")):
        [failure] = check_all(documents_of(Path(name), data, reader), book).failures
        assert failure.what == "no record has the field 'txt'; there are: id, text"


def test_a_broken_record_is_a_failure_with_its_line_and_the_others_go_on(book: Rulebook) -> None:
    data = b'{"text": "wrng"}\n{oops\n{"text": "wrng"}\n{"text": "\xff"}\n'
    share = check_all(documents_of(Path("a.jsonl"), data, Reader()), book)
    assert [f.place.record for f in share.findings] == [1, 3]
    assert [str(f).split(": ")[0] for f in share.failures] == ["a.jsonl:2", "a.jsonl:4"]


def test_what_is_no_text_is_named_with_the_reason(book: Rulebook) -> None:
    for name in ("pyproject.toml", ".pre-commit-config.yaml", "uv.lock", "run.log", "x.diff", "package.json", "a.ini"):
        Path(name).write_text("a wrng word\n")
    Path("a.docx").write_bytes(b"PK\0")
    result = check_paths(["."], book)
    assert not result.findings
    assert {s.path for s in result.skipped} == {
        "pyproject.toml",
        "uv.lock",
        "run.log",
        "x.diff",
        "package.json",
        "a.ini",
    }
    assert ["pandoc" in f.what for f in result.failures] == [True]


def test_configuration_makes_a_text_of_what_is_none(book: Rulebook) -> None:
    Path("a.yaml").write_text("a wrng word\n")
    assert len(check_paths(["a.yaml"], book, reader=Reader(formats=(("*.yaml", "plain"),))).findings) == 1


def test_legacy_encodings_are_read_when_named_and_guessed_in_the_message(book: Rulebook) -> None:
    data = ("a wrng wörd, naïve café déjà vu, à la carte. " * 4).encode("cp1252")
    [failure] = [x for x in documents_of(Path("a.txt"), data, Reader()) if isinstance(x, Failure)]
    assert "--encoding cp12" in failure.what
    [document] = documents_of(Path("a.txt"), data, Reader(encoding="cp1252"))
    assert isinstance(document, Document)
    assert "wörd" in document.text


def fixed(book: Rulebook, name: str, data: bytes, reader: Reader | None = None) -> bytes:
    """The file after a fix in place; undo must give the bytes back."""
    file = Path(name)
    file.write_bytes(data)
    done = correct([name], book, reader=reader)
    write_corrected(done, InPlace(), Path("reports/fixes.jsonl"))
    out = file.read_bytes()
    [undone] = ledger.undo(ledger.read(Path("reports/fixes.jsonl")))
    assert undone.state == "restored"
    return out


def test_every_other_byte_stays_and_undo_gives_all_of_them_back(book: Rulebook) -> None:
    cases = [
        ("a.jsonl", b'{ "id" :1,"text":"a wrng word of the caf\\u00e9 and the mill \\/ \\ud83d\\ude00","n":[1, 2]}\r\n\n{"text": "wrng"}'),
        ("a.csv", b'id;text;x\r\n1;wrng;"a ""b"""\r\n2;"It was a wrng word; she said ""yes"" to it.";\r\n'),
        ("a.md", b"---\nt:  x\n---\n\na **wrng** word  \nthere\\\nmore `wrng`\n"),
        ("a.html", b"<p class='wrng'>a&nbsp;<b>wrng</b> &rsquo;word<script>wrng</script>\n"),
        ("a.srt", b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>wrng</i>\r\n"),
        ("a.xlf", b'<xliff version="1.2"><file><body><trans-unit id="wrng"><source>wrng</source><target>a <g id="1">wrng</g></target></trans-unit></body></file></xliff>'),
        ("a.po", b'msgid "wrng"\nmsgstr ""\n"a wrng\\n"\n"word"\n'),
        ("a.tex", b"\\label{wrng} a wrng $wrng$ % wrng\n"),
        ("a.eml", b"Subject: wrng\r\n\r\na wrng word \r\n-- \r\nwrng\r\n"),
    ]  # fmt: skip
    counts = {"a.jsonl": 2, "a.csv": 2}
    for name, data in cases:
        Path("reports/fixes.jsonl").unlink(missing_ok=True)
        out = fixed(book, name, data)
        assert Path(name).read_bytes() == data
        assert len(out) - len(data) == counts.get(name, 1), name
        assert out.replace(b"wrong", b"wrng") == data


@pytest.mark.parametrize(
    ("suffix", "pack", "unpack"),
    [
        (".gz", gzip.compress, gzip.decompress),
        (".bz2", bz2.compress, bz2.decompress),
        (".xz", lzma.compress, lzma.decompress),
    ],
)
def test_compressed_records_are_read_and_written_back(
    book: Rulebook, suffix: str, pack: object, unpack: object
) -> None:
    data = b'{"text": "a wrng word"}\n'
    file = Path(f"a.jsonl{suffix}")
    file.write_bytes(pack(data))  # type: ignore[operator]
    write_corrected(correct([file], book), InPlace(), Path("l.jsonl"))
    assert unpack(file.read_bytes()) == b'{"text": "a wrong word"}\n'  # type: ignore[operator]
    [undone] = ledger.undo(ledger.read(Path("l.jsonl")))
    assert (undone.state, unpack(file.read_bytes())) == ("restored", data)  # type: ignore[operator]


def test_legacy_bytes_are_written_in_their_encoding_and_given_back(book: Rulebook) -> None:
    data = "a wrng wörd".encode("cp1252")
    assert fixed(book, "a.txt", data, Reader(encoding="cp1252")) == "a wrong wörd".encode("cp1252")
    assert sha256(Path("a.txt").read_bytes()) == sha256(data)


def test_a_correction_that_would_change_more_than_the_text_is_a_failure_that_names_the_rule(tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK.replace("replace: wrong", "replace: '`wrong'").replace("good: 'a wrong", "good: 'a `wrong"))
    Path("a.md").write_text("Some `code` and a wrng word with `code`.\n")
    done = correct(["a.md"], load([pack]))
    assert not any(c.changed for c in done.corrections)
    assert ["t/wrong" in f.what for f in done.failures] == [True]


@pytest.mark.parametrize("block", [60, containers.BLOCK_BYTES])
def test_batches_of_a_long_file_give_what_the_whole_gives(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(containers, "BLOCK_BYTES", block)
    monkeypatch.setattr(csv, "MAX_CELL_CHARACTERS", 400)
    rows = [f'{i},"some, text {i}\nwrng ""{"x" * (i % 7)}""' + "\n" * (i % 90) + '"' for i in range(200)]
    rows[150] = '150,"nothing closes this'
    lines = [json.dumps({"id": i, "text": f"é wrng {i}"}, ensure_ascii=i % 2 == 0) for i in range(200)]
    for name, text in (("a.jsonl", "\n".join(lines)), ("a.csv", "id,text\n" + "\n".join(rows))):
        data, reader = text.encode(), Reader()
        Path(name).write_bytes(data)
        whole = list(documents_of(Path(name), data, reader))
        for size in (100, 1_000):
            parts = [d for b in batches(Path(name), reader.door(Path(name)), reader, size) for d in b.read(reader)]
            assert list(map(told, parts)) == list(map(told, whole))
            one, other = check_all(parts, book), check_all(whole, book)
            assert (one.findings, one.failures, one.documents) == (other.findings, other.failures, other.documents)


def told(item: Document | Failure | Skipped) -> object:
    return (item.text, item.record, item.id) if isinstance(item, Document) else item


def test_anchors_hold_the_id_so_that_rows_may_be_put_in_between(book: Rulebook) -> None:
    one = found(book, "a.jsonl", b'{"id": "a", "text": "wrng"}\n{"id": "b", "text": "wrng"}\n')
    other = found(book, "a.jsonl", b'{"id": "c", "text": ""}\n{"id": "b", "text": "wrng"}\n')
    assert one[0].anchor != one[1].anchor == other[0].anchor
    assert one[1].place.identity == other[0].place.identity


def test_a_field_that_no_record_of_a_long_file_has_is_said(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGE_BYTES", 100)
    Path("a.jsonl").write_text('{"body": "a wrng word"}\n' * 50)
    (failure,) = check_paths(["a.jsonl"], book, reader=Reader(reading=Reading(("text",)))).failures
    assert failure.what == "no record has the field 'text'; there are: body"


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.bz2", "a.jsonl.xz", "a.jsonl.zst"])
def test_progress_tells_bytes_of_the_file_and_records(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(pieces, "LARGE_BYTES", 100)
    monkeypatch.setattr(pieces, "batches", partial(batches, size=5_000))
    monkeypatch.setattr(containers, "BLOCK_BYTES", 2_000)
    text = "".join(f'{{"id": {i}, "text": "a wrng word {i}"}}\n' for i in range(1_000)).encode()
    Path(name).write_bytes(containers.packed(name, b"", text))
    told: list[tuple[int, int, int]] = []
    check_paths([name], book, progress=lambda *done: told.append(done))
    size = Path(name).stat().st_size
    assert told[-1] == (size, size, 1_000)
    assert len(told) > 5
    assert told == sorted(told)


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.jsonl", b'{"text": "a wrng word", "language": "de"}\n'),
        ("a.json", b'[{"text": "a wrng word", "lang": "de"}]'),
        ("a.csv", b"text,language\na wrng word,de\n"),
        ("a.html", b'<html lang="de"><p>a wrng word</p></html>'),
        ("a.md", b"---\nlang: de\n---\na wrng word\n"),
        ("a.po", b'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "one"\nmsgstr "a wrng word"\n'),
    ],
)
def test_the_language_that_a_file_or_a_record_declares(name: str, data: bytes) -> None:
    documents = [d for d in documents_of(Path(name), data, Reader()) if isinstance(d, Document)]
    assert {d.language for d in documents if "wrng" in d.text} == {"de"}


@pytest.mark.parametrize(
    "name, data, kept",
    [
        ("a.html", "<p>so <a>wrng</a> <b> wrng </b></p>", True),
        ("a.html", "<p>so <a>wrng,</a> here</p>", False),
        ("a.tmx", "<tmx><header srclang='de'/><tu><tuv xml:lang='en'><seg>wrng</seg></tuv></tu></tmx>", True),
    ],
)
def test_no_element_is_left_without_its_text(tmp_path: Path, name: str, data: str, kept: bool) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(PACK.replace("replace: wrong", "delete: span").replace("good: 'a wrong", "good: 'a "))
    Path(name).write_text(data)
    done = correct([name], load([pack], prove=False))
    assert not done.failures
    assert any(c.changed for c in done.corrections) is not kept


def test_a_space_on_either_side_of_a_tag_stays() -> None:
    file = Path("a.md")
    file.write_text("They named it, where <type> is the kind.\n\nThe dam  was here.\n")
    done = correct([file], load(prove=False).select(["spacing/double-space"]))
    write_corrected(done, InPlace(), Path("l.jsonl"))
    assert file.read_text() == "They named it, where <type> is the kind.\n\nThe dam was here.\n"
