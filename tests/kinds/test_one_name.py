"""One person, body or product under two names in one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.core.rule import Severity
from lint.core.text import Document
from lint.kinds.one_name.bodies import bodies
from lint.kinds.one_name.full_names import full_names
from lint.kinds.one_name.orders import orders
from lint.kinds.one_name.persons import titles
from lint.kinds.one_name.spellings import spellings
from lint.lexicon.forms import opened
from lint.structure.view import View

FORMS = opened(Path(__file__).resolve().parents[2] / "rules" / "lists" / "known-forms.bin")
GIVEN = frozenset(["clara", "edda", "abdel", "omar"])


@pytest.mark.parametrize(
    "text, found",
    [
        ("Transport Minister Ann Lee sang. Then came rain. Health Minister Ann Lee sat.", ["Health Minister"]),
        ("Canon Rui sang. Deacon Rui slept.", ["Deacon"]),
        ("The chairwoman Ann Lee sang. Chairman Lee slept.", ["Chairman"]),
        ("Mr Rui sang. Mrs Rui slept.", []),
        ("Captain Ann Lee sang. Major Bo Lee slept.", []),
        ("Health Minister Ann Lee, who became Transport Minister Ann Lee in May, sang.", []),
        ("Captain Ann Lee sang. She was promoted in May; Major Ann Lee slept.", []),
        ("Foreign Minister Ann Lee sang. Minister Ann Lee slept.", []),
        ("It rained, Dr Rui. I am sorry, Mr Rui.", ["Mr"]),
        ("Mr Bo Rui sang. Dr Ann Rui slept.", []),
    ],
)
def test_titles(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in titles(View(Document(text)))] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("Brackwold Timber Ltd is old. Blackwold Timber Ltd is new.", ["Blackwold Timber Ltd"]),
        ("The Federation of Free Fishermen met. The Union of Free Fishers rose.", ["Union of Free Fishers"]),
        ("Mr Gates sang. Mr Gates’ men slept.", []),
        ("The Iran War ended. The Iraq War began.", []),
        ("The North Bank School met the South Bank School.", []),
        ("The Reed Towns Fund met. The Reed Towns Fund and the Seed Towns Fund rose.", []),
        ("The SootMate 300 is new. The SootMate 300 is old. The SootMate 30 is mine.", ["SootMate 30"]),
        ("The SootMate 300 is new. The SootMate 450 is old.", []),
        ("Recommendation 21 was heard, and Recommendation 21 was kept. Then came Recommendation 12.", []),
        ("The Emoluments Committee Reports came. Then the Emoluments Committee Report came.", []),
        ("They sold to Two Pesos Committee-- no. The Two Pesos Committee sat.", []),
    ],
)
def test_bodies(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in bodies(View(Document(text)), FORMS)] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("Mayor Abdel Bennani sang. Then came rain. Benani slept.", ["Benani"]),
        ("Dr Lindqvist sang. Then came rain. Dr Lindkvist slept.", ["Lindkvist"]),
        ("Captain Duncan MacAskill sailed. The log of Captain McCaskill is lost.", ["McCaskill"]),
        ("Zdenka Petrusevic sang. Then came rain. Zdenko Petrusevic slept.", []),
        ("Goran Petrusevic sang. Then came rain. Zoran Petrusevic slept.", ["Zoran"]),
        ("They live in Donja Lomnica. The road to Donja Lomnitsa is shut.", ["Lomnitsa"]),
        ("Bedřich Lávička sang. Then came rain. Lavíčka slept.", ["Lavíčka"]),
        ("Bedřich Lávička sang. Then came rain. Lavicka slept.", []),
        ("The last film of Petrusevic is lost. A man sang. Petrushevic slept.", ["Petrushevic"]),
        ("The forest of Petrusevin is lost. A man sang. Petrusevic slept.", []),
        ("Zdenka Petruva sang. Then came rain. Petruvo slept.", ["Petruvo"]),
        ("The film of Petruva sang. Then came rain. Petruvo slept.", []),
        ("Clara Janssen paints jugs. The jug of Clara Jansen is gilt.", ["Jansen"]),
        ("Clara Janssen paints jugs. The jug of Edda Jansen is gilt.", []),
        ("Mayor Abdel Bennani sang to Benani.", []),
        ("Abdel Bennani sang. Then came rain. Omar Benani slept.", []),
        ("Mr Ivan Petrov sang. Then came rain. Petrova slept.", []),
        ("Mr Zhang sang. Then came rain. Mr Zheng slept.", []),
        ("Mahathir bin Mohamad sang. Then came rain. Mohamed slept.", []),
        ("The Koreas met. Most Koreans slept.", []),
        ("Mr Bellingham sang. A man of Bellinghams slept.", []),
    ],
)
def test_spellings(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in spellings(View(Document(text)), FORMS, GIVEN)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shen Peiyun weaves. A man sang. Peiyun Shen’s silk is sold.", ["Peiyun Shen"]),
        ("Mariama Ciré Diallo came. Mariama Diallo Ciré left. Mariama Ciré Diallo sang.", ["Mariama Diallo Ciré"]),
        ("Church Street ends at the Street Church.", []),
        ("Shen Peiyun came. Peiyun Li Shen left.", []),
        ("A row of Shen Peiyun Ann Lee Bo Rui is no name, nor Peiyun Shen Ann Lee Bo Rui.", []),
    ],
)
def test_orders(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in orders(View(Document(text)), FORMS)] == found


@pytest.mark.parametrize(
    "text, severity",
    [
        ("Dr Lindqvist sang. Then came rain. Dr Lindkvist slept.", None),
        ("Mr Rickard sang. Then came rain. Mr Richard slept.", None),
        ("Sir Rickard Rose sang. Then came rain. Sir Richard Bo slept.", Severity.INFO),
    ],
)
def test_a_known_name_is_no_sure_slip(text: str, severity: Severity | None) -> None:
    assert [c.severity for c in spellings(View(Document(text)), FORMS, GIVEN)] == [severity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lewis Cartwright scored. He fell. Louis Cartwright’s leg hurt.", ["Louis"]),
        ("Yuan Wei runs it. Director Yuan Wai sang.", ["Wai"]),
        ("They sang in Church Lane. The men of Chuch Lane slept. In Chuch Lane it rained.", ["Church"]),
        ("Ann Lund sang, and Ann Lunt danced.", []),
        ("The men of South Korea sang. The South Korean guests slept. Mario Orr came. Maria Orr left.", []),
        ("The Turkish World met. The Turkic World rose.", []),
        ("Our Peoples Trust met. The People’s Trust rose.", []),
        ("Bo Rui came. Bo Ruo left. Lia To sang. Lia Tu slept.", []),
    ],
)
def test_full_names(text: str, found: list[str]) -> None:
    assert [text[c.start : c.end] for c in full_names(View(Document(text)), FORMS)] == found
