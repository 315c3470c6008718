"""The law of every format: what is written reads as the corrected text, and all other characters are as they were."""

from __future__ import annotations

import csv as std_csv
import dataclasses
import io
import json
import string
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import pytest
from demo_packs import STOP, pack
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.check.runner import check_paths
from lint.core.finding import Edit, Place
from lint.core.text import Coding, Document
from lint.core.textmap import VERBATIM, TextMap, Unwritable
from lint.fix.rounds import apply
from lint.inputs.format import Parsed, Reading
from lint.inputs.law import broken_law
from lint.inputs.reader import named
from lint.inputs.source import Unit, documents_in
from lint.packs.load import load

ASKED = Reading(header="one,two,three,four\n1,2,3,4\n")
"""A table whose header is known."""

WORDS = st.text(st.sampled_from(string.ascii_letters + " .,;:-'\"é’漢\u00a0&<>*_[]()#|`\\/"), max_size=30)
ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20)
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85"), max_size=30
)

RECORDS = st.dictionaries(
    st.sampled_from(["text", "id", "title", "n"]), ANY | WORDS | st.integers() | st.lists(WORDS), max_size=4
)


@st.composite
def jsonl(draw: st.DrawFn) -> str:
    record = {**draw(RECORDS), "text": draw(ANY | WORDS)}
    return json.dumps(
        record,
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " : ")])),
    ) + draw(st.sampled_from(["\n", "\r\n", ""]))


@st.composite
def csv(draw: st.DrawFn) -> str:
    out = io.StringIO()
    cells = draw(st.lists(LINE | ANY, min_size=2, max_size=4))
    std_csv.writer(out, quoting=draw(st.sampled_from([std_csv.QUOTE_ALL, std_csv.QUOTE_MINIMAL]))).writerow(cells)
    return out.getvalue()


@st.composite
def html(draw: st.DrawFn) -> str:
    piece = st.sampled_from(
        "<p>|</p>|<b>|</b>|<br>|&amp;|&rsquo;|&nbsp;|&lt;|<!-- c -->|<code>|</code>|<pre>|</pre>|<td>|\n|  |<img src=x>|<script>a&b</script>".split(
            "|"
        )
    )
    return "".join(draw(st.lists(piece | st.text(string.ascii_letters + " ,.é", max_size=8), max_size=12)))


@st.composite
def markdown(draw: st.DrawFn) -> str:
    piece = st.sampled_from(
        [
            "# ",
            "- ",
            "> ",
            "1. ",
            "**",
            "*",
            "`",
            "``",
            "[a](b)",
            "\n",
            "\n\n",
            "  \n",
            "\\\n",
            "$x$",
            "    ",
            "```\n",
            "| a | b |\n|---|---|\n",
            "&amp;",
            "&eacute;",
            "<b>",
            "{{ x }}",
            "http://a.b/c",
            "\\*",
            "![i](j)",
            "***\n",
            "===\n",
            "\t",
            "\r\n",
            "[^1]",
            "[^1]: ",
        ]
    )
    return "".join(draw(st.lists(piece | st.text(string.ascii_letters + " ,.é", max_size=8), max_size=12)))


@st.composite
def subtitles(draw: st.DrawFn) -> str:
    cues = draw(st.lists(st.text(string.ascii_letters + " ,.-é<i>♪", min_size=1, max_size=20), max_size=3))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return "".join(f"{i}{end}00:00:0{i},000 --> 00:00:0{i},900{end}{text}{end}{end}" for i, text in enumerate(cues, 1))


@st.composite
def xml(draw: st.DrawFn) -> str:
    piece = st.sampled_from(["<b>x</b>", "<i/>", "&amp;", "&#233;", " ", "<!-- c -->", "<![CDATA[a<b]]>"])
    words = st.text(string.ascii_letters + " ,.é", min_size=1, max_size=12)
    return "<d><p>" + "".join(draw(st.lists(piece | words, max_size=8))) + " words of one sentence here.</p></d>"


@st.composite
def po(draw: st.DrawFn) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'

    texts = draw(
        st.lists(st.text(string.ascii_letters + ' ,.é%s\n"\\&', min_size=1, max_size=20), min_size=1, max_size=3)
    )
    return "".join(f'#: a.c:1\nmsgid "k{i}"\nmsgstr {quoted(text)}\n\n' for i, text in enumerate(texts))


@st.composite
def xliff(draw: st.DrawFn) -> str:
    piece = st.sampled_from(['<g id="1">x</g>', '<x id="2"/>', "&amp;", " ", "%s"])
    inner = "".join(draw(st.lists(piece | st.text(string.ascii_letters + " ,.é", max_size=8), max_size=6)))
    return (
        '<xliff version="1.2"><file source-language="de" target-language="en"><body><trans-unit id="u"><source>q</source>'
        f"<target>{inner}</target></trans-unit></body></file></xliff>"
    )


MARKS = st.lists(
    st.sampled_from(
        [
            "$a , b$",
            "\\emph{",
            "}",
            "% c\n",
            '\\"{o}',
            "~",
            "---",
            "``",
            "''",
            "\n\n",
            "\\section{",
            "\\begin{verbatim}x\\end{verbatim}",
            "* ",
            "== ",
            "----\n",
            ".. note::\n",
            "``x``",
            "|a|",
            ":ref:`x`",
            "#+X\n",
            "|-\n",
            "{{t}}",
            "[[l|",
            "]]",
            ".B x\n",
            "\\fB",
        ]
    )
    | st.text(string.ascii_letters + " ,.é", max_size=8),
    max_size=10,
).map("".join)

SOURCES = st.lists(
    st.sampled_from(
        [
            "# A comment of some words.\n",
            "x = 1\n",
            '"""',
            "// A comment of some words\n",
            "/* ",
            " */",
            "'a'",
            '"b"',
            "\n",
        ]
    )
    | st.text(string.ascii_letters + " ,.é", max_size=12),
    max_size=10,
).map("".join)


@st.composite
def notebook(draw: st.DrawFn) -> str:
    cells = [
        {"cell_type": sort, "metadata": {}, "source": text.splitlines(keepends=True) if draw(st.booleans()) else text}
        for sort, text in draw(st.lists(st.tuples(st.sampled_from(["markdown", "code"]), markdown()), max_size=3))
    ]
    return json.dumps(
        {"nbformat": 4, "cells": cells}, indent=draw(st.sampled_from([None, 1])), ensure_ascii=draw(st.booleans())
    )


FORMATS = {
    "plain": ANY, "jsonl": jsonl(), "json": jsonl(), "csv": csv(), "tsv": LINE, "markdown": markdown(), "notebook": notebook(), "html": html(),
    "subtitles": subtitles(), "xml": xml(), "po": po(), "xliff": xliff(), "latex": MARKS, "rst": MARKS, "asciidoc": MARKS,
    "org": MARKS, "wikitext": MARKS, "roff": MARKS, "source": SOURCES, "mail": MARKS.map(lambda text: f"Subject: x\n\n{text}"),
}  # fmt: skip


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    ends = [a if draw(st.booleans()) else b for a, b in zip(cuts, cuts[1:] + cuts[-1:], strict=True)]
    return [Edit(a, b, draw(WORDS)) for a, b in zip(cuts, ends, strict=True)]


def written(parsed: Parsed, raw: str, edits: list[Edit]) -> list[Edit]:
    """The edits of the file that make these edits of a text; none where they may not be made there."""
    if parsed.known is None:
        return edits
    try:
        return parsed.style.raw_edits(parsed.known, parsed.text, edits)
    except Unwritable:
        return []


@pytest.mark.parametrize("name", FORMATS)
def test_what_passes_the_law_reads_as_the_corrected_text_and_leaves_the_rest(name: str) -> None:
    module = named(name)

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        raw = data.draw(FORMATS[name])
        asked = dataclasses.replace(ASKED, name=f"a.{'tsv' if name == 'tsv' else 'py'}")
        texts = list(module.read(raw, asked))
        for parsed in texts:
            if parsed.known is None:
                assert parsed.text == raw
                continue
            assert _as_read(parsed) == parsed.text
        if not texts:
            return
        chosen = data.draw(st.sampled_from(texts))
        edits = data.draw(edits_of(chosen.text))
        made = written(chosen, raw, edits)
        after = apply(raw, made)
        wanted = {(p.record, p.field): apply(p.text, edits) if p is chosen and made else p.text for p in texts}
        if not broken_law(module, asked, raw, after, 0, wanted):
            again = {(p.record, p.field): p.text for p in module.read(after, asked)}
            assert again == wanted
            assert module.frame(after, asked) == module.frame(raw, asked)
        if not made:
            assert not broken_law(module, asked, raw, raw, 0, {(p.record, p.field): p.text for p in texts})

    law()


def _as_read(parsed: Parsed) -> str:
    """The text put together from its map: verbatim pieces out of the file, the others as the text has them."""
    known, out = parsed.known, ""
    assert known is not None
    for index, segment in enumerate(known.segments):
        end = known.segments[index + 1].start if index + 1 < len(known.segments) else known.length
        verbatim = known.raw[segment.raw_start : segment.raw_end]
        out += verbatim if segment.sort == 0 else parsed.text[segment.start : end]
        assert segment.sort != 0 or len(verbatim) == end - segment.start
    return out


@pytest.mark.parametrize("name", FORMATS)
def test_a_place_counts_in_its_file_and_of_a_record_in_its_field(name: str) -> None:
    module = named(name)
    asked = dataclasses.replace(ASKED, name=f"a.{'tsv' if name == 'tsv' else 'py'}")

    @settings(max_examples=100, deadline=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        raw = data.draw(FORMATS[name])
        for read in documents_in(Path("a"), Unit(raw), Coding(), module, asked):
            assert isinstance(read, Document)
            start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(read.text))] * 2)))
            place = Place.of(read, start, end)
            low, high = place.offsets
            counted = Document(read.text if read.record else raw)
            assert counted.position(low) == (place.line, place.column)
            assert counted.position(high) == (place.end_line, place.end_column)
            if read.record or read.map is None:
                assert counted.text[low:high] == place.found
            else:
                written = iter(raw[low:high])
                assert all(c in written for c in as_it_stands(read.map, place))

    law()


def as_it_stands(known: TextMap, place: Place) -> Iterator[str]:
    """Those characters of a place that the file holds as they read."""
    for offset, character in enumerate(place.found, place.start):
        if known.segments[bisect_right(known.starts, offset) - 1].sort == VERBATIM:
            yield character


FILES = [
    ("a.md", "# A *small* town\n\nThree &lt; four .\n", " .", "."),
    ("a.html", "<p>It&rsquo;s <b>a town</b> .</p>\n", " .", "."),
    ("a.html", "<p>It&rsquo;s a <b>town </b>.</p>\n", " </b>.", "</b>."),
    ("a.html", "<p>It&rsquo;s a town<b> </b>.</p>\n", " </b>.", None),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>One town .</i>\n", " .", "."),
    ("a.tex", "\\section{One} a \\emph{town .} % of it\n", " .", "."),
    ("a.jsonl", '{"text": "\\u00e9 town ."}\n', None, "."),
]


@pytest.mark.parametrize(("name", "raw", "span", "fixed"), FILES)
def test_what_is_reported_of_a_file_can_be_replaced_in_it(
    name: str, raw: str, span: str | None, fixed: str | None, tmp_path: Path
) -> None:
    file, rules = tmp_path / name, tmp_path / "demo.yaml"
    file.write_bytes(raw.encode())
    rules.write_text(pack(STOP), encoding="utf-8")
    (finding,) = check_paths([file], load([rules])).findings
    told = json.loads(json.dumps(finding.to_dict()))
    text = raw if span else json.loads(raw)["text"]
    assert text[told["start"] : told["end"]] == (span or told["found"])
    after = apply(text, [Edit(**edit) for edit in told["fix"]["edits"]])
    assert after == (text.replace(span or " .", fixed) if fixed else text)
    assert told["fix"]["choices"] == ([] if fixed else ["."])


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_records_take_every_correction(name: str) -> None:
    module = named(name)

    @settings(max_examples=300, deadline=None)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        raw = data.draw(FORMATS[name])
        for parsed in module.read(raw, ASKED):
            edits = data.draw(edits_of(parsed.text))
            if not parsed.text or not apply(parsed.text, edits):  # an empty text has no place for a correction
                continue
            assert parsed.known is not None
            after = apply(raw, parsed.style.raw_edits(parsed.known, parsed.text, edits))
            wanted = {
                (p.record, p.field): apply(p.text, edits) if p.field == parsed.field else p.text
                for p in module.read(raw, ASKED)
            }
            assert broken_law(module, ASKED, raw, after, 0, wanted) == ""

    law()
