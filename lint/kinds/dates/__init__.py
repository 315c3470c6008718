"""Dates that cannot be right, or not together."""

from lint.kinds.dates.kind import KIND

__all__ = ["KIND"]
