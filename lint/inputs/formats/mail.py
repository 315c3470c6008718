"""Mail (`.eml`): the plain text of a message that is stored as it reads (7bit, 8bit); all else is never touched.

Headers, parts in base64 or quoted-printable, HTML parts, quoted lines and the signature are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.core import late
from lint.core.textmap import Builder
from lint.inputs.format import Parsed, Reading

SUFFIXES = (".eml",)

_LINE = late.re(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_BOUNDARY = late.re(r'boundary\s*=\s*"?([^";\r\n]+)"?', re.I)
_TYPE = late.re(r"^content-type\s*:\s*([^;\s]+)", re.I | re.M)
_CODING = late.re(r"^content-transfer-encoding\s*:\s*(\S+)", re.I | re.M)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The plain parts of a message, as one text."""
    builder = Builder(raw)
    for lines in _bodies(raw):
        signed = False
        for start, end in lines:
            body = raw[start:end].rstrip("\r\n")
            signed = signed or body == "-- "
            stop = start + len(body.rstrip(" \t"))
            if signed or body.startswith(">"):
                continue
            builder.verbatim(start, stop)
            builder.shown(stop, end)
    text, known = builder.build()
    if text.strip():
        yield Parsed(text, known, language=asked.target_language or None)


def _bodies(raw: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of the parts that are plain text stored as it reads."""
    lines = [match.span() for match in _LINE.finditer(raw)]
    boundaries = {"--" + b.strip() for b in _BOUNDARY.findall(raw)}
    head, body = 0, -1
    for number, (start, end) in enumerate([*lines, (len(raw), len(raw))]):
        line = raw[start:end].rstrip("\r\n")
        ends = number == len(lines) or line in boundaries or line.removesuffix("--") in boundaries
        if (ends and boundaries) or number == len(lines):
            if body >= 0 and _is_plain(raw[lines[head][0] : lines[body - 1][1]] if body > head else ""):
                yield lines[body:number]
            head, body = number + 1, -1
        elif body < 0 and not line:
            body = number + 1


def _is_plain(head: str) -> bool:
    kind, coding = _TYPE.search(head), _CODING.search(head)
    if kind and kind[1].lower() != "text/plain":
        return False
    return coding is None or coding[1].lower() in ("7bit", "8bit", "binary")


def frame(raw: str, asked: Reading) -> object:
    """Headers and all parts but the plain text."""
    out: list[str] = []
    at = 0
    for lines in _bodies(raw):
        if lines:
            out.append(raw[at : lines[0][0]])
            at = lines[-1][1]
    return [*out, raw[at:]]
