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
    "Heads.yml": "extends: existence\nmessage: \"'%s' in a heading\"\nscope: heading\ntokens:\n  - foo\n",
    "Case.yml": "extends: capitalization\nmessage: \"'%s' is no sentence\"\nscope: heading\nmatch: $sentence\nindicators: [':']\nexceptions:\n  - Red Hat\n  - CLI\n",
    "Names.yml": "extends: substitution\nmessage: Use '%s'.\nignorecase: true\nswap:\n  Bidi: bidi\n  \"(?<!-)pm\": PM\n",
    "Gerund.yml": "extends: existence\nmessage: \"'%s' begins it\"\nscope: heading\ntokens:\n  - '^\\w+ing\\b'\n",
    "Cells.yml": "extends: existence\nmessage: m\nscope: table.cell\ntokens:\n  - foo\n",
    "Long.yml": "extends: occurrence\nmessage: Long.\nscope: sentence\nmax: 6\ntoken: \\b(\\w+)\\b\n",
    "Defined.yml": "extends: conditional\nmessage: \"'%s' is not defined\"\nfirst: \\b([A-Z]{3,5})\\b\nsecond: (?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)\nexceptions:\n  - HTML\n",
    "Its.yml": "extends: substitution\nmessage: Use '%s'.\nswap:\n  \"it''s(?=,)\": it is\n  time (?:frame|period): time\n",
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
        ("# A foo\n\nAnother foo.\n", ["'foo' in a heading"]),
        ("One two three four five six. Seven.", []),
        ("Rain fell. One two three four five six seven.", ["Long."]),
        ("The WHO asks. The World Health Organization (WHO) met.", []),
        ("The WHO asks for HTML.", ["'WHO' is not defined"]),
        ("The time frame is short.", ["Use 'time'."]),
        ("# Harbour of Red Hat: A tool\n\nThe Harbour Of It.\n", []),
        ("# The Harbour Of It\n", ["'The Harbour Of It' is no sentence"]),
        ("# the harbour of it\n", ["'the harbour of it' is no sentence"]),
        ("# The old harbour of town Xiamen\n", []),  # one word of six may be a name
        ("== Mooring the old ship\n\nMooring it.\n", ["'Mooring' begins it"]),
        ("Bidi at six pm, bidi, PM.", ["Use 'bidi'.", "Use 'PM'."]),
    ],
)
def test_a_style_of_vale_speaks_as_it_does_there(text: str, found: list[str], style: Path, tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(imported(style, None).text)
    assert [f.message for f in lint.check_text(text, lint.load_rules([pack]))] == found


def test_what_cannot_be_carried_over_is_named(style: Path) -> None:
    dropped = {(one.id, one.why) for one in imported(style, None).dropped}
    assert dropped == {
        ("Title", "asks for the case of something else than headings"),
        ("Cells", "is about the scope table.cell"),
    }


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
        (
            "terms.tbx",
            "<tbx><text><body><termEntry><langSet xml:lang='en'><tig><term>the</term></tig><tig><term>teh</term>"
            "<termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry></body></text></tbx>",
            "teh",
            "the",
        ),
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
    assert "left out: Cells: is about the scope table.cell" in said
    assert "14 rules carried over, 2 left out" in said


@pytest.fixture
def project(style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(PACK)
    (tmp_path / "a.txt").write_text("A very odd quay.\n")
    return tmp_path


PACK = """\
pack: own
about: Ours.
rules:
  - id: odd
    kind: substitution
    message: '"{found}"'
    severity: warning
    confidence: high
    class: style
    why: So.
    source: us
    table: {odd: strange}
    examples: [{bad: 'An [[odd]] day.'}, {ok: A strange day.}]
"""


def told(capsys: pytest.CaptureFixture[str], *command: str) -> list[str]:
    main(["check", "a.txt", "--format", "concise", "--severity", "info", *command])
    out, _ = capsys.readouterr()
    return [line.rpartition("[")[2].rstrip("]") for line in out.splitlines() if "[" in line]


def test_a_configuration_extends_rules_of_other_tools(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "conf").mkdir()
    (project / "conf/base.yaml").write_text("rules: [house.yaml]\nextends: vale:../House\n")
    (project / "seedlint.yaml").write_text("extends: conf/base.yaml\n")
    (project / "conf/house.yaml").write_text(PACK)
    assert told(capsys) == ["house/weasel", "own/odd"]


def test_a_pack_extends_other_packs_and_rules_of_other_tools(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "packs").mkdir()
    (project / "packs/ours.yaml").write_text(PACK)
    (project / "packs/team.yaml").write_text(
        "pack: team\nabout: The team's.\nextends:            # both\n  - ours.yaml\n\n  - vale:../House\nrules: []\n"
    )
    (project / "all.yaml").write_text("pack: all\nabout: All.\nrules: []\nextends: packs/team.yaml\n")
    assert told(capsys, "--rules", "all.yaml") == ["house/weasel", "own/odd"]
    assert {rule.name for rule in lint.load_rules(["all.yaml"]).rules} >= {"house/weasel", "own/odd"}
    assert main(["test", "all.yaml"]) == 0


def test_a_style_of_vale_spells_by_its_dictionary(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("spylls")
    home = project / "styles/config/dictionaries"
    home.mkdir(parents=True)
    (home / "port.aff").write_text("SET UTF-8\n")
    (home / "port.dic").write_text("3\nvery\nodd\nfull\n")
    (project / "styles/names.txt").write_text("quay\n")
    (project / "styles/Port").mkdir()
    rule = project / "styles/Port/Spelling.yml"
    rule.write_text(
        "extends: spelling\nmessage: \"'%s'?\"\ndictionaries: [port]\nignore: names.txt\nscope: [heading, sentence]\n"
    )
    (project / "a.txt").write_text("An odd quay. Fool of UN.\n")
    for _ in range(2):  # made, and as it is kept
        assert told(capsys, "--rules", "vale:styles/Port") == ["port/spelling"] * 3
    (project / "styles/names.txt").write_text("quay\nof\n")
    assert told(capsys, "--rules", "vale:styles/Port") == ["port/spelling"] * 2
    (home / "port.dic").write_text("5\nvery\nodd\nfull\nfool\nof\n")
    assert told(capsys, "--rules", "vale:styles/Port") == ["port/spelling"]
    rule.write_text(rule.read_text().replace("[port]", "[starboard]"))
    main(["check", "a.txt", "--rules", "vale:styles/Port", "--rules", "house.yaml"])
    assert "vale:styles/Port: spelling could not be carried over" in capsys.readouterr().out


def test_packs_that_extend_each_other_are_read_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "other.yaml").write_text("pack: other\nabout: Other.\nextends: [house.yaml, other.yaml]\nrules: []\n")
    (project / "house.yaml").write_text("extends: other.yaml\n" + PACK)
    assert told(capsys, "--rules", "house.yaml") == ["own/odd"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("extends: {a: b}", "house.yaml:1: 'extends' is a list of packs"),
        (
            "extends: [shiped]",
            "no rules at shiped: there is no such file, folder or installed pack; did you mean 'shipped'?",
        ),
        ("extends: vale:Nowhere", "Nowhere: no such file or folder"),
    ],
)
def test_what_a_pack_cannot_extend_is_an_error(
    line: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "house.yaml").write_text(f"{line}\n{PACK}")
    assert main(["check", "a.txt", "--rules", "house.yaml"]) in (2, 3)
    assert said in capsys.readouterr().err


def test_a_configuration_with_rules_of_other_tools_is_proven_without_them(project: Path) -> None:
    (project / "seedlint.yaml").write_text("rules: [house.yaml]\nextends: vale:House\n")
    assert main(["test"]) == 0


def test_rules_of_other_tools_are_read_again_when_they_change(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = ("--rules", "vale:House", "--rules", "house.yaml")
    assert told(capsys, *rules) == ["house/weasel", "own/odd"]
    weasel = project / "House/Weasel.yml"
    weasel.write_text(weasel.read_text().replace("very", "rather"))
    assert told(capsys, *rules) == ["own/odd"]


def test_what_was_left_out_is_said_in_every_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["check", "a.txt", "--rules", "vale:House"])
        assert "vale:House: Cells, Title could not be carried over; `seedlint import House`" in capsys.readouterr().out


def test_rules_that_are_nowhere_are_an_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "--rules", "vale:Nowhere"]) == 2
    assert "Nowhere: no such file or folder" in capsys.readouterr().err
