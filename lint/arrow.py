"""Tables in, tables out: one function for every engine that hands out Arrow tables (Ray Data, Spark, Dask, datatrove ...).

    from lint.arrow import Linter

    linter = Linter("rules.seed@1f2e3d4c5b6a", text="text", id="id")
    findings = linter(table)

All that comes back is rows: findings, failures, counts, and what the table adds to questions about the corpus, so that nothing is
lost, whatever an engine drops. `finalize` asks these questions of the rows of all tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, TypedDict, Unpack

from lint import kinds
from lint.check import pipeline
from lint.check.guard import Guard, LeftOut, Limits
from lint.check.rulebook import Rulebook
from lint.check.share import Checked
from lint.check.tallies import Tallies, merged
from lint.check.tallies import finalize as finalize_tallies
from lint.core import rows
from lint.core.corpus import Corpus, Wanted
from lint.core.errors import Failure, UsageError
from lint.core.finding import Finding, in_order
from lint.core.text import Document, SourceText
from lint.inputs.tables import pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

_COLUMNS = (
    ("what", "string"), ("rules", "string"), ("path", "string"), ("record", "int64"), ("field", "string"), ("id", "string"),
    ("rule", "string"), ("class", "string"), ("severity", "string"), ("confidence", "string"), ("start", "int64"), ("end", "int64"),
    ("line", "int64"), ("column", "int64"), ("found", "string"), ("message", "string"), ("evidence", "list"), ("fix", "string"),
    ("safety", "string"), ("documents", "int64"), ("characters", "int64"), ("data", "string"),
)  # fmt: skip
"""Columns of what comes back. `what` is `finding`, `failure`, `count` or `tally`, `rules` the fingerprint of the rules; `data` holds
the row exactly, for `finalize` and for programs that want all of a finding."""


_arrow = partial(pyarrow, "lint.arrow needs")


def schema() -> pa.Schema:
    """The columns of what `lint_batch` gives."""
    arrow = _arrow()
    types = {"string": arrow.string(), "int64": arrow.int64(), "list": arrow.list_(arrow.string())}
    return arrow.schema([(name, types[kind]) for name, kind in _COLUMNS])


def ddl() -> str:
    """The same columns as Spark's `mapInArrow` wants them."""
    types = {"string": "string", "int64": "bigint", "list": "array<string>"}
    return ", ".join(f"`{name}` {types[kind]}" for name, kind in _COLUMNS)


class Columns(TypedDict, total=False):
    """Arguments of `Linter` beside its rules."""

    text: str
    id: str | None
    path: str
    path_column: str | None
    source: str | None
    source_language: str | None
    language: str | None
    limits: Limits | None


class Linter:
    """Checks tables by one set of rules; an actor or a worker makes one, and calls it with each of its tables."""

    def __init__(
        self,
        rules: str | Sequence[str] | Rulebook,
        *,
        text: str = "text",
        id: str | None = None,
        path: str = "",
        path_column: str | None = None,
        source: str | None = None,
        source_language: str | None = None,
        language: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """`rules` are packs or a bundle, as for `--rules`. `text`, `id`, `source` (what the text translates) and `path_column`
        name columns; without `path_column` all rows are of the one `path`.

        Rows need an id to be found again in the whole corpus: without one, nothing is asked about it. With `limits`, records
        are checked in a process beside this one; those that kill or hang it are failures with their id.
        """
        self.rules = rules
        self.names = {"text": text, "id": id, "path": path_column, "source": source}
        self.path = path
        self.languages = source_language, language
        self.limits = limits
        self._guard: Guard[list[Document], Checked] | None = None

    def __getstate__(self) -> dict[str, object]:  # an engine sends it to its workers: what is open stays here
        return {k: v for k, v in self.__dict__.items() if k not in ("_guard", "book")} | {"_guard": None}

    @cached_property
    def book(self) -> Rulebook:
        """The rules."""
        return rulebook(self.rules)

    def __call__(self, table: pa.Table) -> pa.Table:
        """What is found in a table (or a record batch); raises `UsageError` for a column that it lacks."""
        documents = list(self.documents(table))
        found: list[dict[str, object]] = []
        for share in self._shares(documents):
            found += map(_finding, share.findings)
            found += (
                {"what": "failure", "path": f.path, "message": f.what, "data": rows.dumps(f)} for f in share.failures
            )
            found.append({"what": "count", "documents": share.documents, "characters": share.characters})
            if self.names["id"]:
                found += ({"what": "tally", "rule": name, "data": rows.dumps(t)} for name, t in share.tallies.items())
        of = self.book.fingerprint
        return _arrow().Table.from_pylist([{**row, "rules": of} for row in found], schema())

    def documents(self, table: pa.Table) -> Iterator[Document]:
        """The texts of a table; those that are null are none."""
        present = {key: name for key, name in self.names.items() if name}
        if missing := [name for name in present.values() if name not in table.schema.names]:
            raise UsageError(f"the table has no column '{missing[0]}'; there are: {', '.join(table.schema.names)}")
        columns = {key: table.column(name).to_pylist() for key, name in present.items()}
        there, here = self.languages
        for number, text in enumerate(columns["text"]):
            if isinstance(text, str):
                row = {key: values[number] for key, values in columns.items()}
                name = None if row.get("id") is None else str(row["id"])
                source = SourceText(row["source"], there) if isinstance(row.get("source"), str) else None
                yield Document(
                    text, str(row.get("path") or self.path or "-"), name if name is not None else number + 1, self.names["text"],
                    id=name, language=here, source=source,
                )  # fmt: skip

    def _shares(self, documents: list[Document]) -> Iterable[Checked]:
        if self.limits is None:
            return [pipeline.check_all(documents, self.book)]
        if self._guard is None:
            self._guard = Guard(partial(_checked, rules=self.rules), _lost, 1, self.limits, fork=False)
        return [share for _, share in self._guard.results(iter([[documents]]))]


def lint_batch(table: pa.Table, *, rules: str | Sequence[str] | Rulebook, **more: Unpack[Columns]) -> pa.Table:
    """What is found in one table; `more` are the arguments of `Linter`, which is better for many tables."""
    return Linter(rules, **more)(table)


def finalize(tables: Iterable[pa.Table], texts: Iterable[pa.Table], linter: Linter) -> pa.Table:
    """Findings about the corpus as a whole from the rows of all its tables; `texts` gives the same tables again, of which
    those records are looked at that a finding names. Raises `UsageError` for rows of other rules."""
    tallies: Tallies = {}
    documents = 0
    records = {record for rule in linter.book.rules for record in kinds.named(rule.kind).Records}
    for table in tables:
        for row in table.select(["what", "rules", "rule", "documents", "data"]).to_pylist():
            if row["rules"] != linter.book.fingerprint:
                raise UsageError(
                    f"rows of rules {row['rules'][:12]}, here are {linter.book.fingerprint[:12]}: check them again"
                )
            documents += row["documents"] or 0
            if row["what"] == "tally":
                tallies = merged(tallies, {row["rule"]: rows.loads(row["data"], object, records)}, linter.book)

    def again(wanted: Wanted) -> Iterator[Document]:
        return (d for table in texts for d in linter.documents(table) if d.record in wanted.get(d.path, ()))

    corpus = Corpus(documents, again)
    found = [_finding(f) for f in finalize_tallies(tallies, linter.book, corpus)]
    found += [{"what": "failure", "path": f.path, "message": f.what, "data": rows.dumps(f)} for f in corpus.failures]
    return _arrow().Table.from_pylist([{**row, "rules": linter.book.fingerprint} for row in found], schema())


def findings(table: pa.Table) -> list[Finding]:
    """The findings of a table of rows, in report order."""
    kept = (row["data"] for row in table.select(["what", "data"]).to_pylist() if row["what"] == "finding")
    return in_order(rows.loads(data, Finding) for data in kept)


def rulebook(rules: str | Sequence[str] | Rulebook) -> Rulebook:
    """The rules of packs or of a bundle, once in a process."""
    if isinstance(rules, str):
        return _loaded((rules,))
    return rules if isinstance(rules, Rulebook) else _loaded(tuple(rules))


@lru_cache(maxsize=4)
def _loaded(paths: tuple[str, ...]) -> Rulebook:
    from lint import load_rules

    return load_rules(paths)


def _checked(documents: list[Document], left_out: LeftOut, *, rules: str | Sequence[str] | Rulebook) -> Checked:
    return pipeline.check_all(documents, rulebook(rules), left_out)


def _lost(documents: list[Document], why: str) -> Checked:
    return Checked(failures=[Failure(documents[0].path, f"{len(documents)} records could not be checked: {why}")])


def _finding(finding: Finding) -> dict[str, object]:
    place, fix = finding.place, finding.fix
    record = place.record if isinstance(place.record, int) else None
    return {
        "what": "finding", "path": place.path, "record": record, "field": place.field, "id": place.id, "rule": finding.rule,
        "class": finding.cls, "severity": str(finding.severity), "confidence": str(finding.confidence), "start": place.start,
        "end": place.end, "line": place.line, "column": place.column, "found": place.found, "message": finding.message,
        "evidence": list(finding.evidence), "fix": fix.edits[0].text if fix and len(fix.edits) == 1 else None,
        "safety": str(fix.safety) if fix else None, "data": rows.dumps(finding),
    }  # fmt: skip
