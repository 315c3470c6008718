"""The facts by which the learned searches for glued and split words judge a place, with their direction."""

from __future__ import annotations

from lint.scorecard.card import Fact

_GLUED = (
    Fact("pair-counted", "English has the two words in this order", "{right} is frequent in other texts", 1),
    *(Fact(f"pair-{z}", f"the pair has zipf {z} or more", "", 1) for z in (3, 4, 5, 6)),
    *(Fact(f"rarer-{z}", f"the rarer half has zipf {z} or more", "", 1) for z in (3.6, 4.6, 5.6)),
    Fact("both-function", "two function words", "two words that join others"),
    Fact("first-function", "the first is a function word", "the first is a word that joins others"),
    Fact("last-function", "the last is a function word", "the last is a word that joins others"),
    Fact("no-function", "two words of meaning"),
    Fact("three", "three words"),
    Fact("camel", "a capital is inside"),
    Fact("camel-opener", "the capital begins a function word: a sentence", "a capital is inside", 1),
    Fact("camel-name", "the capital begins a name", "a capital is inside", 1),
    Fact("form-on-web", "the web has the form now and then", "", -1),
    Fact("form-on-web-2", "the form has zipf 2 or more on the web", "", -1),
    Fact("form-on-web-2.6", "the form has zipf 2.6 or more on the web", "", -1),
    Fact("pair-outweighs", "the pair is 300 times as frequent as the form", "", 1),
    Fact("form-rivals-pair", "the form is nearly as frequent as the pair", "", -1),
    Fact("weakly-known", "a big list has the form", "", -1),
    Fact("slip-near", "one letter wrong makes it of a common word", "", -1),
    Fact("capital", "begins with a capital", "", -1),
    Fact("prefix-like", "the first half begins many words", "", -1),
    Fact("suffix-like", "the last half ends many words", "", -1),
    Fact("short-half", "a half of one or two letters"),
    Fact("letter-half", "a half of one letter", "", -1),
    Fact("long-halves", "both halves have four letters or more"),
    Fact("another-cut", "another cut is as likely", "", -1),
    Fact("made-by-rule", "an ending and a known word make it", "", -1),
    Fact("used-twice", "appears twice", "", -1),
    Fact("used-thrice", "appears three times", "", -1),
    Fact("next-fits", "the word after goes with the last half", "the word after goes with it", 1),
    Fact("next-fits-well", "the word after often goes with the last half", "", 1),
    Fact("previous-fits", "the word before goes with the first half", "the word before goes with it", 1),
    Fact("stranger-next", "an unknown word with a capital after", "", -1),
    Fact("stranger-before", "an unknown word with a capital before", "", -1),
    Fact("half-in-document", "the document has a half by itself", "the document has a half by itself", 1),
)
_PIECES = (
    *(Fact(f"whole-{z}", f"the whole word has zipf {z} or more", "", 1) for z in (3.6, 4, 4.6, 5)),
    Fact("whole-uncommon", "the whole is no common word", "", -1),
    Fact("first-unknown", "the first piece is no word", "the first piece is no word", 1),
    Fact("second-unknown", "the second piece is no word", "the second piece is no word", 1),
    Fact("first-common", "the first piece is a common word", "", -1),
    Fact("second-common", "the second piece is a common word", "", -1),
    Fact("first-rare", "the first piece is rare", "", 1),
    Fact("second-rare", "the second piece is rare", "", 1),
    Fact("first-letter", "the first piece is a letter", "", -1),
    Fact("second-letter", "the second piece is a letter", "", -1),
    Fact("first-two", "the first piece has two letters"),
    Fact("second-two", "the second piece has two letters"),
    Fact("first-function", "the first piece is a function word", "", -1),
    Fact("second-function", "the second piece is a function word", "", -1),
    Fact("pair-counted", "English has the two pieces in this order", "", -1),
    Fact("capital", "begins with a capital", "", -1),
    Fact("fits-left", "the word before goes with the whole", "the word before goes with {right}", 1),
    Fact("fits-right", "the word after goes with the whole", "the word after goes with {right}", 1),
    Fact("whole-in-document", "the document has the whole word", "the document has {right}", 1),
    Fact("piece-thrice", "a piece appears three times", "", -1),
    Fact("prefix-like", "the first piece begins many words", "", -1),
    Fact("suffix-like", "the second piece ends many words", "", -1),
)
GLUED = {fact.name: fact for fact in _GLUED}
"""Facts of two words in one."""
PIECES = {fact.name: fact for fact in _PIECES}
"""Facts of one word in two."""
