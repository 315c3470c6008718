"""What a name sounds like, whatever alphabet it came through: `Tokayev` and `Tokaev`, `Tschaikowsky` and `Chaykovsky`."""

from __future__ import annotations

from functools import lru_cache

from lint.core import late
from lint.lexicon.edits import undoubled

_CLUSTERS = (
    ("tsch", "c"), ("shch", "c"), ("sch", "c"), ("tch", "c"), ("zh", "c"), ("ch", "c"), ("sh", "c"), ("dj", "c"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ck", "k"), ("qu", "kw"),
)  # fmt: skip
"""Letters that one transcription writes together where another writes one."""
_LETTERS = str.maketrans({"q": "k", "c": "k", "x": "k", "z": "s", "w": "v", "h": "", "j": "y"})
_VOWELS = late.regex("[aeiouy]+")


@lru_cache(maxsize=50_000)
def skeleton(form: str) -> str:
    """The consonants of a folded form with a dot for each run of vowels: equal where two spellings sound alike."""
    for cluster, one in _CLUSTERS:
        if cluster in form:
            form = form.replace(cluster, one)
    form = _VOWELS.sub(".", form.translate(_LETTERS))
    return undoubled(form.rstrip(".") if len(form) > 4 else form)


@lru_cache(maxsize=50_000)
def consonants(form: str) -> str:
    """The consonants of a folded form as they sound, each run of one once."""
    return undoubled(skeleton(form).replace(".", ""))
