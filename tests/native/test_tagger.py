"""Words and tags by the native core, and by their definition."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.core.lists import shipped
from lint.lexicon import parts
from lint.lexicon.parts import NativeTagger, Tagger, opened
from lint.native.library import core
from lint.native.tagger import Packed

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")

ODD = "\ud800\udfff\U0001f600\U00010400\u0301\u0345\u4e2d\u3002\u00a0\u2028\u0085\x1c\x1f\x00\r\n\t’‐ İΣςßǅ１½\u0378\ufffe\U000e0100"
WORDS = """don't don’t n't isn't can’t n 't 's ’S boys' rock'n'roll o'clock Mr. Mrs U.S. U.S e.g. e.g i.e. No. half-mile co‐op well-
    it'll we're -s a-s 3,000 1.5.2 1999s 12:30 -- ... .. . / and/or The the THE Σίσυφος naïve e\u0301té 中文 x1 ÅNGSTRÖM""".split()

pieces = st.one_of(
    st.sampled_from(WORDS), st.text(st.one_of(st.sampled_from(ODD + "aznts'’.-‐ 1,"), st.characters()), max_size=6)
)
texts = st.lists(st.tuples(pieces, st.sampled_from([" ", "", "\n", ", "])), max_size=12).map(
    lambda found: "".join(piece + gap for piece, gap in found)
)


@pytest.fixture(scope="module")
def tagger() -> NativeTagger:
    found = opened(shipped() / "lists" / "parts.bin")
    assert isinstance(found, NativeTagger)
    return found


@given(texts, st.sampled_from([1, 3, 80]))
@example("", 80)
@example(" \n", 80)
@example("n't", 80)
@example("nn't o'n't -'s", 80)
@example("İİİ and/or Σας.", 80)
@example("The \ud800 mill’s.", 80)
def test_they_agree(tagger: NativeTagger, text: str, most: int) -> None:
    expected = Tagger.cut(tagger, text, most)
    assert tagger.cut(text, most) == expected
    assert (
        tagger.packed(text, most) == Tagger.packed(tagger, text, most) == (Packed.of(*expected) if expected else None)
    )
    if expected:
        assert tagger.likeliest(expected.classes) == Tagger.likeliest(tagger, expected.classes)


def test_characters_of_later_versions_of_unicode_are_left_to_python(tagger: NativeTagger) -> None:
    with pytest.raises(parts.Declined):
        tagger.core.packed("The \u0378 mill.", 80)
    assert tagger.cut("The \u0378 mill.", 80) == Tagger.cut(tagger, "The \u0378 mill.", 80)


def test_it_forgets_and_learns_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_KEPT", 5)
    opened.cache_clear()
    try:
        few = opened(shipped() / "lists" / "parts.bin")
        for text in ("The old mill was dry.", "They want to mend the boats of the men.", "The old mill was dry.") * 3:
            assert few.cut(text, 80) == Tagger.cut(few, text, 80)
    finally:
        opened.cache_clear()
