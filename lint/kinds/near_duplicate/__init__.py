"""Documents and passages that stand in a corpus twice."""

from lint.kinds.near_duplicate.kind import KIND

__all__ = ["KIND"]
