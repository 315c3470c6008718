"""Rules of other tools, as packs that load and are proven."""

from __future__ import annotations

from pathlib import Path

import pytest

import lint
from lint.authoring.foreign import imported
from lint.authoring.foreign.sample import example
from lint.cli import main
from lint.core.errors import UsageError

VALE = {
    "Weasel.yml": "extends: existence\nmessage: \"'%s' says little.\"\nignorecase: true\nlevel: warning\ntokens:\n  - very\n  - quite (?:a few|some)\nexceptions:\n  - very first\n",
    "Terms.yml": "extends: substitution\nmessage: Use '%s' instead of '%s'.\nignorecase: true\nlevel: error\nswap:\n  cell phone: phone|mobile phone\n  utilize: use\n  e-?mails?: message\n",
    "Twice.yml": "extends: repetition\nmessage: \"'%s' is repeated\"\nlevel: error\nalpha: true\ntokens:\n  - '[^\\s]+'\n",
    "Spelling.yml": "extends: consistency\nmessage: \"Inconsistent: '%s'\"\nlevel: error\nignorecase: true\neither:\n  advisor: adviser\n",
    "Title.yml": "extends: capitalization\nmessage: m\nlevel: error\nmatch: $title\n",
    "Heads.yml": "extends: existence\nmessage: m\nscope: heading\ntokens:\n  - foo\n",
}


@pytest.fixture
def style(tmp_path: Path) -> Path:
    folder = tmp_path / "House"
    folder.mkdir()
    for name, text in VALE.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A very old quay.", ["'very' says little."]),
        ("The very first quay.", []),
        ("There are Quite some of them.", ["'Quite some' says little."]),
        (
            "Utilize a cell phone.",
            ["Use 'Use' instead of 'Utilize'.", "Use 'phone\" or \"mobile phone' instead of 'cell phone'."],
        ),
        ("Send an email.", ["Use 'message' instead of 'email'."]),
        ("It is is here.", ["'is is' is repeated"]),
        ("The adviser spoke.", []),
        ("The advisor spoke to the adviser.", ["Inconsistent: 'adviser'"]),
    ],
)
def test_a_style_of_vale_speaks_as_it_does_there(text: str, found: list[str], style: Path, tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(imported(style, None).text)
    assert [f.message for f in lint.check_text(text, lint.load_rules([pack]))] == found


def test_what_cannot_be_carried_over_is_named(style: Path) -> None:
    dropped = {(one.id, one.why) for one in imported(style, None).dropped}
    assert dropped == {("Title", "capitalization has no like here"), ("Heads", "is about the scope heading")}


def test_a_rule_without_an_example_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "Odd.yml").write_text("extends: existence\nmessage: m\ntokens:\n  - '(?<=x{3})(?!y)zz(?<!z)'\n")
    made = imported(tmp_path, None)
    assert (made.rules, [one.why for one in made.dropped]) == (0, ["no example could be made for it"])


@pytest.mark.parametrize(
    ("name", "text", "wrong", "right"),
    [
        ("words.txt", "teh->the\nabotu->about\n", "teh", "the"),
        ("words.txt", "clas->class, clash,\nteh->the\n", "teh", "the"),
        ("words.csv", "teh,the\n", "teh", "the"),
        ("typos.toml", '[default.extend-words]\nteh = "the"\nnd = "nd"\n', "teh", "the"),
    ],
)
def test_dictionaries_of_spelling_checkers(name: str, text: str, wrong: str, right: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    pack = tmp_path / "words.yaml"
    pack.write_text(imported(tmp_path / name, None).text)
    (finding,) = lint.check_text(f"{wrong.title()} end.", lint.load_rules([pack]))
    assert finding.fix is not None
    assert finding.fix.edits[0].text == right.title()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bvery\b", "They wrote [[very]] here."),
        (r"(?:a|b) few", "They wrote [[a few]] here."),
        (r"\d{2}\s?[AP]M", "They wrote [[77 AM]] here."),
        (r"[^\W\d]x", "They wrote [[ax]] here."),
        (r"\p{Lu}{3}", "They wrote [[AAA]] here."),
        (r"(?!a)a", None),
    ],
)
def test_an_example_is_made_for_a_pattern(pattern: str, text: str | None) -> None:
    assert example(pattern, ignore_case=False) == text


def test_what_is_neither_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("nothing\n")
    with pytest.raises(UsageError, match="name it with --from"):
        imported(tmp_path / "notes.txt", None)
    assert main(["import", str(tmp_path / "none")]) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_the_command_writes_a_pack_and_says_what_is_missing(
    style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(style), "--output", str(tmp_path / "house.yaml")]) == 0
    said = capsys.readouterr().err
    assert "left out: Heads: is about the scope heading" in said
    assert "5 rules carried over, 2 left out" in said
