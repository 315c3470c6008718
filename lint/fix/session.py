"""Correcting files as one corpus: check, fix, check what changed again, until nothing moves.

Documents are fixed a round at a time and together, because findings about the corpus (one concept under two names, a
block repeated in another file) change when any document does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lint.check import pipeline
from lint.check.elsewhere import with_elsewhere
from lint.check.rulebook import Rulebook
from lint.check.share import PieceShare, whole_files
from lint.core.corpus import Wanted
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding
from lint.core.result import Progress
from lint.core.text import Coding, Document, encode, sha256
from lint.fix.opened import Opened, open_file
from lint.fix.rounds import FixResult, Keep, fixable
from lint.inputs.again import records_in, records_of
from lint.inputs.discover import shown
from lint.inputs.pieces import WorkItem
from lint.inputs.reader import Reader


@dataclass
class Correction:
    """One file and what fixing made of it, in terms of its decoded text; `before` is the digest of the bytes that were
    read, out of their container."""

    file: Path
    before: str
    coding: Coding
    result: FixResult
    opened: Opened | None = None
    """How the file is read, where its text is not all of it."""

    @property
    def path(self) -> str:
        """The path as reports show it."""
        return shown(self.file)

    @property
    def changed(self) -> bool:
        """Whether the corrected text differs from the original."""
        return bool(self.result.edits)

    @property
    def data(self) -> bytes:
        """The corrected file, in the encoding of the original and with its byte-order mark."""
        return self.opened.packed(self.content) if self.opened else self.content

    @property
    def content(self) -> bytes:
        """The bytes of the corrected text, out of their container."""
        return encode(self.result.text, self.coding)

    @property
    def seen(self) -> str:
        """Digest of the bytes that the file had."""
        return sha256(self.opened.original) if self.opened else self.before

    def apply_round(self, findings: Sequence[Finding], safety: str, keep: Keep = None) -> bool:
        """One round of fixing (see `FixResult.apply_round`), with findings in terms of the file's texts."""
        if self.opened is None:
            return self.result.apply_round(findings, safety, keep)
        lifted = self.opened.lifted(findings)
        moved = self.result.apply_round(lifted, safety, keep, self.opened.lawful)
        back = {id(one): other for one, other in zip(lifted, findings, strict=True)}
        self.result.left = [back.get(id(f), f) for f in self.result.left]
        if moved:
            self.opened.moved_on(self.result.text)
        return moved

    def documents(self) -> Iterable[Document | Failure | Skipped]:
        """The documents of the text as it now is."""
        return self.opened.documents() if self.opened else [Document(self.result.text, self.path, coding=self.coding)]

    def refusals(self) -> Iterator[Failure]:
        """What could not be corrected without changing more than the text."""
        for reason in dict.fromkeys(why for _, why in self.result.refused):
            rules = sorted({f.rule for f, why in self.result.refused if why == reason})
            yield Failure(self.path, f"not corrected by {', '.join(rules)}: {reason}")


@dataclass
class Corrected:
    """What correcting a corpus came to: `corrections` for files that had something to fix, `files` are all that were
    read as text, `left` is what still counts of the findings in the corrected texts."""

    corrections: list[Correction] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    findings: Sequence[Finding] = ()
    """All findings of the last check."""


@dataclass(frozen=True)
class Policy:
    """What is fixed, and for how long: by default whatever is safe, until nothing moves.

    `wanted` picks from the findings of the corpus those whose corrections are asked for (`None`: all); `keep` says which
    findings of a document count, the others are neither fixed nor left over; with `once` there is a single round.
    """

    safety: str = "safe"
    keep: Keep = None
    wanted: Callable[[Sequence[Finding]], Sequence[Finding]] | None = None
    once: bool = False


@dataclass
class _Text:
    """One file or text of a session: how it is opened, what its pieces add to the corpus, and what became of it."""

    open: Callable[[Sequence[Finding]], Correction | None]
    shares: list[PieceShare] = field(default_factory=list)
    draft: Correction | None = None
    stale: bool = False

    @property
    def was_read(self) -> bool:
        """Whether there is a text in it."""
        return any(share.checked.documents for share in self.shares)


class FixSession:
    """Fixing as one corpus, whoever asks for it: files, the accepted corrections of a review, standard input, a string.

    Texts are fixed a round at a time and together; of a very large file only those pieces are checked again that a round
    changed. Nothing is written here (see `lint.fix.destination`).
    """

    def __init__(self, rulebook: Rulebook, policy: Policy | None = None) -> None:
        self.rulebook = rulebook
        self.policy = policy or Policy()
        self._texts: dict[str, _Text] = {}
        self._files: dict[str, Path] = {}
        self._reader = Reader()

    def add_files(
        self,
        files: Sequence[Path],
        reader: Reader,
        jobs: int = 1,
        progress: Progress = None,
    ) -> None:
        """Check files and take them in."""
        self._reader = reader
        for file in files:
            self._files[shown(file)] = file
            self._texts[shown(file)] = _Text(partial(opened, file, reader=reader))
        for piece, share in pipeline.check_pieces(files, self.rulebook, reader, jobs, progress):
            self._texts[shown(piece.path)].shares.append(PieceShare.of(piece, share))

    def add_opened(self, found: Opened) -> Correction:
        """Check what is already in memory and take it in; gives what becomes of it."""
        draft = Correction(found.file, sha256(found.content_before), found.coding, FixResult(found.text), found)
        self._add(shown(found.file), draft)
        return draft

    def add_text(self, text: str, path: str = "-") -> Correction:
        """Check a string and take it in; gives what becomes of it."""
        draft = Correction(Path(path), "", Coding(), FixResult(text))
        self._add(path, draft)
        return draft

    def _add(self, path: str, draft: Correction) -> None:
        self._texts[path] = _Text(lambda findings: draft, list(self._checked_again(draft, ())), draft)

    def run(self, failures: Iterable[Failure] = ()) -> Corrected:
        """Fix round by round until nothing moves, or once; `failures` are what went wrong before."""
        failures = list(failures)
        while True:
            shares = ((s.piece, s.summand()) for text in self._texts.values() for s in text.shares)
            whole = whole_files(shares, self.rulebook, self._reader, self._again)
            result = pipeline.total((share for _, share in whole), self.rulebook, self._again)
            wanted = self.policy.wanted(result.findings) if self.policy.wanted else result.findings
            found = by_path(wanted)
            moved = [path for path in self._texts if self._apply_round(path, found.get(path, []), failures)]
            if not moved or self.policy.once:
                break
        drafts = {path: text.draft for path, text in self._texts.items() if text.draft}
        failures += [failure for draft in drafts.values() for failure in draft.refusals()]
        left = [f for p, fs in found.items() for f in (drafts[p].result.left if p in drafts else self._kept(fs))]
        failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.line, f.what))
        texts = [file for path, file in self._files.items() if self._texts[path].was_read]
        return Corrected(list(drafts.values()), texts, failures, left, result.skipped, result.findings)

    def _again(self, wanted: Wanted) -> Iterator[Document]:
        """The documents of texts as they now are."""
        for path, records in wanted.items():
            draft = self._texts[path].draft if path in self._texts else None
            if draft is not None:
                yield from records_in(self._pieces(draft), records, self._reader, draft.documents)
            elif path in self._files:
                yield from records_of(self._files[path], records, self._reader)

    def _apply_round(self, path: str, findings: Sequence[Finding], failures: list[Failure]) -> bool:
        """One round of one text; whether it changed, and so was checked again."""
        text, policy = self._texts[path], self.policy
        able = text.draft or any(fixable(f, policy.safety) for f in self._kept(findings))
        if text.stale or not able:
            return False
        text.draft = text.draft or text.open(findings)
        if text.draft is None:
            text.stale = True
            failures.append(Failure(path, "changed while seedlint was reading it; run again"))
            return False
        if not text.draft.apply_round(findings, policy.safety, policy.keep):
            return False
        if not policy.once:
            text.shares = list(self._checked_again(text.draft, text.shares))
        return True

    def _checked_again(self, draft: Correction, shares: Sequence[PieceShare]) -> Iterator[PieceShare]:
        """The shares of a text as it now is: those that it has, but of the pieces that a change touched."""
        known = {identity: share for share in shares if (identity := share.checked.identity)}
        for piece in with_elsewhere(self._pieces(draft), self.rulebook.rules):
            if piece.part is None:
                yield self._whole(draft)
                continue
            same = known.get(piece.identity(self._reader))
            moved = same and same.moved_to(piece, self.rulebook)
            yield moved or PieceShare.of(
                piece, pipeline.check_item(piece, {}, rulebook=self.rulebook, reader=self._reader)
            )

    def _pieces(self, draft: Correction) -> Iterable[WorkItem]:
        """The pieces of a text as it now is; a string has only one."""
        return draft.opened.pieces() if draft.opened else [WorkItem(draft.file, 0)]

    def _whole(self, draft: Correction) -> PieceShare:
        """The share of a text in one piece, as it now is."""
        return PieceShare.of(WorkItem(draft.file, 0), pipeline.check_all(draft.documents(), self.rulebook))

    def _kept(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        return self.policy.keep(findings) if self.policy.keep else findings


def opened(file: Path, findings: Sequence[Finding], reader: Reader) -> Correction | None:
    """A draft of `file`, or nothing when its texts are no longer those that the findings speak of."""
    try:
        found = open_file(file, reader)
    except (OSError, ValueError):
        return None
    if not isinstance(found, Opened) or not found.fits(findings):
        return None
    return Correction(file, sha256(found.content_before), found.coding, FixResult(found.text), found)


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the file they are in."""
    out: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        out[finding.place.path].append(finding)
    return out
