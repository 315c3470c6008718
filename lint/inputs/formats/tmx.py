"""TMX translation memories: each variant of a unit but the source is a text, beside the source.

The field of a text is its language, the id that of its unit. The source is the language of the header (`srclang`), or
`--source-lang`; `--target-lang` narrows to one language. Where the header says `*all*`, every variant is a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.core.text import SourceText
from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _bitext, xml
from lint.inputs.formats._markup import MARKUP
from lint.inputs.formats.xml import Token

SUFFIXES = (".tmx",)

_Variant = tuple[str, list[Token]]


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of all units."""
    xml.well_formed(raw)
    original = asked.source_language
    for number, (identity, header, variants) in enumerate(_units(raw), 1):
        original = original or header
        source = next((v for v in variants if original and _alike(v[0], original)), None)
        translated = SourceText(_bitext.segment(raw, source[1])[0], source[0], source[0]) if source else None
        for variant in variants:
            language, pieces = variant
            if variant is source and len(variants) > 1:
                continue
            if asked.target_language and not _alike(language, asked.target_language):
                continue
            text, known = _bitext.segment(raw, pieces)
            if text.strip():
                yield Parsed(text, known, MARKUP, language or "seg", identity, number, language or None, translated)


def _alike(one: str, other: str) -> bool:
    one, other = one.lower().replace("_", "-"), other.lower().replace("_", "-")
    return one == other or one.split("-")[0] == other


def _units(raw: str) -> Iterator[tuple[str | None, str, list[_Variant]]]:
    header, identity, language = "", None, ""
    variants: list[_Variant] = []
    pieces: list[Token] | None = None
    for token in xml.tokens(raw):
        if pieces is not None:
            if token.sort == "end" and token.name == "seg":
                variants.append((language, pieces))
                pieces = None
            else:
                pieces.append(token)
        elif token.sort == "start":
            given = token.given()
            if token.name == "tu":
                identity, variants = given.get("tuid"), []
                header = given.get("srclang", header)
            elif token.name == "tuv":
                language = given.get("xml:lang") or given.get("lang") or ""
            elif token.name == "seg":
                pieces = []
        if token.sort in ("start", "void") and token.name == "header":
            header = token.given().get("srclang", "")
        elif token.sort == "end" and token.name == "tu":
            yield identity, "" if header == "*all*" else header, variants


frame = xml.frame
