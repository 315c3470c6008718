"""A rare word or name, a few letters from a known one."""

from lint.kinds.near_miss.kind import KIND

__all__ = ["KIND"]
