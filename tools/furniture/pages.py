"""Public web pages with labelled articles as labelled lines, to learn the `furniture` scorecard from; nothing of them is shipped.

    python tools/furniture/pages.py --benchmark DIR --readability DIR --trafilatura DIR --wcxb DIR > pages.jsonl

DIR are git directories or clones of scrapinghub/article-extraction-benchmark (MIT), mozilla/readability (Apache-2.0),
adbar/trafilatura (Apache-2.0) and Murrough-Foley/web-content-extraction-benchmark (WCXB, CC BY 4.0; of it the part `dev`, the part
`test` is for measuring); their pages are under the rights of their sites: read and measured, not copied.
Of the first and the third only pages are used whose key has an even first byte of its SHA-256: the rest is for scoring.
Each output line is `{"source", "group", "id", "lines", "labels"}`: 1 furniture, 0 text, null unknown; every second page
has blank lines between its lines, as extractors differ in that. Needs lxml and git.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlparse

from lxml import html

Label = int | None
Labeller = Callable[[str], Label]

SKIPPED = frozenset(
    "script style noscript head template svg iframe textarea select option math object canvas audio video".split()
)
BLOCKS = frozenset(
    "p div li ul ol table tr h1 h2 h3 h4 h5 h6 section article aside nav header footer main form fieldset figure figcaption"
    " blockquote pre dl dt dd address br hr button details summary center legend label td th".split()
)
ENGLISH = frozenset("the of and to in is that for it was on with as be by at from".split())
CODE_PAGES = re.compile(r"wikipedia|lwn|google-sre|mathjax|^moz-00|mdn|v8")
"""Pages of tables and code, whose labels say nothing about furniture."""
BEFORE, AFTER = 25, 60
"""Lines before the first and after the last line of the article that are kept: the rest is one long menu."""


def show(folder: str, path: str) -> bytes:
    """A file of a repository's last commit; empty where there is none."""
    return subprocess.run(["git", "-C", folder, "show", f"HEAD:{path}"], capture_output=True, check=False).stdout


def listed(folder: str, under: str) -> list[str]:
    """Paths of a repository's last commit under a folder."""
    out = subprocess.run(
        ["git", "-C", folder, "ls-tree", "-r", "HEAD", "--name-only", under], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in out.split("\n") if line]


def is_ours(key: str) -> bool:
    """Whether a page may be learned from."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def normal(text: str) -> str:
    """Text as it is compared."""
    return " ".join(text.split()).replace("’", "'").replace("“", '"').replace("”", '"').lower()


def lines_of(root: Any) -> list[tuple[str, bool]]:
    """The lines of a page as it is shown, and whether each stands in a table or a first heading."""
    out: list[tuple[str, bool]] = []
    current: list[str] = []

    def flush(apart: bool) -> None:
        if text := " ".join("".join(current).split()):
            out.append((text, apart))
        current.clear()

    def walk(element: Any, apart: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in SKIPPED or element.get("hidden") is not None:
            return
        if "display:none" in (element.get("style") or "").replace(" ", ""):
            return
        block = element.tag in BLOCKS
        inner = apart or element.tag in ("table", "h1")
        if block:
            flush(apart)
        current.append(element.text or "")
        for child in element:
            walk(child, inner)
            current.append(child.tail or "")
        if block:
            flush(inner)

    sys.setrecursionlimit(5000)
    walk(root, False)
    flush(False)
    return out


def parse(raw: bytes) -> tuple[list[tuple[str, bool]], str]:
    """The lines of a page and its title."""
    try:
        raw.decode("utf-8")
        document = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    except UnicodeDecodeError:
        document = html.document_fromstring(raw)
    title = document.find(".//title")
    body = document.find("body")
    return lines_of(body if body is not None else document), title.text_content() if title is not None else ""


def by_article(article: str) -> Labeller:
    """Lines of the article are text; of one or two words that stand in it somewhere nothing is known."""
    whole, single = normal(article), {normal(line) for line in article.split("\n")}

    threes = set(zip(*(whole.split()[k:] for k in range(3)), strict=False))

    def label(line: str) -> Label:
        plain = normal(line)
        if plain in single:
            return 0
        if len(plain.split()) <= 2:
            return None if plain in whole else 1
        if plain in whole:
            return 0
        words = plain.split()
        mine = list(zip(words, words[1:], words[2:], strict=False))
        return None if 2 * sum(three in threes for three in mine) >= max(2, len(mine)) else 1

    return label


def by_strings(wanted: list[str], unwanted: list[str]) -> Labeller:
    """Lines that hold a string of either list are known, all others not."""
    yes, no = [normal(s) for s in wanted], [normal(s) for s in unwanted]

    def label(line: str) -> Label:
        plain = normal(line)
        if any(s in plain for s in yes):
            return 0
        return 1 if len(plain) < 400 and any(s in plain for s in no) else None

    return label


def is_english(lines: Iterable[str]) -> bool:
    """Whether an eighth of the words are the commonest of English."""
    words = " ".join(lines).lower().split()
    return sum(w in ENGLISH for w in words) > 0.12 * len(words)


def without_titles(lines: Sequence[str], labels: Sequence[Label], title: str) -> list[Label]:
    """Labels with none for furniture that repeats the title of the page."""
    plain = normal(title)
    return [
        None if label == 1 and len(line) > 12 and normal(line) in plain else label
        for line, label in zip(lines, labels, strict=True)
    ]


def cut_out(key: str, lines: Sequence[str], labels: Sequence[Label], text: Sequence[int]) -> dict[str, Any]:
    """The lines around the text, which stands in the lines of these numbers; of every other page with empty lines between."""
    first, last = max(0, text[0] - BEFORE), text[-1] + AFTER
    return spaced(key, lines[first:last], labels[first:last])


def spaced(key: str, lines: Sequence[str], labels: Sequence[Label]) -> dict[str, Any]:
    """Lines and labels of a page; of every other page with empty lines between."""
    if hashlib.sha256(key.encode()).digest()[1] % 2:
        lines = [x for line in lines for x in (line, "")]
        labels = [x for one in labels for x in (one, None)]
    return {"lines": list(lines), "labels": list(labels)}


def page(source: str, group: str, key: str, raw: bytes, label: Labeller) -> dict[str, Any] | None:
    """One page as a row; nothing where it has no article or is not English."""
    try:
        found, title = parse(raw)
    except (ValueError, html.etree.ParserError):
        return None
    lines = [line for line, _ in found]
    if not is_english(lines):
        return None
    code = CODE_PAGES.search(key)
    labels = without_titles(lines, [None if apart or code else label(line) for line, apart in found], title)
    text = [i for i, one in enumerate(labels) if one == 0]
    return {"source": source, "group": group, "id": key, **cut_out(key, lines, labels, text)} if text else None


def benchmark(folder: str) -> Iterator[dict[str, Any] | None]:
    """Pages of article-extraction-benchmark."""
    for key, value in json.loads(show(folder, "ground-truth.json")).items():
        if is_ours(key):
            raw = gzip.decompress(show(folder, f"html/{key}.html.gz"))
            yield page("public-news", urlparse(value["url"]).netloc, key, raw, by_article(value["articleBody"]))


def readability(folder: str) -> Iterator[dict[str, Any] | None]:
    """Test pages of readability: what it should extract is the article."""
    for name in sorted({path.split("/")[2] for path in listed(folder, "test/test-pages")}):
        raw, expected = (show(folder, f"test/test-pages/{name}/{file}.html") for file in ("source", "expected"))
        if raw and expected:
            article = "\n".join(line for line, _ in parse(b"<html><body>" + expected + b"</body></html>")[0])
            yield page("public-pages", re.sub(r"-\d+$", "", name), f"moz-{name}", raw, by_article(article))


def trafilatura(folder: str) -> Iterator[dict[str, Any] | None]:
    """Evaluation pages of trafilatura, of which some strings are labelled."""
    for url, value in json.loads(show(folder, "tests/evaldata.json")).items():
        if is_ours(url):
            raw = show(folder, f"tests/eval/{value['file']}") or show(folder, f"tests/cache/{value['file']}")
            if raw:
                yield page(
                    "public-strings", urlparse(url).netloc, url, raw, by_strings(value["with"], value["without"])
                )


def wcxb(folder: str) -> Iterator[dict[str, Any] | None]:
    """Pages of WCXB, each sort of page a source of its own."""
    for path in listed(folder, "dev/ground-truth"):
        value = json.loads(show(folder, path))
        article = str(value.get("ground_truth", {}).get("main_content") or "")
        if len(article) >= LEAST:
            raw = gzip.decompress(show(folder, f"dev/html/{value['file_id']}.html.gz"))
            kind = value["_internal"]["page_type"]["primary"]
            yield page(f"public-{kind}", urlparse(value["url"]).netloc, value["file_id"], raw, by_article(article))


LEAST = 300
"""Characters of the shortest article of WCXB that is read."""


def main() -> int:
    """Write the rows of all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("benchmark", "readability", "trafilatura", "wcxb"):
        parser.add_argument(f"--{name}", metavar="DIR")
    args = parser.parse_args()
    readers = (
        (args.benchmark, benchmark), (args.readability, readability), (args.trafilatura, trafilatura), (args.wcxb, wcxb)
    )  # fmt: skip
    for folder, read in readers:
        for row in read(folder) if folder else ():
            if row:
                print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
