"""One thing, one form: what concepts are made of, which form is kept, and what is left alone."""

from __future__ import annotations

import pytest

from lint.check.pipeline import check_documents
from lint.core.tally import forms_of, merge
from lint.core.text import Document
from lint.kinds.consistency import concepts, names
from lint.kinds.consistency.decide import Norm, minorities
from lint.packs.load import load
from lint.structure.view import View

BASE = [
    {"name": "council", "right": "RTC Flood Council", "also": ["Flood Council of the RTC"]},
    {"right": "Reed Office of the {council}", "also": ["Reed Bureau of the {council}"], "same": ["ROFC"]},
    {"right": ["Vice Mayor", "vice mayor"], "doubtful": ["vice-mayor"]},
    {"each": {"stem": ["cent", "met"]}, "also": ["{stem}er", "{stem}re"]},
]


def test_a_form_with_a_slot_has_the_forms_of_the_other_concept() -> None:
    made = concepts.compiled([BASE])
    ident = "Reed Office of the RTC Flood Council"
    for form in ("Reed Bureau of the RTC Flood Council", "Reed Office of the Flood Council of the RTC", "ROFC"):
        assert made.look_up(form) == (ident, form)
    assert made.norms[ident] == Norm((ident,), frozenset({"ROFC"}))
    assert made.look_up("metre") == ("meter", "metre")


@pytest.mark.parametrize(
    "found, form",
    [
        ("Vice Mayor", "Vice Mayor"),
        ("vice mayor", "vice mayor"),
        ("Vice-mayor", "vice-mayor"),
        ("VICE-MAYOR", "vice-mayor"),
        ("rtc flood council", None),  # a form with capitals is not found in small letters
        ("Flood", None),
    ],
)
def test_look_up(found: str, form: str | None) -> None:
    entry = concepts.compiled([BASE]).look_up(found)
    assert (entry[1] if entry else None) == form


def test_concept_at_takes_the_longest() -> None:
    view = View(Document("He heads the Reed Office of the Flood Council of the RTC, they say."))
    assert concepts.compiled([BASE]).concept_at(view, 13) == "Reed Office of the RTC Flood Council"


@pytest.mark.parametrize(
    "wrong, says",
    [
        ({"right": "A", "allso": ["B"]}, "has no key 'allso'"),
        ({"right": "Office of the {counsil}"}, "no concept has that name"),
    ],
)
def test_a_wrong_concept_is_explained(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        concepts.compiled([[*BASE, wrong]])


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("River Town Flood Council", "River Towns Flood Council", True),
        ("Flood Parties Council", "Flood Party Council", True),
        ("River-Towns Flood Council", "River Towns flood Council", True),
        ("Small River Town", "Small River Towns", False),
        ("River Towns Flood Council", "River Towns Ferry Council", False),
    ],
)
def test_names_that_are_one(one: str, other: str, same: bool) -> None:
    def key(name: str) -> str:
        return names.key(name.replace("-", " ").split())

    assert (key(one) == key(other)) == same


def decided(norm: Norm, *texts: str) -> dict[str, str]:
    """Form found → form to keep; each text is a document of its forms, `A` `B` ..."""
    total: dict[object, object] = {}
    for i, text in enumerate(texts):
        view = View(Document(text, f"{i}.txt"))
        met = [(("thing", False), c, n, n + 1) for n, c in enumerate(text) if c.isalpha()]
        total = merge(total, forms_of(met, view.place))  # type: ignore[arg-type, assignment]
    return {c.values["form"]: c.values["right"] for _, c in minorities(total, {"thing": norm}, "corpus")}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "norm, texts, kept",
    [
        (Norm(), ["AAB"], {"B": "A"}),
        (Norm(), ["AAAA", "B", "B"], {"A": "B"}),  # documents count before places
        (Norm(), ["A", "B"], {"B": "A"}),  # the first met
        (Norm(("B",)), ["AAB"], {"A": "B"}),
        (Norm(("B", "C")), ["ABC"], {"A": "B"}),  # two right forms are no inconsistency
        (Norm(("B",)), ["AA"], {}),
        (Norm(("B",), frozenset("C")), ["ACC"], {}),
        (Norm(("B",), frozenset("C")), ["ABCC"], {"A": "B"}),
    ],
)
def test_the_form_to_keep(norm: Norm, texts: list[str], kept: dict[str, str]) -> None:
    assert decided(norm, *texts) == kept


def test_a_quotation_is_only_related() -> None:
    book = load().select(["consistency/concept-in-corpus"])
    quoted = Document('The book is called "On the vice-minister of the Reeds".', "a.txt")
    assert check_documents([quoted, Document("The vice minister rose.", "b.txt")], book).findings == []
    (finding,) = check_documents(
        [quoted, Document("The vice minister rose.", "b.txt"), Document("A vice-minister sat.", "c.txt")], book
    ).findings
    assert [(r.path, r.found) for r in finding.related] == [("b.txt", "vice minister"), ("a.txt", "vice-minister")]
