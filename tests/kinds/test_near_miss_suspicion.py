"""All searches for slips look at a document together, and find what each finds alone."""

from __future__ import annotations

import gc
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lint.core.lists import shipped
from lint.core.text import Document
from lint.kinds.near_miss.search import Search
from lint.kinds.near_miss.suspicion import Suspicion, suspicion
from lint.lexicon.forms import opened
from lint.packs.load import load
from lint.structure.view import View

FORMS = opened(shipped() / "lists" / "known-forms.bin")
RULES = [rule for rule in load().rules if rule.kind == "near-miss"]
SEARCHES: list[Search[Any]] = [
    search
    for rule in RULES
    for search in (getattr(rule.data, "first", rule.data), getattr(rule.data, "second", rule.data))
]
WORDS = """the form from china ukraine Kenyas Ugandas govern-ment Bangla-desh ASENA UENSCO bothcountries bankThe Tahskent McDonalds
    comittee trea surer tow two É Élysée x -x 's #3 a1 teh Sokolvo Sokolov it's""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_what_is_suspected_is_what_each_search_suspects(text: str) -> None:
    view = View(Document(text))
    for search in SEARCHES:
        alone = {token: found for token in search.pool(view, FORMS) if (found := list(search.suspects(token, FORMS)))}
        together = {token: [suspect for _, suspect in found] for token, found in search.suspected(view)}
        assert together == alone


class Every(Search[str]):
    """Suspects every word, unless it is common."""

    shapes = ("lower",)
    looks_up = False

    def __init__(self) -> None:
        self.known = shipped() / "lists" / "known-forms.bin"
        self._forms, self._number = None, 0

    def suspects(self, token: bytes, forms: object) -> Any:
        yield token.decode()


def test_a_search_that_joins_late_is_asked_about_words_and_documents_that_others_had() -> None:
    view = View(Document("The comittee met."))
    first = Every()
    assert [token for token, _ in first.suspected(view)] == [b"comittee"]
    second = Every()
    assert [token for token, _ in second.suspected(view)] == [b"comittee"]


def test_a_search_that_nobody_holds_is_asked_no_more() -> None:
    own = Suspicion(FORMS)
    search = Every()
    number = own.join(search)
    assert list(own.of(View(Document("A comittee.")))) == [number]
    del search
    gc.collect()
    assert own.of(View(Document("Another comitee."))) == {}


def test_there_is_one_for_each_file_of_forms() -> None:
    assert suspicion(FORMS) is suspicion(FORMS)
