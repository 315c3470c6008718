"""A translation beside its source: countries, quantities, scripts, sentences, placeholders, terms."""

from lint.kinds.counterpart.kind import KIND

__all__ = ["KIND"]
