"""Every fact that a scorecard of mix-ups may give points to: name, manual, evidence in words, and the sign we know of it.

W is the name as written, S the country that may be meant; an anchor is a capital, city, leader, landmark or currency.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from lint.scorecard.card import Fact

_FOR = """
source-names-S: the source names S and not W; points by reason, not learned: an even case becomes a sure one = the source names {meant}, not {written}
S-anchors-1: something points to S
S-anchors-2: two different anchors point to S = {count} names in the text point to {meant}: {anchors}
S-anchors-3: three do
S-anchors-4: four do
S-anchors-6: six do
S-has-capital: the capital of S is named
S-has-landmark: a landmark, body or river of S is named
S-most-anchored: no third country has as many anchors = no other country is pointed to as often as {meant}
S-half: half of all anchors are those of S
S-home: S has three times the anchors of any other country = the text is about {meant}
as-home-5: the words around W are such as stand around a text's own country, and S is this text's
as-home-10: they are so for sure by ten points
as-home-15: by fifteen
as-home-20: by twenty = {written} stands where such a text names its own country
as-home-30: by thirty
native-alone: so by ten points, all names of W, and W has no anchor = {written} stands only where such a text names its own country, {meant}
native-home: so by five, W without anchor in the paragraph, and the names alike in a strong way
native-own: so by five, and the author says we or I in the sentence
outweighs: S has three times the anchors of W
sentence-all-S: all anchors of the sentence are those of S = its sentence speaks of {meant} alone
cell-S: a place in S follows W in a row or in brackets = a place in {meant} follows it
alike-1: the names are alike in some way
alike-strong-1: the names are alike in a way by which names are really taken for each other = {written} and {meant} are alike: {traits}
alike-strong-2: in two such ways
alike-best: no other anchored country is as much like W = no other country of the text has a name so like {written}
alike-capital: W is spelt like the capital of S = {written} is spelt like the capital of {meant}
alike-place: W is spelt like a city or region of S = {written} is spelt like a place in {meant}
alike-zh-first: the Chinese names begin with one character
alike-zh-head: the first character of one stands in the other
alike-zh-sound: the Chinese names begin with one sound
alike-zh-sound2: they begin with sounds that many speakers do not tell apart
alike-zh-spelt: they sound alike as a whole
alike-zh-any: they share a rare character
alike-ru-spelt: the Russian names have nearly the same letters
alike-ru-head: the Russian names begin alike
alike-ar-spelt: the Arabic names have nearly the same letters
alike-fa-spelt: the Persian names have nearly the same letters
alike-rom-spelt: Spanish, French, Portuguese or German names have nearly the same letters
alike-rom-head: they begin alike
alike-en-spelt3: the English names differ in a letter or two
alike-en-spelt2: the English names share most letters
alike-en-spelt1: the English names share half of their letters
alike-en-head4: the English names begin with the same four letters
alike-en-head2: with the same two
alike-en-tail: the English names end alike
alike-en-word: the English names share a word
alike-adj-spelt: the adjectives have nearly the same letters
alike-twin: the two are known to be taken for each other
W-alone: no other country of the text lies on the continent of W = no other country of the text is near {written}
W-bigger: W has eight times the people of S: the better known name is put for the lesser
S-anchor-sentence: an anchor of S stands in the sentence
S-anchor-paragraph: an anchor of S stands in the paragraph
S-name-before: S is named before this place
previous-S: the nearest anchor before is one of S
next-S: the nearest anchor after is one of S
paragraph-all-S: all anchors of the paragraph are those of S = all places and persons of the paragraph are those of {meant}
paragraph-most-S: most are
address-S: a place in S stands right before W, as in an address = a place in {meant} stands before it as in an address
bound-S: grammar binds W to an anchor of S: students from Bukhara
titled-S: W's office is held by a leader of S = its office is held by somebody of {meant}
lies-S: a place in S is said to lie in W = a place in {meant} is said to lie there
currency-S: the currency of S follows = the currency of {meant} follows
row-S: the row of a table holds W and anchors of S alone = the row holds {written} and a place in {meant}
a-home: a word of home follows: ministry, national, coast
china-beside: China stands beside W
china-hyphen: China and W are joined by a hyphen
first-but-bare: W opens a text in which nothing else belongs to it, and half of what is named belongs to S = the text goes on about {meant}
seat-of-S: W is called the capital where S is named or shown alone
told-of-S: grammar, a row or a coin binds W to S, and the names are alike
told-at-home: the same where the text is about S
home-away: the text is about S, and what belongs to W is in one other paragraph
home-apart: the text is about S, and nothing near belongs to W
bare-and-alike: W has no anchor, S two, and the names are alike
bare-and-paired: W without anchor beside China, with S anchored = {written} stands as the partner of China
bare-and-side: W without anchor as a side or party
bare-and-often: W is named again and again without anchor, and S has half of all anchors
bare-and-titled: W has no anchor, S comes first and holds an office, and nobody is as much like W = the text names officials of {meant}
bare-unnamed: W has no anchor, S two but is never named, and the names are alike in a strong way = {meant} is pointed to but never named
bare-paragraph: alike in a strong way, and the paragraph is all about S
bare-plain: S leads, W has no anchor and is no neighbour or partner of anybody
no-state-paired: a city or region stands where China's partner is named = {written} is no state
kin-S: a neighbour of S, none of W, is named in the sentence, and not set side by side with W = a neighbour of {meant} is named beside it
listed-S: W is set side by side with one = it is named in a row with a neighbour of {meant}
before-S: the sentence before speaks of S alone
after-S: the sentence after does
pivot-zh: the names are alike in Chinese, and the text speaks of China again and again
"""
_AGAINST = """
source-names-W: the source names W; points by reason, not learned: no other facts may outweigh it
W-anchors-1: something in the text belongs to W, or to the state that W lies in
W-anchors-4: four things do
W-has-capital: the capital of W is named
W-has-city: a city of W is named
W-ambiguous: a name in the text may belong to W
W-ambiguous-sentence: such a name stands in the sentence
W-neighbour-here: a neighbour of W is spoken of
W-first: W is in the first sentence or headline
W-leads: W is named before anything speaks for S
W-city: W is a city
W-region: W is a region
W-bloc: W is a group of countries
W-territory: W is a territory
W-historic: W is a state of the past
W-chinese: W is a place in China
W-great: W is in everybody's news
S-great: S is in everybody's news
W-anchor-sentence: an anchor of W is in the sentence
W-anchor-paragraph: one stands in the paragraph
own-paragraph: the paragraph has anchors of W and none of S
own-sentence: the sentence has anchors of W and none of S
own-capital: the capital of W is named, and an anchor of W is in the paragraph
both-qualified: the names share a word and each has another: North Korea, South Korea
W-anchor-60: one stands within 60 characters
W-anchor-250: one stands within 250 characters
previous-W: the nearest anchor before is one of W
next-W: the nearest anchor after is one of W
next-third: the nearest anchor after is one of a third country
previous-third: it is one of a third country
coordinated: W and S are set side by side somewhere
glued-S: they are set side by side here
glued-third: W and a third country are set side by side here
together-1: a sentence names both
together-2: two sentences do
thirds-1: a third country is spoken of
thirds-2: two are
thirds-3: three are
thirds-5: five are
thirds-8: eight are
third-name-sentence: a third country is named in the sentence
neighbours: W borders on S
W-in-S: the name of W is part of that of S
S-bigger: S has eight times the people of W
b-neighbour: `neighbouring` stands before W
s-neighbour: the sentence speaks of neighbours or borders
s-both: the sentence speaks of both
a-envoy: W has an embassy or envoy in a country other than China: W is abroad there
a-where: W is explained: where, which, an
bound-W: grammar binds W to an anchor of its own
titled-W: a leader of W holds the office
lies-W: a place in W is said to lie there
bound-third: grammar binds W to an anchor of a third country
titled-third: a leader of a third country holds the office
lies-third: a place of a third country is said to lie in W
cell-W: a place in W follows W in a row or in brackets
cell-third: a place of a third country does
currency-W: the currency of W follows
row-W: the row holds an anchor of W
row-third: the row holds an anchor of a third country
as-guest: the words around W are such as stand around a guest, where S is the text's own country
guest-elsewhere: they are so at another place of W
S-far: nothing within half a page names or shows S
great-unlike: W is in everybody's news, and not like S in a strong way
great-both: both are in everybody's news
great-unnamed: S is in everybody's news, pointed to and never named
third-in-native: the text has a country of its own, which is neither W nor S
native-unlike: S is the text's own country, W is not like it in a strong way, and does not surely stand as it does
unnamed-once: W is named once, without anchor, where S is pointed to and never named
unlike-and-not-half: not alike in a strong way, and S has not half of the anchors
once-abroad: W is named once, after from, to, with, against, a
once-S-often: W is named once, S again and again
kin-W: a neighbour of W, none of S, is named in the sentence, and not set side by side with it
listed-W: W is set side by side with one
in-list: W stands in a row of three or more countries
before-W: the sentence before speaks of W alone
after-W: the sentence after does
before-neighbour: the sentence before speaks of neighbours or borders
envoy-elsewhere: an envoy of W is abroad here, elsewhere in the text
listed-elsewhere: W stands beside a third country elsewhere in the text
opens-with-both: the first sentence or headline names W and S
bare-thirds-1: a third country is named, like W, without any anchor
bare-thirds-3: three are
bare-thirds-6: six are
zh-unlikely: the names are alike in Chinese and English alone, and the text has nothing to do with China
"""
_EITHER = """
S-native: S is the text's own country: named ten times, and twice as often as any third; a false alarm is likeliest there
W-named-2: W is named twice
W-named-3: three times
W-named-5: five times
S-named-1: S is named
S-named-2: S is named twice
S-named-4: four times
S-alone: no other country lies on the continent of S
S-neighbour-here: a neighbour of S is spoken of
S-titled: S is named with an office
S-leads: something speaks for S before W is named = {meant} comes first
S-name-sentence: S is named in the sentence
S-name-paragraph: S is named in the paragraph
alike-best-weak: like W in a weak way, and nobody else is
china: China is spoken of
short: the text is short
first: W is in the first sentence here
quoted: W is in a quotation
short-line: W is in a short line
own-voice: the sentence says we or I
own-voice-elsewhere: the text says we or I elsewhere
own-voice-first: W stands first in a text that says we or I
row: W is in a row of a table
W-confined: all that belongs to W is in one paragraph
W-elsewhere: something belongs to W, but not near
form-name: W stands as a name
form-adjective: W stands as an adjective
b-from: `from`
b-to: `to`, `visit`
b-of: `of`
b-full: W is in its full name (`the Republic of W`), which is no short form that could be misread
b-with: `with`
b-against: `against`, `than`, `like`
b-a: an article or number: W is introduced
b-clause: W begins a clause
b-hyphen: a hyphen stands before W
a-side: side or party follows
a-office: an office follows
a-officer: an office and a person follow
b-seat: `capital` stands before W
a-seat: it follows
a-verb: a verb follows
a-capital: a capitalised word follows
a-hyphen: a hyphen follows
a-stop: the sentence ends
before-other: the sentence before speaks of others too
after-other: the sentence after does
s-trade: the sentence speaks of exports or imports
"""


def _facts(lines: str, sign: int) -> dict[str, Fact]:
    out = {}
    for line in lines.strip().split("\n"):
        name, _, rest = line.partition(": ")
        manual, _, words = rest.partition(" = ")
        out[name] = Fact(name, manual, words, sign)
    return out


SHARED = frozenset(
    "S-native as-guest guest-elsewhere native-unlike source-names-W source-names-S both-qualified own-capital own-sentence own-paragraph"
    " W-anchor-sentence W-anchor-60 b-neighbour s-neighbour b-full bound-W titled-W lies-W row-W cell-W currency-W a-envoy a-where"
    " glued-third great-unnamed great-both great-unlike".split()
)
"""Facts that say the same whoever S is: what shows W itself, and what is asked of a text's own country alone. All others have points of
their own, as `native-` and their name, where S is the text's own country: a long speech for S names it in every other sentence,
has all its anchors and a dozen other countries, which in a report of two countries would speak for S or for W."""


def _native(known: Mapping[str, Fact]) -> dict[str, Fact]:
    facts = (
        f for name, f in sorted(known.items()) if name not in SHARED and not name.startswith(("as-home", "native-"))
    )
    return {
        f"native-{f.name}": Fact(f"native-{f.name}", f"{f.manual}, where S is the text's own country", f.words, f.sign)
        for f in facts
    }


_GIVEN = _facts(_FOR, 1) | _facts(_AGAINST, -1) | _facts(_EITHER, 0)
KNOWN = _GIVEN | _native(_GIVEN)
"""All facts by name."""


def at_home(facts: Set[str]) -> set[str]:
    """The facts of a pair whose S is the text's own country."""
    return {f"native-{fact}" if f"native-{fact}" in KNOWN else fact for fact in facts}
