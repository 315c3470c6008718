"""Acronyms in a text: where they are used, where they are expanded, and whether expansion and letters agree."""
