"""Rules as people write them: everything that is wrong is said at once, with its line and a suggestion."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from demo_packs import COLOUR, STOP
from demo_packs import pack as demo

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core.errors import RuleErrors
from lint.core.text import Document
from lint.packs.load import load

GOOD = r"""
    pack: demo
    about: For the tests.
    sets:
      fruit: [apple, pear]
    rules:
      - id: fruit
        kind: pattern
        message: '"{found}" is a fruit'
        severity: warning
        confidence: high
        class: style
        why: Fruit is no vegetable.
        source: a greengrocer
        find: '\b\L<fruit>\b'
        when: [{sentence: {has: [basket]}}]
        unless: [{match: 'apple pie'}]
        fix: {map: {apple: leek}, safety: unsafe}
        examples:
          - bad: 'A basket of [[apple]] and [[pear]].'
            good: 'A basket of leek and pear.'
          - ok: 'The apple fell. A basket of apple pie.'
"""


def pack(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "demo.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def problems(tmp_path: Path, text: str) -> list[str]:
    path = pack(tmp_path, text)
    with pytest.raises(RuleErrors) as caught:
        load([path])
    return [str(p).replace(path.as_posix(), "demo.yaml") for p in caught.value.problems]


def test_a_good_pack_loads(tmp_path: Path) -> None:
    book = load([pack(tmp_path, GOOD)])
    assert [r.name for r in book.rules] == ["demo/fruit"]
    assert book.rules[0].where.endswith("demo.yaml:7")


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("kind: pattern", "kind: patern", "demo.yaml:8: unknown kind 'patern'; did you mean 'pattern'?"),
        ("severity:", "severty:", "demo.yaml:10: unknown key 'severty' for kind 'pattern'; did you mean 'severity'?"),
        ("class: style", "class: stile", "demo.yaml:12: unknown class 'stile'; did you mean 'style'?"),
        ("confidence: high", "confidence: hi", "demo.yaml:11: 'confidence': Input should be 'high', 'medium' or 'low'"),
        ("L<fruit>", "L<fruits>", "demo.yaml:15: unknown set '$fruits'; did you mean 'fruit'?"),
        ("{sentence: {has:", "{sentence: {hass:", "demo.yaml:16: unknown key 'hass'; did you mean 'has'?"),
        ("[basket]}}]", "[basket]}, paragraph: {has: [x]}}]", "demo.yaml:16: a clause has exactly one scope; here: sentence, paragraph"),
        ("'apple pie'", "'(apple pie'", "demo.yaml:17: not a valid regex: missing ) at position 10"),
        ("safety: unsafe", "safety: certain", "demo.yaml:18: 'safety': Input should be 'safe', 'unsafe' or 'suggest'"),
        ("        source: a greengrocer\n", "", "demo.yaml:7: 'source' is missing"),
        ("- ok:", "- okay:", "demo.yaml:22: unknown key 'okay'; did you mean 'ok'?"),
        ("of leek and pear", "of leek and pears", "demo.yaml:20: demo/fruit: the fix gives 'A basket of leek and pear.', 'good' says 'A basket of leek and pears.'"),
        ("and [[pear]]", "and pear", "demo.yaml:20: demo/fruit: finds 'pear' in the example that marks it not: 'A basket of apple and pear.'"),
        ("about:", "abuot:", "demo.yaml:3: unknown key 'abuot'; did you mean 'about'?"),
        (r"'\b\L<fruit>\b'", r'"\bapple"', r'demo.yaml:15: control character ("\b" in double quotes is a backspace)'),
        (r"'\b\L<fruit>\b'", "'apple|'", "demo.yaml:15: the regex 'apple|' matches the empty string, hence everywhere"),
        ("message: '\"{found}\" is a fruit'", "message: 7", "demo.yaml:9: 'message' should be a string; put 7 in quotes"),
        ("      - id: fruit", "      - id: fruit\n        id: fruits", "demo.yaml:8: key 'id' stands twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    got = problems(tmp_path, text)
    assert any(p.startswith(said) for p in got), got


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("severity: warning", "severity: grave").replace("class: style", "class: stile")
    text = text.replace("kind: pattern", "kind: pattern\n        colour: red")
    assert len(problems(tmp_path, text)) == 3


@pytest.mark.parametrize(
    "text, said",
    [
        ("rules: [", "not valid YAML"),
        ("- a\n- b\n", "a pack is a mapping with pack, about and rules"),
        ("pack: x\nabout: y\nrules: {}\n", "'rules' is missing: a list of rules"),
        ("%YAML 1.1\n---\npack: x\n", "YAML 1.1 turns NO into false"),
    ],
)
def test_files_that_are_no_packs(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in p for p in problems(tmp_path, text))


def test_selecting(tmp_path: Path) -> None:
    book = load([pack(tmp_path, GOOD)])
    assert len(book.select(["style"]).rules) == 1
    assert book.select([], ["pattern"]).rules == ()
    with pytest.raises(Exception, match="did you mean 'fruit'"):
        Rulebook(book.rules).select(["fruti"])


def test_evidence_calls_a_regex_by_its_label_or_not_at_all(tmp_path: Path) -> None:
    rule = (
        "unless: [{paragraph: {has: '(?:plum|fig)s?'}}, {paragraph: {has: 'nuts?', label: a nut}}]\n        unles_: ["
    )
    text = GOOD.replace("unless: [", rule).replace("        unles_: [{match: 'apple pie'}]\n", "")
    text = text.replace("- ok: 'The", "- ok: 'A basket of apple and fig. A basket of apple and nut. The")
    book = load([pack(tmp_path, text)])
    (finding, _) = check_documents([Document("A basket of apple and pear.")], book).findings
    assert finding.evidence == ('the sentence has "basket"', "the paragraph has no nut")


def test_tags_of_a_pack_are_those_of_its_rules(tmp_path: Path) -> None:
    file = tmp_path / "demo.yaml"
    file.write_text(demo(STOP, COLOUR).replace("rules:", "tags: [house, quick]\nrules:", 1), encoding="utf-8")
    book = load([file])
    assert [rule.tags for rule in book.rules] == [("house", "quick")] * 2
    assert len(book.select(["quick"]).rules) == 2


def test_tags_of_a_pack_are_words(tmp_path: Path) -> None:
    file = tmp_path / "demo.yaml"
    file.write_text(demo(STOP).replace("rules:", "tags: house\nrules:", 1), encoding="utf-8")
    with pytest.raises(RuleErrors, match="'tags' is a list of words"):
        load([file])


def test_the_rules_that_need_no_judgement_have_a_name() -> None:
    packs = {rule.pack for rule in load(prove=False).select(["surface"]).rules}
    assert packs == {"characters", "spacing", "punctuation", "repeats", "markup", "scrape"}
