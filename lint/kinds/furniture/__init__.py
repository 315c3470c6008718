"""Page furniture: lines that belong to the page and not to its text, told by shape, place and words together."""

from lint.kinds.furniture.kind import KIND

__all__ = ["KIND"]
