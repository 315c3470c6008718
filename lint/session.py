"""One run between settings and report: what the command line, the Python API and an editor share.

session = Session(settings)
report = session.report(session.check(), "text")
done = session.fix()
"""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from lint.check import runner
from lint.check.rulebook import Rulebook
from lint.config.file import FOREIGN, NAMES, WORDS
from lint.config.settings import Settings
from lint.core.cache import Cache, default_folder
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding, Origin
from lint.core.result import Progress, Result
from lint.filters import disposition
from lint.filters.disposition import Filters
from lint.inputs import fields
from lint.inputs.discover import discover
from lint.inputs.format import Reading
from lint.inputs.globs import Globs, globs
from lint.inputs.reader import Reader, named, source_lines
from lint.inputs.remote import located
from lint.packs.extends import widened
from lint.packs.load import load
from lint.report import formats
from lint.report.model import Report

if TYPE_CHECKING:  # a run that recalls all its results imports neither what checks nor what fixes
    from lint.core.corpus import Wanted
    from lint.core.text import Document
    from lint.filters.decisions import Decision, Selection
    from lint.fix.session import Corrected

_UNTOLD = (
    "No --source-lang: rules that know the language of the source (countries, numbers, ...) compared only sources that show "
    "theirs, by script or small words (en, zh, ru, ar, es, fr, de)."
)


class Session:
    """A run with these settings; rules, files of suppressions and the baseline are read when first needed, and once."""

    def __init__(self, settings: Settings, rulebook: Rulebook | None = None) -> None:
        """`rulebook` takes the place of the rules that the settings ask for."""
        self.settings = settings
        self._given = rulebook
        self.told: Callable[[str], None] | None = None
        """Told what takes long before it begins, in words for people."""

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules that the settings ask for."""
        if self._given is not None:
            return self._given
        asked = self.settings
        kept = Cache(default_folder() if asked.cache else None)
        book = rules_at([p for p in asked.rules if p != "none"] if asked.rules else None, kept, self.told)
        if asked.terms:
            from lint.packs.termfile import with_terms

            book = with_terms(book, Path(asked.terms))
        disposition.check_names(asked, book)
        return dataclasses.replace(
            book.select(asked.select, asked.ignore), corpus=asked.corpus, corpus_only=asked.corpus_only
        )

    @cached_property
    def reader(self) -> Reader:
        """How files are read; raises `UsageError` for a format or a field that is none."""
        asked = self.settings
        for name in (asked.input_format, *asked.formats.values()):
            if name and name != "none":
                named(name)
        for name in (*asked.text_field, asked.id_field, asked.source_field):
            fields.check(name)
        reading = Reading(
            asked.text_field, asked.id_field, asked.source_field, asked.source_lang, asked.target_lang,
            parallel=source_lines(Path(asked.source_file)) if asked.source_file else (), parallel_name=asked.source_file,
        )  # fmt: skip
        return Reader(
            "parallel" if asked.source_file else asked.input_format, asked.encoding, tuple(asked.formats.items()), tuple(asked.encodings.items()), reading,
            asked.root, frozenset(map(os.path.abspath, own_files(asked))), (WORDS, NAMES[0]),
        )  # fmt: skip

    @cached_property
    def filters(self) -> Filters:
        """What decides which findings count."""
        return Filters(self.settings, self.rulebook)

    @property
    def exclude(self) -> Globs | None:
        """The paths that are left out."""
        return globs(self.settings.exclude, self.settings.root)

    def discover(self, outside: Path | None = None) -> tuple[list[Path], list[Failure]]:
        """The files that the settings name, and what is wrong with the paths; without those under `outside`."""
        asked = self.settings
        files, failures = discover(
            asked.paths, self.exclude, force=asked.force_exclude, encoding_of=self.reader.encoding_of
        )
        if outside is not None:
            files = [f for f in files if not f.resolve().is_relative_to(outside.resolve())]
        return files, failures

    def check(self, progress: Progress = None) -> Result:
        """Check the files as one corpus."""
        asked = self.settings
        return runner.check_paths(
            asked.paths, self.rulebook, reader=self.reader, exclude=self.exclude, force_exclude=asked.force_exclude,
            jobs=asked.jobs, progress=progress,
        )  # fmt: skip

    def check_bytes(self, name: Path, data: bytes) -> Result:
        """Check what a file of this name would hold, a very large one in pieces as any file."""
        from lint.check import pipeline
        from lint.check.share import whole_files
        from lint.inputs.again import records_in
        from lint.inputs.pieces import pieces_of
        from lint.inputs.source import documents_of

        def again(wanted: Wanted) -> Iterator[Document]:
            for records in wanted.values():
                yield from records_in(pieces_of(name, data, self.reader), records, self.reader, whole)

        whole = partial(documents_of, name, data, self.reader)
        found = pipeline.check_content(pieces_of(name, data, self.reader), whole, self.rulebook, self.reader)
        shares = whole_files(found, self.rulebook, self.reader, again)
        return pipeline.total((share for _, share in shares), self.rulebook, again)

    def documents(self) -> Iterator[Document]:
        """The documents of the files, one after the other."""
        files, _ = self.discover()
        return self._read(files)

    def _read(self, files: Iterable[Path]) -> Iterator[Document]:
        from lint.core.text import Document
        from lint.inputs import pieces

        return (d for file in files for d in pieces.read(file, self.reader) if isinstance(d, Document))

    def report(self, result: Result, *wanted: str) -> Report:
        """What is shown of a result, with whole documents where one of the `wanted` formats shows them."""
        kept = self.filters(result)
        spoken = {f.rule for f in kept.findings}
        own = [rule for rule in disposition.OWN if rule.name in spoken]
        rules = (*self.rulebook.rules, *own) if own else self.rulebook.rules
        report = Report(kept.findings, result.failures, rules, result.documents, result.characters, hidden=kept.hidden)
        report.notes = [*self.rulebook.notes, *kept.notes(), *result.notes, *skipped_note(result.skipped)]
        report.skipped = result.skipped
        if (self.settings.source_field or self.settings.source_file) and not self.settings.source_lang:
            report.notes.append(_UNTOLD)
        if any(map(formats.wants_texts, wanted)):
            report.texts = self.documents_with(kept.findings)
        return report

    def documents_with(self, findings: Iterable[Finding]) -> dict[Origin, Document]:
        """The documents with these findings, read once more; one that changed meanwhile is left out."""
        by_origin: dict[Origin, list[Finding]] = {}
        for finding in findings:
            by_origin.setdefault(finding.place.origin, []).append(finding)
        paths = [file for path in {p: None for p, _, _ in by_origin} if (file := located(path)).is_file()]
        by_document = ((d, by_origin.get((d.path, d.record, d.field), ())) for d in self._read(paths))
        return {
            (d.path, d.record, d.field): d
            for d, mine in by_document
            if mine and all(d.text[f.place.start : f.place.end] == f.place.found for f in mine)
        }

    def fix(self, safety: str = "safe", *, outside: Path | None = None, progress: Progress = None) -> Corrected:
        """Correct the files in memory until nothing moves; only what `check` would show is fixed. Those under the folder
        `outside` are left out: they are the copies of an earlier run."""
        from lint.fix.session import FixSession, Policy

        files, failures = self.discover(outside)
        session = FixSession(self.rulebook, Policy(safety, self.filters.shown))
        session.add_files(files, self.reader, self.settings.jobs, progress)
        return session.run(failures)

    def fix_decided(
        self, decisions: Sequence[Decision], *, outside: Path | None = None, progress: Progress = None
    ) -> tuple[Corrected, Selection]:
        """Make exactly the corrections that a person accepted; what is left counts as `check` would show it."""
        from lint.fix.decided import carry_out

        files, failures = self.discover(outside)
        done, chosen = carry_out(
            files, self.rulebook, decisions, reader=self.reader, jobs=self.settings.jobs, progress=progress, failures=failures
        )  # fmt: skip
        done.left = self.filters.shown(done.left)
        return done, chosen

    def fix_bytes(self, name: Path, data: bytes, safety: str = "safe") -> Corrected | Failure | Skipped:
        """Correct what a file of this name would hold; what is no text comes back as the reason."""
        from lint.fix.opened import Opened, open_bytes
        from lint.fix.session import FixSession, Policy

        found = open_bytes(name, data, self.reader)
        if not isinstance(found, Opened):
            return found
        session = FixSession(self.rulebook, Policy(safety, self.filters.shown))
        session.add_opened(found)
        return session.run()

    def status(self, report: Report) -> int:
        """The exit status: 4 where something could not be checked, 1 with findings, 0 with none."""
        if report.failures:
            return 4
        return int(any(self.settings.fails(f.severity) for f in report.findings))


def rules_at(names: Iterable[str | Path] | None, kept: Cache, told: Callable[[str], None] | None = None) -> Rulebook:
    """The rules of packs (`None`: the shipped ones), of those that they extend, and of other tools (`vale:PATH`).

    Raises `RuleErrors` and `UsageError`.
    """
    if names is None:
        return load(cache=kept, told=told)
    paths, notes = widened(map(str, names)), list[str]()
    if any(path.startswith(FOREIGN) for path in paths):
        from lint.authoring.foreign import opened  # what makes packs is for those who have some to make

        paths, notes = opened(paths, kept)
    book = load(paths, cache=kept, told=told)
    return dataclasses.replace(book, notes=[*book.notes, *notes]) if notes else book


def skipped_note(skipped: Sequence[Skipped]) -> Iterator[str]:
    """What was not looked at because it is no text, in one line: in silence it would be taken for checked."""
    if skipped:
        reasons = Counter(s.why for s in skipped)
        told = ", ".join(f"{why} {n}" if n > 1 else why for why, n in reasons.most_common())
        n = len(skipped)
        yield f"{n} file{'s' * (n != 1)} left out, no text for seedlint ({told}); --show-files names {'them' if n > 1 else 'it'}."


def own_files(asked: Settings) -> Iterator[str | Path]:
    """What runs with these settings read, as far as it could be taken for texts."""
    yield from (path for path in (asked.suppressions, asked.diff_file, *asked.rules) if path)
    beside = (disposition.baseline_file(asked), disposition.suppressions_file(asked), disposition.words_file(asked))
    yield from (path for path in beside if path)
