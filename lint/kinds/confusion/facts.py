"""The facts that tiers may ask for: W is the name as written, S the one that may have been meant."""

from __future__ import annotations

FACTS = {
    "strong": "W is in a strong slot",
    "office": "W is before an office that only a state has: foreign minister, embassy",
    "middle": "W is in a middle slot",
    "weak": "W is in a weak slot",
    "glued": "a common word is glued to the pivot: China-Tower",
    "sided": "a common word has a side or a party: the tower side",
    "repeated": "a common word is where it was found glued elsewhere in the document",
    "common": "the word is elsewhere in the text as well (for readings)",
    "carried": "the same pair was already found, by a tier that carries, elsewhere in the document",
    "similar": "link fair or better",
    "linked": "link weak or better",
    "S.hard": "a hard anchor (capital, big city, landmark, leader) points to S",
    "S.anchored": "a hard anchor or a small place (province, port, town) points to S",
    "S.titled": "S stands with an office: president of S, S's minister, the S-ish embassy",
    "S.named": "S is named outside strong slots",
    "S.unnamed": "S is only pointed to, never named",
    "S.slot": "S is named in a strong slot",
    "S.placed": "S is introduced in its own right: in S, a S-ish builder",
    "S.venue": "all that points to S is a city that hosts the talks of others",
    "S.before": "S is anchored or named before W, or in the headline",
    "S.near": "S is anchored or named in W's paragraph",
    "S.beside": "S is named in W's sentence",
    "S.only": "no third country is anchored or named in the paragraph, or in the document where the paragraph has no S",
    "S.most": "S is anchored and named more often in the document than any third country",
    "few": "at most five third countries are anchored or named in the document",
    "many-actors": "a third country acts in the paragraph: one country does this, another that",
    "S.repeated": "S is anchored or named twice or more",
    "W.introduced": "W is introduced in its own right somewhere: a W-ish builder, in W, W and a third country",
    "W.titled": "W stands with an office elsewhere",
    "W.free": "W is also named outside slots",
    "W.power": "W is a power that stands in the news of all others",
    "W.bloc": "W is a group of countries",
    "W.small": "W is a region, a city, a historic state or a bloc, no country",
    "neighbours": "W borders on S",
    "co-mentioned": "one sentence names both side by side: Niger on Mondays, Nigeria on Fridays",
    "named-first": "W is named before anything speaks for S, and not as a partner of the pivot",
    "best": "no other country in the document has a name nearer to W's than S has",
    "nested": "one of the two names contains the other (Sudan, South Sudan)",
    "first": "W is in the first sentence of the body",
    "speech": "the sentence reports speech: he said, she added",
    "aside": "the sentence sets W beside what was said of somebody else: too, likewise, the same",
    "own-voice": "the text speaks in the first person (we, our, I)",
    "self": "W is paired with itself",
    "reading": "W is a common word by which the name of S is translated (old for Laos)",
    "stranger": "W is a capitalised word that names nothing known, in the slot of a country",
}
"""What tiers may ask for; each can be turned round with `not`."""


ABOUT_WRITTEN = frozenset(f for f in FACTS if f.startswith("W.")) | {
    "strong", "office", "middle", "weak", "first", "speech", "aside", "own-voice", "self", "reading", "stranger"
}  # fmt: skip
"""Facts that are known of W before anyone is asked who is meant: most names need no further questions."""
