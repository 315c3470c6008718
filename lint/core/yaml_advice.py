"""What is wrong with text that is no YAML, for people who don't know YAML: the line itself, and what to do about it."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from lint.core import late

_ADVICE = (
    ("mapping values are not allowed", "a text that holds ': ' must stand in quotes"),
    ("unknown escape character", "in double quotes a backslash must be doubled; write regexes in single quotes"),
    ("hexadecimal", "in double quotes a backslash begins a code; write regexes in single quotes"),
    ("cannot start any token", "a text that begins with @, ` or % must stand in quotes"),
    ("undefined alias", "a text that begins with * must stand in quotes"),
    ("undefined tag", "a text that begins with ! must stand in quotes"),
    ("did not find expected ',' or ']'", "a list that begins with [ ends with ], with a comma between its entries"),
    ("did not find expected ',' or '}'", "a mapping that begins with { ends with }, with a comma between its entries"),
    ("did not find expected '-' indicator", "the entries of a list begin with '- ' in one and the same column"),
    ("block sequence entries are not allowed", "an entry that begins with '- ' needs a line of its own"),
    ("could not find expected ':'", "after a key comes ': ' and its value; what goes on from the line above must be indented"),
    ("did not find expected key", "the keys of a mapping begin in one and the same column; is a quotation mark missing above?"),
    ("unexpected end of stream", "a quotation mark or bracket that was opened above is not closed"),
)  # fmt: skip
_OPENED = late.re(r"""^\s*(?:- +)*(?:[\w.-]+: +)?(?P<text>(?P<mark>['"]).*)$""")
_CLOSED = {"'": late.re(r"'(?:[^']|'')*'\s*(?:[,\]}#].*)?"), '"': late.re(r'"(?:[^"\\]|\\.)*"\s*(?:[,\]}#].*)?')}
_BACK = 40
"""Lines above the place of an error in which a quotation mark is looked for that was never closed."""

_ROOM = 100
"""Code points of a line that are quoted."""


def advice(text: str, error: MarkedYAMLError) -> tuple[int, str]:
    """The line (from 1) where a text stops being YAML, and a message that quotes it."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    at, column = (mark.line, mark.column) if mark else (0, 0)
    problem = str(error.problem or error.context)
    if "escape" not in problem and (opened := _unclosed(lines, at)) is not None:
        at, column = opened
        problem, hint = (
            "this quotation mark is not closed on its line",
            "close it, and double it where it stands inside the text",
        )
    else:
        hint = next((what for words, what in _ADVICE if words in problem), "")
    line = lines[at] if at < len(lines) else ""
    if line[column : column + 1] == "\t":
        problem, hint = "a tab in the indentation", "indent with spaces"
    shown = line.replace("\t", "→")[:_ROOM]
    quoted = f"\n    {shown}\n    {' ' * min(column, len(shown))}^" if line.strip() else ""
    return at + 1, f"not valid YAML: {problem}{'; ' if hint else ''}{hint}{quoted}"


def _unclosed(lines: list[str], at: int) -> tuple[int, int] | None:
    """Line and column of the nearest value above that begins with a quotation mark and does not end with one."""
    for number in range(min(at, len(lines) - 1), max(-1, at - _BACK), -1):
        match = _OPENED.match(lines[number])
        if match and not _CLOSED[match["mark"]].fullmatch(match["text"]):
            return number, match.start("mark")
    return None
