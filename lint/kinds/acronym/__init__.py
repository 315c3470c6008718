"""Acronyms: undefined, expanded in two ways, swapped."""

from lint.kinds.acronym.kind import KIND

__all__ = ["KIND"]
