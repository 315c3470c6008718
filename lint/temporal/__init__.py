"""Dates in a text: how they are written, which one heads the document, and whether they can all be right."""
