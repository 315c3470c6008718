"""One thing, one form, in a document or a corpus."""

from lint.kinds.consistency.kind import KIND

__all__ = ["KIND"]
