"""The same text in several formats: what reading and writing cost beside plain text, and memory."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.bench import Bench, Part
from benchmarks.measure import Comparison, Line, short

SAMPLE = 0.3
"""Megabytes of text in each format."""

RECORD = 1_200
"""Characters of a record, roughly: a short page."""

MEMORY: tuple[float, ...] = (10, 100, 1_000)
"""Megabytes of records with which memory is measured."""

CHEAP = "names/short-word"
"""The one rule with which memory is measured: it does not depend on how many rules there are."""

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_SPACE = re.compile(r"\s+")


def scenario(bench: Bench) -> Part:
    """Records and markup beside plain text."""
    bench.warm()
    made = bench.cache / f"formats-{SAMPLE}"
    records = list(written(bench.corpus(1), made))
    size = sum(len(text.encode()) for text in records) / 1e6
    lines = bench.race(*(bench.seedlint(name, size, str(made / name)) for name in WRITERS))
    shares: dict[str, dict[str, float]] = json.loads(bench.inside("formats", str(made), *WRITERS))
    grown = list(memory(bench))
    return Part(
        "Formats",
        f"The same {len(records):,} records of some {RECORD:,} characters in each format, all shipped rules, one process, end to "
        "end: a file each of plain text, Markdown and HTML, one file of all in the others. *Reading and writing* is the share "
        "of decoding, parsing, mapping corrections back, checking the format's law and encoding in the time of `fix`. Then "
        "JSON Lines in gzip with one rule, for the memory.",
        [*lines.values(), *grown],
        [
            *(Comparison.of(f"format-{name}", lines[name], lines["plain"]) for name in WRITERS if name != "plain"),
            Comparison.of_number("memory", grown[-1].median().peak / 500),
            Comparison.of_number("reading-writing", max(sum(share.values()) for share in shares.values())),
        ],
        ("format", "records/s", "reading", "writing"),
        [
            (name, short(len(records) / lines[name].median().wall), f"{share['read']:.1%}", f"{share['write']:.1%}")
            for name, share in shares.items()
        ],
    )


def written(texts: Path, folder: Path) -> Iterator[str]:
    """The records, which lie in each format in a folder of its name."""
    records = []
    left = SAMPLE * 1e6
    for number, text in enumerate(paragraphs(texts)):
        records.append(text)
        left -= len(text)
        if left < 0 or number > 10_000:
            break
    if not folder.is_dir():
        for name, write in WRITERS.items():
            (folder / name).mkdir(parents=True)
            write(folder / name, records)
    yield from records


def paragraphs(texts: Path) -> Iterator[str]:
    """The words of all texts, in records of some paragraphs."""
    record: list[str] = []
    for path in sorted(texts.rglob("*.txt")):
        for block in path.read_text("utf-8").split("\n\n"):
            record.append(_SPACE.sub(" ", "".join(filter(str.isprintable, block.replace("\n", " ")))).strip())
            if sum(map(len, record)) > RECORD:
                yield "\n\n".join(filter(None, record))
                record = []
    if record:
        yield "\n\n".join(filter(None, record))


def _each(suffix: str, made: Callable[[str], str]) -> Callable[[Path, Sequence[str]], None]:
    def write(folder: Path, records: Sequence[str]) -> None:
        for number, text in enumerate(records):
            (folder / f"{number:06}{suffix}").write_text(made(text), "utf-8")

    return write


def _markdown(text: str) -> str:
    return _MARKS.sub(r"\\\1", text) + "\n"


def _html(text: str) -> str:
    body = "".join(f"<p>{html.escape(block)}</p>\n" for block in text.split("\n\n"))
    return f"<html><body>\n{body}</body></html>\n"


def _jsonl(folder: Path, records: Sequence[str]) -> None:
    lines = (json.dumps({"id": f"r{i}", "text": text}) + "\n" for i, text in enumerate(records))
    (folder / "records.jsonl").write_text("".join(lines), "utf-8")


def _csv(folder: Path, records: Sequence[str]) -> None:
    with (folder / "records.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *([f"r{i}", text] for i, text in enumerate(records))])


def _parquet(folder: Path, records: Sequence[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"id": [f"r{i}" for i in range(len(records))], "text": list(records)})
    pq.write_table(table, folder / "records.parquet")


WRITERS: dict[str, Callable[[Path, Sequence[str]], None]] = {
    "plain": _each(".txt", lambda text: text + "\n"),
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "markdown": _each(".md", _markdown),
    "html": _each(".html", _html),
}
"""How records are written in each format."""


def memory(bench: Bench) -> Iterator[Line]:
    """Records by the megabyte: what one process holds at most."""
    texts = list(paragraphs(bench.corpus(1)))
    for megabytes in MEMORY:
        file = bench.cache / f"records-{megabytes:g}.jsonl.gz"
        if not file.exists():
            with gzip.open(file, "wb", compresslevel=1) as packed, io.TextIOWrapper(packed, "utf-8") as out:
                done = number = 0
                while done < megabytes * 1_000_000:
                    text = f"Page {number}.\n\n{texts[number % len(texts)]}"
                    done += out.write(json.dumps({"id": number, "text": text}) + "\n")
                    number += 1
        name = f"{megabytes:,} MB of JSON Lines, one rule"
        yield bench.race(bench.seedlint(name, megabytes, "--select", CHEAP, str(file)), rounds=1)[name]
