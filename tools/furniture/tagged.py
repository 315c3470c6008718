"""Public web pages with the tags of their own makers as weak labels, to learn the `furniture` scorecard from.

    python tools/furniture/tagged.py REPOSITORY... > tagged.jsonl

A line inside `nav`, `footer`, `aside`, a form or an element whose class says share, related or menu is furniture; one inside a
paragraph, list or heading of `article` or `main` is text; of all others nothing is known. REPOSITORY are git directories
that hold pages: adbar/htmldate (Apache-2.0), hhursev/recipe-scrapers (MIT), postlight/parser (MIT or Apache-2.0),
AndyTheFactory/newspaper4k (MIT), codelucas/newspaper (MIT); the pages are under the rights of their sites: read and
counted, not copied. One page of each site is taken. Rows are those of `pages.py`; `--language all` keeps pages in other
languages, with `language` as their `html` element names it. Needs lxml and git.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pages import BLOCKS, SKIPPED, cut_out, is_english, is_ours, listed, spaced, without_titles

Label = int | None

FURNITURE_TAGS = frozenset("nav footer aside form button".split())
FURNITURE_ROLES = frozenset("navigation contentinfo banner complementary search".split())
FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|cookies?|consent|newsletter|subscribe|related|recommended|breadcrumbs?|menu"
    r"|navbar|sidebar|widget|promo|adverts?|advertisement|pagination|pager|toolbar|footer|skip-link)(?:$|[\s_-])",
    re.I,
)
TEXT_CLASS = re.compile(
    r"(?:entry|article|post|story|recipe)[_-]{1,2}(?:content|body|text|instructions|ingredients)", re.I
)
TEXT_TAGS = frozenset("p li blockquote h2 h3 h4 h5 h6 dd dt figcaption td th".split())
SMALLEST, LARGEST = 4_000, 3_000_000
"""Bytes of a page that has an article and its surroundings."""


def files(folder: str) -> Iterator[tuple[str, bytes]]:
    """Pages of a repository, one of each site, as far as they may be learned from."""
    taken: set[str] = set()
    for path in sorted(listed(folder, ".")):
        if not path.endswith(("html", "htm")) or path.startswith("doc"):
            continue
        site = re.sub(r"^www\.", "", next((p for p in path.split("/") if re.search(r"\w\.[a-z]{2,}", p)), path)).split(
            "_"
        )[0]
        site = re.sub(r"(\.[a-z]{2,4})\..*$", r"\1", site)
        if site not in taken and is_ours(site):
            raw = subprocess.run(["git", "-C", folder, "show", f"HEAD:{path}"], capture_output=True, check=True).stdout
            if SMALLEST <= len(raw) <= LARGEST:
                taken.add(site)
                yield site, raw


class Reader:
    """Reads the lines of a page, each with what its elements say of it."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Label]] = []
        self._current: list[str] = []

    def flush(self, label: Label) -> None:
        """End a line."""
        if text := " ".join("".join(self._current).split()):
            self.lines.append((text, label))
        self._current.clear()

    def walk(self, element: Any, inside: str, label: Label) -> None:
        """Read an element; `inside` is `text`, `furniture` or empty."""
        if not isinstance(element.tag, str) or element.tag in SKIPPED or element.get("hidden") is not None:
            return
        if "display:none" in (element.get("style") or "").replace(" ", ""):
            return
        block = element.tag in BLOCKS
        inside = _inside(element, inside)
        inner = (
            1
            if inside == "furniture"
            else 0
            if inside == "text" and element.tag in TEXT_TAGS
            else None
            if block
            else label
        )
        if block:
            self.flush(label)
        self._current.append(element.text or "")
        for child in element:
            self.walk(child, inside, inner)
            self._current.append(child.tail or "")
        if block:
            self.flush(inner)


def _inside(element: Any, outer: str) -> str:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if outer == "furniture" or element.tag in FURNITURE_TAGS or element.get("role") in FURNITURE_ROLES:
        return "furniture"
    if element.tag not in ("body", "html", "main", "article") and FURNITURE_CLASS.search(named):
        return "furniture"
    if element.tag in ("article", "main") or element.get("itemprop") == "articleBody" or TEXT_CLASS.search(named):
        return "text"
    return outer


def parsed(raw: bytes) -> Any:
    """The document, in UTF-8 wherever it can be that; raises what lxml raises."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return html.document_fromstring(raw)
    return html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))


def page(site: str, raw: bytes, every_language: bool) -> dict[str, Any] | None:
    """One page as a row; nothing where it has no article, no furniture or, unless asked for, is not English."""
    try:
        document = parsed(raw)
    except (ValueError, html.etree.ParserError):
        return None
    reader = Reader()
    body = document.find("body")
    reader.walk(body if body is not None else document, "", None)
    lines, known = [line for line, _ in reader.lines], [label for _, label in reader.lines]
    english = is_english(lines)
    text = [i for i, (line, label) in enumerate(reader.lines) if label == 0 and len(line) > 60]
    if not (english or every_language) or len(text) < 3 or known.count(1) < 5:
        return None
    labels = without_titles(lines, known, str(document.findtext(".//title") or ""))
    row = spaced(site, lines, labels) if every_language else cut_out(site, lines, labels, text)
    language = "en" if english else str(document.get("lang") or "")[:2].lower()
    return {"source": "public-tags", "group": site, "id": site, "language": language, **row}


def main() -> int:
    """Write the rows of all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", nargs="+", metavar="REPOSITORY")
    parser.add_argument("--language", choices=("en", "all"), default="en")
    args = parser.parse_args()
    sys.setrecursionlimit(5000)
    for folder in args.repositories:
        for site, raw in files(folder):
            if row := page(site, raw, args.language == "all"):
                print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
