"""One scan over a text for all rules."""
