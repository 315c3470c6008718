"""Laws of the debris packs on random rubbish: fixing ends, is idempotent, and touches nothing but its edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.check.pipeline import check_documents
from lint.core.text import Coding, Document, decode, encode
from lint.fix.rounds import apply, fix_text
from lint.packs.load import load

PACKS = (
    "characters",
    "spacing",
    "punctuation",
    "markup",
    "navigation",
    "scrape",
    "repeats",
    "tails",
    "untranslated",
    "fragments",
)
BOOK = load(prove=False).select(PACKS)

PIECES = st.sampled_from(
    [
        "The dam holds", "The dam holds.", "the the", "of of", "Read more", "Share", "Print", "China", "Page 2 of 9", "1 2 3",
        "imgSpider collecting...", "2021-03-02 10:05 Source: Daily", "Related articles", "help. .", "spring. coming", "c\u043euncil",
        "(", ")", "“", "”", '"', "  ", "\u00a0", "\u200b", "\t", " ,", " .", ",,", "..", "，", "。", "&nbsp;", "<p>", "</b>", "â€™s",
        "f\ufffdte", "★", "ㄑ", "丨", "中文", "e\u0301te\u0301", "😀", "\U00020bb7", "\ufeff", "\n", "\r\n", "\n\n", " ", "U.S.",
        "The mayor of Oslo said on Friday that the fair would open in May.", "closed.The", "rooms,t", "10:30", "[object Object]",
    ]
)  # fmt: skip
RUBBISH = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", "\r\n"])).map("".join), max_size=14).map("".join)


def check(text: str) -> list:  # type: ignore[type-arg]
    return check_documents([Document(text)], BOOK).findings


@settings(max_examples=150)
@given(RUBBISH)
def test_fixing_ends_and_a_second_time_changes_nothing(text: str) -> None:
    first = fix_text(text, check)
    assert first.conflict == ()
    assert fix_text(first.text, check).text == first.text


@settings(max_examples=100)
@given(RUBBISH)
def test_bytes_outside_the_edits_stay(text: str) -> None:
    coding = Coding(bom=True)
    data = encode(text, coding)
    read, as_read = decode(data)
    result = fix_text(read, check)
    assert encode(apply(read, [e for e, _ in result.edits]), as_read) == encode(result.text, coding)
    at = shift = 0
    for edit, _ in sorted(result.edits):
        assert result.text[at + shift : edit.start + shift] == read[at : edit.start]
        shift += len(edit.text) - (edit.end - edit.start)
        at = edit.end
    assert result.text[at + shift :] == read[at:]


@settings(max_examples=100)
@given(RUBBISH)
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    for finding in check(text):
        assert text[finding.place.start : finding.place.end] == finding.place.found != ""
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)
            assert text[edit.start : edit.end] != edit.text
