"""The index of forms one letter away, filed by the core and by its definition."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.lexicon import index
from lint.lexicon.index import Index, Target
from lint.native.filing import LETTERS
from lint.native.library import Core, core

pytestmark = pytest.mark.skipif(core().library is None, reason="no native core here")

forms = st.text(st.sampled_from("aabbcz'é中-"), max_size=12)


def state(found: list[str]) -> dict[str, object]:
    filed = Index(Target(form, form, form, "word", "", "", 2.5) for form in found)
    filed.file()
    return filed.__getstate__()


@given(st.lists(forms, max_size=20))
@example([])
@example([""])
@example(["aabb", "abab", "ba", "aab", "ab", "a", "zz" * LETTERS, "z" * LETTERS, "naïve"])
def test_they_agree(found: list[str]) -> None:
    by_core = state(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "core", lambda: Core(None, "left out"))
        assert state(found) == by_core


def test_what_is_filed_is_found() -> None:
    filed = Index(Target(form, form, form, "word", "", "", 2.5) for form in ("bottle", "bootle", "über"))
    assert [target.form for target, _ in filed.near("botle")] == ["bottle", "bootle"]
    assert "über" in filed and "uber" not in filed
