"""What is said about text that is no YAML: the line where it goes wrong, quoted, and what to do."""

from __future__ import annotations

import pytest

from lint.core import yamlfile


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("a: b\nmessage: found: it\n", 2, "must stand in quotes"),
        ('find: "\\bcat\\d"\n', 1, "write regexes in single quotes"),
        ("a: 'x\nb: it's so\nc: d\n", 1, "this quotation mark is not closed on its line"),
        ('a:\n  - bad: "one\n    ok: two"\n  - [\n', 2, "this quotation mark is not closed on its line"),
        ("a:\n\tb: c\n", 2, "indent with spaces"),
        ("a: [x\nb: c\n", 2, "ends with ]"),
        ("a: {x: y\nb: c\n", 2, "ends with }"),
        ("find: *cat\n", 1, "begins with * must stand in quotes"),
        ("find: @cat\n", 1, "must stand in quotes"),
        ("a:\n  - b\n - c\n", 3, "column"),
        ("a: b\n  c: d\n", 2, "must stand in quotes"),
    ],
)
def test_the_line_is_named_and_the_way_out(text: str, line: int, advice: str) -> None:
    (problem,) = yamlfile.parse(text, yamlfile.YamlFile("a.yaml")).problems
    assert problem.where == f"a.yaml:{line}"
    assert advice in problem.what
    assert text.splitlines()[line - 1].replace("\t", "→").strip() in problem.what


def test_a_caret_stands_below_the_place() -> None:
    (problem,) = yamlfile.parse("message: found: it\n", yamlfile.YamlFile("a.yaml")).problems
    _, quoted, caret = problem.what.split("\n")
    assert quoted[caret.index("^")] == ":"


def test_long_lines_are_cut() -> None:
    (problem,) = yamlfile.parse("a: " + "b: c " * 1000, yamlfile.YamlFile("a.yaml")).problems
    assert len(problem.what) < 500
