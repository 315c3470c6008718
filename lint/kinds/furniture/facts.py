"""What can be true of a line of a page: the facts that the `furniture` scorecard weighs, each with its manual.

The sign says what is known before any learning: 1 speaks for furniture, -1 for text, 0 must be learned.
"""

from __future__ import annotations

from lint.scorecard.card import Fact

CLASSES = (
    "section", "tech", "account", "social", "site", "engage", "commerce", "media", "legal", "ad", "more", "stamp",
    "byline", "device", "free", "notice",
)  # fmt: skip
"""The classes of page words that are facts by themselves: what they name, see `rules/lists/page-words.yaml`."""

EVERYWHERE = frozenset(("section", "notice", "byline", "free"))
"""Classes of which one word says nothing: it may stand in any text."""

_NAMED = {
    "section": "sections of sites", "tech": "messages of programs", "account": "accounts and subscriptions",
    "social": "social networks", "site": "parts and tools of a site", "engage": "comments, votes and ratings",
    "commerce": "shops", "media": "players and galleries", "legal": "rights and terms", "ad": "advertising",
    "more": "further pages", "stamp": "when a page was changed", "byline": "who made what", "device": "devices",
    "free": "offers", "notice": "disclaimers",
}  # fmt: skip

_LINE = (
    Fact("words-0", "the line has no word"),
    Fact("words-1", "one word"),
    Fact("words-2-3", "two or three words"),
    Fact("words-4-7", "four to seven words"),
    Fact("words-8-14", "eight to fourteen words"),
    Fact("words-15-24", "fifteen to twenty-four words"),
    Fact("words-25", "twenty-five words or more", sign=-1),
    Fact("stop", "ends with a full stop and says nothing of pages", sign=-1),
    Fact("stop-wording", "ends with a full stop, in the wording of pages", sign=-1),
    Fact("asks", "ends with a question mark", sign=-1),
    Fact("exclaims", "ends with an exclamation mark"),
    Fact("colon", "ends with a colon", sign=-1),
    Fact("comma", "ends with a comma or semicolon", sign=-1),
    Fact("cut-off", "ends with an ellipsis: a teaser was cut off", "a teaser that was cut off", 1),
    Fact("no-function-words", "four words or more without a function word", "no sentence"),
    Fact("function-words", "held together by function words as sentences are", sign=-1),
    Fact("sentence", "begins with a capital, has a finite verb and a stop, and says nothing of pages", sign=-1),
    Fact("verb", "has a finite verb"),
    Fact("commas", "two commas or more", sign=-1),
    Fact("title-case", "every word but function words has a capital"),
    Fact("run-of-names", "four capitalised words or more without function word or stop", sign=-1),
    Fact("menu", "such words, two of them page words or parts set off", "a menu", 1),
    Fact("upper-case", "all in capitals", sign=1),
    Fact("lower-first", "begins with a small letter", sign=1),
    Fact("sign-first", "begins with a sign"),
    Fact("quote-first", "begins with a quotation mark", sign=-1),
    Fact("act-first", "begins with a verb of buttons, in a text that gives no instructions", "a button or request", 1),
    Fact("noun-act-first", "begins with such a verb that is a noun as well", "", 1),
    Fact("more-first", "begins with related, next, more or the like", "leads to other pages", 1),
    Fact("act-twice", "two parts of the line begin with verbs of buttons", "several buttons", 1),
    Fact("acts-capital", "two capitalised verbs of buttons inside the line", "several buttons", 1),
    Fact("act-capital", "one of them", "", 1),
    Fact("you", "speaks to you, in a text that does not", "speaks to the reader", 1),
    Fact("we", "speaks as we or I, in a text that does not", "", 1),
    Fact("third-person", "he, she or they", sign=-1),
    Fact("page-talk", "speaks of the page, its reader's things or its makers: this page, your inbox, our newsletter",
         "speaks of the page itself", 1),
    Fact("cue", "a wording of pages", "worded as pages are", 1),
    Fact("cues", "two wordings of pages", "worded as pages are", 1),
    Fact("disclaimer", "the wording of a disclaimer", "a disclaimer", 1),
    Fact("sponsor", "the wording of sponsors and offers", "an advertisement", 1),
    Fact("chat", "what a chat model says before or after a text", "a chat model's own words", 1),
    Fact("asks-then", "a question and then a request to the reader", "asks the reader for something", 1),
    Fact("page-words-half", "half of its content words are page words", "mostly words of pages", 1),
    Fact("page-words-most", "three quarters are, two at least", "mostly words of pages", 1),
    Fact("page-words-2", "two page words", "", 1),
    Fact("page-words-3", "three page words or more", "words of pages", 1),
    Fact("page-words-mixed", "page words of three classes", "words of pages", 1),
    Fact("sections", "names three sections of sites and hardly anything else", "a menu", 1),
    Fact("topic-word", "a page word that the text itself uses", sign=-1),
    Fact("separator", "parts set off by bars, dots or arrows", "parts set off by bars, dots or arrows", 1),
    Fact("separators", "several of these", "", 1),
    Fact("bar", "a vertical bar", "", 1),
    Fact("stars", "stars, or so many of five", "a rating", 1),
    Fact("pictogram", "a pictogram or arrow", "a pictogram", 1),
    Fact("clock", "a time of day"),
    Fact("date", "a date"),
    Fact("price", "a price"),
    Fact("price-habit", "a price, in a text that has others", sign=-1),
    Fact("count", "a counter: 12 comments, 3 min read", "a counter", 1),
    Fact("ago", "so long ago", "an age", 1),
    Fact("address", "a web address", "", 1),
    Fact("handle", "a mail address, handle or hashtag", "", 1),
    Fact("hashtags", "two hashtags or more", "hashtags", 1),
    Fact("code", "marks of code", "code", 1),
    Fact("placeholder", "a placeholder that was never filled", "a placeholder", 1),
    Fact("bracketed", "all in brackets", "", 1),
    Fact("copyright", "claims copyright", "claims copyright", 1),
    Fact("credit", "credits a picture", "credits a picture", 1),
    Fact("byline", "who wrote it, alone on the line: By Ann Lee; Ann Lee, staff writer", "a byline", 1),
    Fact("date-only", "nothing but a date", "a date alone on the line"),
    Fact("date-and-time", "nothing but a date and a time of day", "a date and a time alone on the line", 1),
    Fact("comment-head", "who wrote a comment and when: Ann on May 3, 2019 at 10:07 am said", "the head of a comment", 1),
    Fact("stamp-key", "begins as stamps do: Published, Updated, By, Tags", "a stamp of the page", 1),
    Fact("error-message", "begins as messages of programs do", "a message of a program", 1),
    Fact("codes", "codes instead of words", "codes instead of words", 1),
    Fact("form-field", "a few words marked as a field to fill in: Name *, Email (required)", "a field of a form", 1),
    Fact("asterisk", "begins with an asterisk glued to a word", "a footnote of the page", 1),
    Fact("digits", "a quarter of its characters are digits"),
    Fact("plain", "four words or more without digits or stop"),
    Fact("gap", "a wide gap inside"),
    Fact("other-script", "not in Latin letters"),
    Fact("other-language", "function words of another language only"),
)  # fmt: skip

_AROUND = tuple(
    (f"{place}-{name}", f"{where}, and {what}", words)
    for place, where in (("edge", "before or after all running text"), ("amid", "between running text"))
    for name, what, words in (
        ("near", "how likely three lines above and below are furniture, in the same block", "near other furniture"),
        ("wide", "how likely eight lines above and below are", "amid other furniture"),
        ("page", "how likely the other lines are that are no running text", "on a page full of furniture"),
    )
)
_STEPS = ((1, "a fifth"), (2, "two fifths"), (3, "three fifths"), (4, "four fifths"))

_PLACE = (
    Fact("own-words", "half of its content words stand in the running text", sign=-1),
    Fact("no-own-word", "none of them does", "shares no word with the text", 1),
    Fact("no-running-text", "the document has no running text", sign=-1),
    Fact("no-prose", "the document is no prose: a listing, a record, a play, or nothing that has a name", sign=-1),
    Fact("no-article", "less than a quarter of the document is running text, or it is a listing or a transcript", sign=-1),
    Fact("page-topic", "the text itself speaks of pages, cookies or accounts", sign=-1),
    Fact("before-text", "is before the running text"),
    Fact("among-text", "is among the running text"),
    Fact("after-text", "is after the running text", "after the text", 1),
    Fact("first-line", "the first line, where it may be a title", sign=-1),
    Fact("second-line", "the second line", sign=-1),
    Fact("last-line", "the last line", "", 1),
    Fact("near-last", "one of the two lines before it", "", 1),
    Fact("last-tenth", "in the last tenth of a document of ten lines or more", "", 1),
    Fact("island", "between blank lines", "", 1),
    Fact("two-blank-above", "two blank lines above", "", 1),
    Fact("text-above", "running text directly above", sign=-1),
    Fact("text-below", "running text directly below", sign=-1),
    Fact("between-text", "running text above and below", "", 1),
    Fact("continues", "goes on with an unfinished line", sign=-1),
    Fact("continued", "the next line goes on with it", sign=-1),
    Fact("heading", "a few words without page words or stop over running text", sign=-1),
    Fact("alike-3", "three lines of one form in a row", sign=-1),
    Fact("key-value", "a key, a colon and a value", sign=-1),
    Fact("form-number", "numbered", sign=-1),
    Fact("form-quantity", "begins with a quantity", sign=-1),
    Fact("form-time", "begins with a time", sign=-1),
    Fact("form-bullet", "begins with a bullet", sign=-1),
    Fact("label", "three words or fewer, and nothing that only pages have, near lines that have", sign=-1),
    Fact("lone-label", "the same, with none near", sign=-1),
    *(Fact(f"{name}-{step}", f"{what}: {share}", f"{words}", 1) for name, what, words in _AROUND for step, share in _STEPS),
    Fact("far-from-text-4", "four to nine lines away from the running text", "far from the text", 1),
    Fact("far-from-text-10", "ten lines away or more", "far from the text", 1),
    Fact("same-line", "the line stood above already", "stood above already", 1),
    Fact("same-but-digits", "the line stood above with other digits", "stood above with other digits", 1),
)  # fmt: skip

_WORDS = tuple(
    fact
    for name in CLASSES
    for fact in (
        *(
            (Fact(f"word-{name}", f"a word for {_NAMED[name]}", f"a word for {_NAMED[name]}", 1),)
            if name not in EVERYWHERE
            else ()
        ),
        Fact(f"words-{name}", f"two words for {_NAMED[name]}", f"words for {_NAMED[name]}", 1),
    )
)

FACTS: dict[str, Fact] = {fact.name: fact for fact in (*_LINE, *_WORDS, *_PLACE)}

STRONG = frozenset(
    "word-account word-social word-legal word-ad page-talk cue separator bar stars pictogram ago count copyright credit"
    " stamp-key date-and-time comment-head code placeholder hashtags chat disclaimer sponsor acts-capital act-twice asks-then words-media"
    " words-commerce words-engage words-more words-section sections page-words-3 error-message form-field".split()
)
"""Marks that hardly any line of a text has: they vouch for a label of three words or fewer, and that there is a page at all."""

AROUND = frozenset(f"{name}-{step}" for name, _, _ in _AROUND for step, _ in _STEPS) | {
    "label", "lone-label", "far-from-text-4", "far-from-text-10"
}  # fmt: skip
"""Facts that depend on how likely other lines are furniture."""

ADMITS = STRONG | frozenset(
    [f"word-{name}" for name in CLASSES if name not in EVERYWHERE]
    + [f"words-{name}" for name in EVERYWHERE]
    + "act-first noun-act-first more-first byline act-capital separators address handle codes asterisk cut-off page-words-half"
    " page-words-most menu".split()
)
"""Facts of which one at least must hold: place and length alone never make furniture."""
