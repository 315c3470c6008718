"""HTML: one self-contained page in which a curator reads, filters and decides.

No network, no foreign code: styles, script and data are inside, a content security policy names the hashes of the two,
and whatever a document says reaches the page as text only. With `review`, the page saves its decisions to a server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lint.report.formats._page_data import page_data
from lint.report.formats._template import part, rendered
from lint.report.model import Report

TEXTS = True

SCRIPTS = ("model", "decisions", "overview", "list", "document", "detail", "main")
"""The page's script, in the order in which its parts use each other."""


def render(report: Report) -> Iterator[str]:
    """The page, as a file to be opened from disk."""
    yield page(page_data(report))


def page(data: Mapping[str, object]) -> str:
    """The page around its data."""
    from markupsafe import Markup

    script = "\n".join(part(f"{name}.js") for name in SCRIPTS)
    return rendered("page", f"(() => {{\n'use strict';\n{script}}})();\n", data=Markup(embedded(data)))


def embedded(data: Mapping[str, object]) -> str:
    """JSON that can stand in a `script` element: nothing in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for c in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return text
