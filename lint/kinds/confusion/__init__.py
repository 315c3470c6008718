"""A name stands where its twin is meant."""

from lint.kinds.confusion.kind import KIND

__all__ = ["KIND"]
