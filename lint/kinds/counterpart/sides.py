"""The two texts of one document, and how a difference between them is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import Confidence
from lint.kinds.counterpart.tongue import detected
from lint.structure.view import View, cached_per_document

Span = tuple[int, int]


class Sides(NamedTuple):
    """A translation (`here`) and its source (`there`), with their languages."""

    view: View
    here: str
    there: str
    language: str
    origin: str

    @classmethod
    def of(cls, view: View) -> Sides | None:
        """The sides of a document; `None` where it has no source, or one of the two is empty."""
        texts = _texts(view)
        return cls(view, *texts) if texts else None

    @property
    def whole(self) -> Span:
        """The span of the whole translation, which is marked where something is missing from it."""
        return len(self.here) - len(self.here.lstrip()), len(self.here.rstrip())

    def quoted(self, start: int, end: int) -> str:
        """What stands there in the source, and where, for evidence."""
        return f'the source has "{self.there[start:end]}" at {start}–{end}'

    def candidate(
        self,
        span: Span,
        values: Mapping[str, str],
        evidence: Sequence[str] = (),
        *,
        source: Sequence[Span] = (),
        edits: tuple[Edit, ...] = (),
        confidence: Confidence | None = None,
    ) -> Candidate:
        """A difference at a span of the translation, with the spans of the `source` that it is about."""
        related = tuple(self.view.place_in_source(*s) for s in source)
        return Candidate(*span, values, tuple(evidence), edits, confidence=confidence, related=related)


@cached_per_document
def _texts(view: View) -> tuple[str, str, str, str] | None:
    source = view.source
    if source is None or not source.text.strip() or not view.text.strip():
        return None
    return view.text, source.text, code_of(view.language) or "en", origin(view)


@cached_per_document
def origin(view: View) -> str:
    """The code of the language of a document's source: as declared, else as the text shows it, else empty."""
    source = view.source
    return (code_of(source.language) or detected(source.text)) if source else ""


def code_of(language: str | None) -> str:
    """The first part of a language tag: `zh-Hans` is `zh`."""
    return (language or "").replace("_", "-").split("-")[0].lower()
