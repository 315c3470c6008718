"""The facts by which the learned search for misspelt words and names judges a place, with their direction."""

from __future__ import annotations

from lint.scorecard.card import Fact

_TARGET = "{right} is a word that everybody writes"
_SLIPS = (
    Fact("slip-swap", "two letters changed places", "two letters changed places in {right}", 1),
    Fact("slip-doubling", "a letter doubled or not", "a letter doubled or not in {right}", 1),
    Fact("slip-vowel", "one vowel for another", "one vowel for another in {right}"),
    Fact("slip-missing", "a letter missing", "a letter missing in {right}"),
    Fact("slip-key", "a letter beside the right one on the keyboard", "a letter beside the right one on the keyboard"),
    Fact("slip-extra", "a letter too many", "a letter too many in {right}", -1),
    Fact("slip-other", "one letter for another", "one letter for another in {right}", -1),
    Fact("slip-misread", "letters that look alike", "letters that look alike in {right}", 1),
    Fact("slip-sound", "another spelling of the same sound", "{right} sounds alike"),
    Fact("slip-two", "two slips", "two letters off {right}", -1),
    Fact("slip-far", "three slips and more", "{right} has the same consonants", -1),
    Fact("same-sound", "the same consonants to the ear", "{right} has the same consonants", 1),
    Fact("same-letters", "the same letters in another order", "the same letters in another order", 1),
    Fact("same-consonants", "the same consonants one after the other", "", 1),
    Fact("other-first-letter", "the first letter differs", sign=-1),
    Fact("ending-added", "only an ending is added (n, i, an, s): a derivation or a foreign form", sign=-1),
    Fact("only-last-letter", "only the last letter differs or is missing", sign=-1),
    Fact("only-end", "only the end differs", sign=-1),
)
_TARGETS = (
    *(
        Fact(f"target-{z}", f"the right form has zipf {z} or more", _TARGET if z == 4 else "", 1)
        for z in (2, 2.4, 3, 3.6, 4, 5)
    ),
    Fact("target-core", "a country, people, province or capital", "", 1),
    Fact("target-figure", "a well-known person, firm, paper or club"),
    Fact("target-city", "a city of the gazetteer"),
    Fact("target-day", "a day, month or feast"),
    Fact("target-anchor", "a name that points to a country"),
    Fact("target-dictionary", "a name of the dictionaries"),
    Fact("target-place", "a place"),
    Fact("target-given", "a given name"),
    Fact("target-surname", "a surname"),
    Fact("target-rare", "a name of the biggest dictionaries only", "", -1),
    Fact("target-web", "a frequent form that no dictionary has", "", -1),
    Fact("target-own", "a name that only the document has", "", -1),
    Fact("in-many-lists", "three sorts of lists have the right form", "", 1),
    Fact("no-rival", "no other right form is near", "", 1),
    Fact("rival-near", "another right form is nearly as likely", "", -1),
    Fact("rival-close", "another right form is as likely", "", -1),
)
_FORMS = (
    Fact("long-7", "seven letters or more", "", 1),
    Fact("long-9", "nine letters or more", "", 1),
    Fact("short-5", "five letters or fewer", "", -1),
    Fact("short-4", "four letters or fewer", "", -1),
    Fact("short-3", "three letters", "", -1),
    Fact("form-on-web", "the web has the form now and then", "", -1),
    *(Fact(f"form-on-web-{z}", f"the form has zipf {z} or more on the web", "", -1) for z in (1.6, 2.2, 2.8)),
    Fact("form-rivals", "the form is nearly as frequent as the right one", "", -1),
    *(Fact(f"outweighs-{n}", f"the right form is 10^{n} times as frequent", "", 1) for n in (1, 1.5, 2, 3)),
    Fact("form-unknown", "no list has the form", "no dictionary has the form", 1),
    Fact("form-word-60", "a dictionary has the form, and hardly anybody writes it", "", -1),
    Fact("form-word-70", "a larger dictionary has the form, and hardly anybody writes it", "", -1),
    Fact("form-word-80", "a big dictionary has the form", "", -1),
    Fact("form-word-95", "only the biggest dictionary has the form", "", -1),
    Fact("form-name-80", "a big dictionary has it as a name", "", -1),
    Fact("form-name-95", "the biggest dictionary has it as a name", "", -1),
    Fact("form-place", "a small place has the name", "", -1),
    Fact("form-surname", "some family has the name", "", -1),
    Fact("form-alternate", "gazetteers have the form as another spelling", "", -1),
    Fact("form-listed", "some list has the form as a name", "", -1),
    Fact("made-by-rule", "an ending or prefix and a known word make it", "", -1),
    Fact("accents", "the form has accents", "", -1),
    Fact("apostrophe", "the form has an apostrophe", "", -1),
    Fact("all-capitals", "in capitals", "", -1),
)
_DOCUMENT = (
    Fact("target-in-document", "the document has the right form", "the document has {right}", 1),
    Fact("target-twice", "the document has it twice", "", 1),
    Fact("target-often", "the document has it four times", "", 1),
    Fact("target-outnumbers", "the document has it twice as often as the suspect", "", 1),
    Fact("outnumbers-target", "the suspect appears more often than the right form", "", -1),
    Fact("used-twice", "the suspect appears twice", "", -1),
    Fact("used-thrice", "the suspect appears three times", "", -1),
    Fact("same-frame", "the same word is beside both", "the same words are beside {right}", 1),
    *(Fact(f"same-way-{n}", f"{n} words of the document differ from theirs in this way", "", -1) for n in (2, 3, 5)),
    *(
        Fact(f"same-end-{n}", f"{n} words of the document may differ from others in this ending", "", -1)
        for n in (2, 3, 5)
    ),
    *(Fact(f"odd-words-{n}", f"{n} of 100 small words of the document are in no list", "", -1) for n in (2, 4, 8)),
    Fact("archaic", "the document spells as long ago", "", -1),
    Fact("dialect", "the document is written as people talk", "", -1),
    Fact("technical", "the document is about programs", "", -1),
)
_PLACE = (
    Fact("fits-left", "the word before goes with the right form", "the word before goes with {right}", 1),
    Fact("fits-right", "the word after goes with the right form", "the word after goes with {right}", 1),
    Fact("fits-left-well", "a word of meaning before often goes with it", "", 1),
    Fact("fits-right-well", "a word of meaning after often goes with it", "", 1),
    Fact("fits-left-5", "the word before goes with it all the time", "", 1),
    Fact("fits-right-5", "the word after goes with it all the time", "", 1),
    Fact("function-beside", "a function word is beside it", "", 1),
    Fact("title-before", "a title or initial before: a person", "", -1),
    Fact("given-before", "a given name before: a person", "", -1),
    Fact("chinese-before", "a Chinese surname before: a person", "", -1),
    Fact("stranger-before", "an unknown word with a capital before", "", -1),
    Fact("name-before", "a word with a capital that is no ordinary one before", "", -1),
    Fact("stranger-after", "an unknown word with a capital after", "", -1),
    Fact("person-for-place", "who stands after a title or a given name is a person, the right form a place", "", -1),
    Fact("initial-after", "an initial or a particle of names after", "", -1),
    Fact("capital-after", "a word with a capital after"),
    Fact("cue-after", "Ltd, Street, County, brothers after", "", -1),
    Fact("odd-word-beside", "a small word that is no English beside it", "", -1),
    Fact("opens", "a capital at the start of a sentence"),
    Fact("capital-before", "a capital after a word with one"),
    Fact("capital-alone", "a capital inside a sentence, alone"),
    Fact("quoted", "in quotation marks", "", -1),
    Fact("sic", "the writer says that it is so in the original", "", -1),
    Fact("hyphened", "part of a word with hyphens", "", -1),
    Fact("two-words", "two words with the space lost make it", "", -1),
    Fact("strange-company", "unknown small words around it", "", -1),
    Fact("foreign", "words of another language around it", "", -1),
)  # fmt: skip
SPELLING = {fact.name: fact for fact in (*_SLIPS, *_TARGETS, *_FORMS, *_DOCUMENT, *_PLACE)}
"""Facts of misspelt words and names; the two scorecards give each its points."""
