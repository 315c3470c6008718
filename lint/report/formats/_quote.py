"""Quoting hostile text: reports repeat what documents say, and no document may speak to the reader's program."""

from __future__ import annotations

import re
import unicodedata

_NAMES = {
    "\N{NO-BREAK SPACE}": "NBSP", "\N{ZERO WIDTH SPACE}": "ZWSP", "\N{ZERO WIDTH NO-BREAK SPACE}": "BOM",
    "\N{ZERO WIDTH JOINER}": "ZWJ", "\N{ZERO WIDTH NON-JOINER}": "ZWNJ", "\N{SOFT HYPHEN}": "SHY",
    "\N{IDEOGRAPHIC SPACE}": "wide space", "\N{LEFT-TO-RIGHT MARK}": "LRM", "\N{RIGHT-TO-LEFT MARK}": "RLM",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "RLO", "\N{LEFT-TO-RIGHT OVERRIDE}": "LRO",
}  # fmt: skip


def visible(text: str, newline: str = "⏎", tab: str = "→") -> str:
    """Text that acts on no terminal and hides nothing: control, format and odd space characters by code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(c, newline, tab) for c in text)


def _shown(c: str, newline: str, tab: str) -> str:
    if c == " " or (c.isprintable() and unicodedata.category(c) != "Zs"):
        return c
    return {"\n": newline, "\t": tab}.get(c) or f"‹{ord(c):04X}›"


def named(text: str) -> str:
    """As `visible`, with the usual names of the commonest invisible characters: for readers of prose."""
    return "".join(f"‹{_NAMES[c]}›" if c in _NAMES else _shown(c, "⏎", "⇥") for c in text.replace("\r\n", "\n"))


_MARKUP = {c: f"\\{c}" for c in "\\`*_[]|~"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "$": "&#36;"}


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, in a table cell too: no markup, link, mention, formula or HTML."""
    text = "".join(_MARKUP.get(c, c) for c in named(text))
    # bare addresses become links, and `:word:` an emoji
    text = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1&#58;", text)
    text = re.sub(r"(?i)\bwww\.", lambda m: m[0][:-1] + "&#46;", text)
    return re.sub(r":(?=[\w+-]+:)", "&#58;", text)


def code(text: str) -> str:
    """A code span of Markdown around `text`, whatever backticks and bars it holds."""
    text = named(text).replace("|", "\N{BROKEN BAR}")
    fence = "`" * (max((len(m) for m in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


_XML_ILLEGAL = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def xml(text: str) -> str:
    """Text for XML 1.0, characters that it forbids shown by code point."""
    text = re.sub(_XML_ILLEGAL, lambda m: f"‹{ord(m[0]):04X}›", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP's list of first characters)."""
    return (
        "'" + text if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") else text
    )
