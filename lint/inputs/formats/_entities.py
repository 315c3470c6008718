"""Character references of HTML and XML: which are text, and which are there for the format's sake.

`&rsquo;` is a character like others. What a reader could not write otherwise (`&lt;` `&amp;`), or wrote as a reference in
order to be seen by the next writer (`&nbsp;`, `&thinsp;`, `&#xf17c;` for a picture of a font), is shown and left alone; what is
invisible is not shown.
"""

from __future__ import annotations

import html
import unicodedata

from lint.core import late

REFERENCE = late.regex(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_SYNTAX = frozenset("<>&\"'")


def sort_of(reference: str) -> tuple[str, str]:
    """How a reference is shown (`whole`, `wall`, or `gap` for nothing), and the text; `&foo;` is shown as it stands."""
    text = html.unescape(reference)
    if text == reference:
        return "wall", text
    if len(text) == 1:
        category = unicodedata.category(text)
        if category in ("Cf", "Cc") and text not in "\n\t":
            return "gap", ""
        if category == "Zs" or text in "\n\t":
            return "wall", " "
        if text in _SYNTAX or category == "Co":
            return "wall", text
    return "whole", text
