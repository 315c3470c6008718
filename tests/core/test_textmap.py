"""Where the code points of a text stand in their file, also of a part of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.core.textmap import Builder


@given(st.lists(st.sampled_from(["verbatim", "whole", "wall", "gap"]), min_size=1, max_size=12), st.data())
def test_a_part_of_a_map_tells_the_same_places(sorts: list[str], data: st.DataObject) -> None:
    raw = "".join(f"<{n}>\nabcd{sort[0]}" for n, sort in enumerate(sorts)) * 3
    builder, step = Builder(raw), len(raw) // len(sorts)
    for n, sort in enumerate(sorts):
        at = n * step
        match sort:
            case "verbatim":
                builder.verbatim(at, at + step)
            case "whole":
                builder.whole("xy", at, at + step)
            case "wall":
                builder.wall("--", at, at + step)
    text, known = builder.build()
    start = known.boundary(data.draw(st.integers(0, len(text))))
    end = known.boundary(data.draw(st.integers(start, len(text))))
    part = known.part(start, end)
    for low in range(start, end):
        assert part.characters_before + part.raw_offset(low - start) == known.raw_offset(low)
        assert (
            part.line_of(part.raw_offset(low - start))[0] + part.lines_before == known.line_of(known.raw_offset(low))[0]
        )
        for high in range(low + 1, end + 1):
            whole, mine = known.raw_span(low, high), part.raw_span(low - start, high - start)
            assert whole == (mine and (mine[0] + part.characters_before, mine[1] + part.characters_before))
