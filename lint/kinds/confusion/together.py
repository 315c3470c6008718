"""Facts that hold where several other facts of a case hold together: what a sum of points alone cannot say."""

from __future__ import annotations

from collections.abc import Set

OWN = frozenset(["W-anchors-1", "W-ambiguous", "W-owner-here"])
"""What shows that something in the document belongs to W."""
_ABROAD = frozenset(["b-from", "b-to", "b-with", "b-a", "b-against"])


def joint(facts: Set[str]) -> set[str]:
    """Facts that hold where several others hold together."""
    bare = facts.isdisjoint(OWN) and "b-neighbour" not in facts
    alike, strong = "alike-1" in facts, "alike-strong-1" in facts
    once, apart, half = "W-named-2" not in facts, "together-1" not in facts, "S-half" in facts
    anchored = "S-anchors-1" in facts
    named = "S-named-1" in facts
    own = not facts.isdisjoint(("W-anchor-sentence", "W-anchor-paragraph"))
    held = {
        "own-paragraph": own and "S-anchor-paragraph" not in facts,
        "own-capital": own and "W-has-capital" in facts,
        "own-sentence": "W-anchor-sentence" in facts and "S-anchor-sentence" not in facts,
        "bare-and-alike": bare and "S-anchors-2" in facts and alike and "coordinated" not in facts,
        "bare-and-very-alike": bare and anchored and "alike-strong-1" in facts and "coordinated" not in facts,
        "bare-and-paired": bare and anchored and "china-beside" in facts,
        "bare-and-side": bare and anchored and "a-side" in facts,
        "bare-and-apart": bare and anchored and apart and strong,
        "bare-in-sentence": bare and alike and "S-anchor-sentence" in facts,
        "bare-and-often": bare and half and not once,
        "bare-and-best": bare and "alike-best" in facts and half,
        "bare-and-most": bare and "alike-best" in facts and "S-most" in facts,
        "bare-unnamed": bare and not named and alike and "S-anchors-2" in facts,
        "bare-strong-half": bare and half and "alike-strong-2" in facts and "S-anchors-2" in facts,
        "bare-paragraph": bare and strong and apart and "paragraph-all-S" in facts,
        "bare-plain": bare and "alike-best" in facts and "S-most-anchored" in facts
        and facts.isdisjoint(("b-neighbour", "s-neighbour", "glued-third")),
        "dateline-alike": "S-dateline" in facts and strong,
        "far-from-own": {"previous-S", "next-S"} <= facts and facts.isdisjoint(("W-anchor-sentence", "W-anchor-paragraph")),
        "once-abroad": once and not facts.isdisjoint(_ABROAD),
        "once-unlike": once and not alike,
        "once-beside-name": once and "S-name-paragraph" in facts,
        "once-S-often": once and "S-named-2" in facts,
        "unlike-thirds": not alike and "thirds-1" in facts,
        "unlike-named": not alike and named,
        "unlike-and-not-half": not strong and not half,
        "own-voice-first": "W-first" in facts and not facts.isdisjoint(("own-voice", "own-voice-elsewhere")),
        "no-state-paired": bare and "china-beside" in facts and not facts.isdisjoint(("W-city", "W-region")),
    }  # fmt: skip
    return {name for name, holds in held.items() if holds}
