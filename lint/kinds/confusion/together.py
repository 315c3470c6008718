"""Facts that hold where several other facts of a case hold together: what a sum of points alone cannot say."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

OWN = frozenset(["W-anchors-1", "W-ambiguous"])
"""What shows that something in the document belongs to W."""


class Joint(NamedTuple):
    """What must hold for a joint fact: all of some facts, none of others, at least one of each set of `any_of`."""

    all_of: frozenset[str]
    none_of: frozenset[str]
    any_of: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, written: str) -> Joint:
        """From words: a fact, `-fact` for one that must not hold, `fact|fact` for either, `bare` for a W without ties."""
        words = written.split()
        bare = OWN | {"b-neighbour"} if "bare" in words else frozenset()
        plain = (word for word in words if word != "bare" and word[0] != "-" and "|" not in word)
        either = (frozenset(word.split("|")) for word in words if "|" in word)
        return cls(frozenset(plain), bare | {word[1:] for word in words if word[0] == "-"}, tuple(either))

    def holds(self, facts: Set[str]) -> bool:
        """Whether it holds where these facts do."""
        if not (self.all_of <= facts and facts.isdisjoint(self.none_of)):
            return False
        return not any(facts.isdisjoint(some) for some in self.any_of)


_TOLD = "cell-S|lies-S|address-S|titled-S|bound-S|currency-S|row-S -W-anchor-sentence -W-ambiguous-sentence -a-envoy"
"""A place binds W to S: what the text says of W contradicts what is known of it. An envoy of W is abroad in S."""
_FAR = "-W-anchor-sentence -W-anchor-paragraph -W-anchor-250"
_JOINTS = {
    "own-paragraph": "W-anchor-sentence|W-anchor-paragraph -S-anchor-paragraph",
    "own-capital": "W-anchor-sentence|W-anchor-paragraph W-has-capital",
    "own-sentence": "W-anchor-sentence -S-anchor-sentence",
    "W-elsewhere": f"W-anchors-1 {_FAR}",
    "first-but-bare": "bare W-first alike-best S-half S-anchors-2",
    "seat-of-S": "b-seat|a-seat S-name-sentence|sentence-all-S|S-home W-city",
    "told-of-S": f"alike-strong-1 {_TOLD}",
    "told-at-home": f"S-home alike-1 {_TOLD}",
    "home-away": f"S-home W-confined alike-strong-1 {_FAR}",
    "home-apart": f"S-home alike-strong-1 {_FAR}",
    "bare-and-alike": "bare S-anchors-2 alike-1 -coordinated",
    "bare-and-paired": "bare S-anchors-1 china-beside -W-leads",
    "bare-and-side": "bare S-anchors-1 a-side",
    "bare-and-often": "bare S-half W-named-2",
    "bare-and-titled": "bare alike-best alike-strong-1 S-titled S-leads",
    "bare-unnamed": "bare -S-named-1 alike-strong-1 S-anchors-2",
    "unnamed-once": "bare -S-named-1 -W-named-2 S-anchors-2",
    "bare-paragraph": "bare alike-strong-1 -together-1 paragraph-all-S",
    "bare-plain": "bare alike-best S-most-anchored -s-neighbour -glued-third",
    "once-abroad": "-W-named-2 b-from|b-to|b-with|b-a|b-against",
    "once-S-often": "-W-named-2 S-named-2",
    "great-unnamed": "S-great -S-named-1",
    "great-unlike": "W-great -alike-strong-1",
    "great-both": "W-great S-great",
    "unlike-and-not-half": "-alike-strong-1 -S-half",
    "own-voice-first": "W-first own-voice|own-voice-elsewhere",
    "native-alone": "bare as-home-10 -guest-elsewhere -glued-third -coordinated",
    "native-home": f"as-home-5 alike-strong-1 -guest-elsewhere {_FAR}",
    "native-unlike": "S-native -alike-strong-1 -as-home-20",
    "native-own": "own-voice as-home-5 -glued-third",
    "no-state-paired": "bare china-beside W-city|W-region",
}
_COMPILED = tuple((name, Joint.of(written)) for name, written in _JOINTS.items())


def joint(facts: Set[str]) -> set[str]:
    """Facts that hold where several others hold together."""
    return {name for name, each in _COMPILED if each.holds(facts)}
