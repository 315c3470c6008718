"""New rules: a scaffold that works, and drafts from a person's correction that pass their own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import kinds
from lint.authoring.correction import drafted
from lint.authoring.scaffold import scalar
from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.cli import main
from lint.core import yamlfile
from lint.core.text import Document
from lint.packs.load import load
from lint.packs.prove import prove_rule


def rules_from(tmp_path: Path, before: str, after: str) -> Rulebook:
    path = tmp_path / "drafts.yaml"
    path.write_text(drafted(before, after, "drafts", "a.txt → b.txt")[0], encoding="utf-8")
    return load([path])


@pytest.mark.parametrize("kind", ["pattern", "substitution", "line"])
def test_the_scaffold_of_a_common_kind_is_a_rule_that_works(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"
    assert main(["rule", "new", "my-own", "--kind", kind, "--pack", "mine", "--output", str(out)]) == 0
    assert [r.name for r in load([out]).rules] == ["mine/my-own"]


@pytest.mark.parametrize("kind", kinds.names())
def test_every_kind_has_a_scaffold_that_explains_its_keys(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "new", "x", "--kind", kind]) == 0
    text = capsys.readouterr().out
    assert yamlfile.parse(text, yamlfile.YamlFile("new.yaml")).problems == []
    assert f"kind: {kind}\n" in text


def test_a_file_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new.yaml"
    out.write_text("mine")
    assert main(["rule", "new", "--output", str(out)]) == 2
    assert out.read_text() == "mine"
    assert main(["rule", "new", "--kind", "patern"]) == 2
    assert "did you mean 'pattern'?" in capsys.readouterr().err


BEFORE = """\
The harbuor of the old city was full .
Share this page
He met the the mayor of Ostrava, and the mayor met him.
Nothing is wrong in this line, said the mayor of the city.
"""
AFTER = """\
The harbour of the old city was full.
He met the mayor of Ostrava, and the mayor met him.
Nothing is wrong in this line, said the mayor of the city.
"""


def test_a_correction_becomes_rules_that_find_what_it_corrected(tmp_path: Path) -> None:
    book = rules_from(tmp_path, BEFORE, AFTER)
    found = {(f.rule, f.place.found) for f in check_documents([Document(BEFORE)], book).findings}
    assert found == {
        ("drafts/deleted-lines", "Share this page"),
        ("drafts/harbuor", "harbuor"),
        ("drafts/the-the", "the the"),
        ("drafts/marks", " "),
    }
    assert check_documents([Document(AFTER)], book).findings == []


def test_a_word_that_was_left_alone_elsewhere_is_widened_by_its_neighbours(tmp_path: Path) -> None:
    before = "The minister of Turkey spoke in Ashgabat. The coast of Turkey is long.\n"
    after = "The minister of Turkmenistan spoke in Ashgabat. The coast of Turkey is long.\n"
    (rule,) = rules_from(tmp_path, before, after).rules
    assert rule.options.table == {"Turkey spoke": "Turkmenistan spoke"}


def test_an_insertion_is_a_phrase(tmp_path: Path) -> None:
    (rule,) = rules_from(tmp_path, "He is member of the board.\n", "He is a member of the board.\n").rules
    ((old, new),) = rule.options.table.items()
    assert "a member" in new and old in "He is member of"


@pytest.mark.parametrize(
    ("wrong", "right", "rules"),
    [
        ("He gave the informations to us.", "He gave information to us.", {"the informations": "information"}),
        ("A big dog sat by the door.", "A large hound sat by the door.", {"big dog": "large hound"}),
        ("He visit to Paris each year.", "He visited Paris each year.", {"visit to": "visited"}),
        ("teh recieved parcel", "the received parcel", {"teh": "the", "recieved": "received"}),
    ],
)
def test_neighbouring_words_are_one_change_unless_each_is_a_misspelling(
    tmp_path: Path, wrong: str, right: str, rules: dict[str, str]
) -> None:
    book = rules_from(tmp_path, wrong + "\n", right + "\n")
    assert {old: new for rule in book.rules for old, new in rule.options.table.items()} == rules


def test_a_mark_and_its_space_that_changed_places_are_one_change(tmp_path: Path) -> None:
    (rule,) = rules_from(tmp_path, "the old city ,it was full\n", "the old city, it was full\n").rules
    assert rule.kind == "pattern" and rule.fix is not None


def test_one_word_that_was_corrected_in_two_ways_is_a_choice(tmp_path: Path) -> None:
    before, after = "One bord here.\nOne bord there.\n", "One board here.\nOne bird there.\n"
    (rule,) = rules_from(tmp_path, before, after).rules
    assert rule.options.table == {"bord": ["board", "bird"]}


@given(
    st.lists(st.text(st.sampled_from("ab .,'\"[]:#é\u00a0\u200b"), max_size=12), max_size=5),
    st.lists(st.text(st.sampled_from("ab .,'\"[]:#é\u00a0\u200b"), max_size=12), max_size=5),
)
def test_any_two_texts_give_yaml_whose_rules_hold(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(drafted("\n".join(before), "\n".join(after), "drafts", "x")[0], encoding="utf-8")
    file = yamlfile.read(path)
    assert file.problems == []


@given(st.text(st.sampled_from("ab'\"\\\n\t:#{}[]- é"), min_size=1))
def test_any_text_is_a_scalar(text: str) -> None:
    file = yamlfile.parse(f"a: {scalar(text)}\n", yamlfile.YamlFile("f"))
    assert (file.problems, file.data) == ([], {"a": text})


def test_drafts_prove_themselves(tmp_path: Path) -> None:
    assert [p for rule in rules_from(tmp_path, BEFORE, AFTER).rules for p in prove_rule(rule)] == []
