"""Parts of speech: tags of sentences."""

import pytest

from lint.core.lists import shipped
from lint.lexicon.parts import TAGS, TOKEN, opened

TAGGER = opened(shipped() / "lists" / "parts.bin")


def tagged(sentence: str) -> str:
    words = TOKEN.findall(sentence)
    return " ".join(f"{word}/{tag}" for word, tag in zip(words, TAGGER(words), strict=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "The/DT old/JJ mill/NN was/VBD dry/JJ ./.",
        "They/PRP want/VBP to/TO mend/VB the/DT boats/NNS ./.",
        "The/DT boats/NNS have/VBP left/VBN the/DT port/NN in/IN April/NNP ./.",
        "One/CD of/IN the/DT bridges/NNS is/VBZ new/JJ ./.",
        "In/IN Oslo/NNP she/PRP sang/VBD ,/, and/CC he/PRP sings/VBZ ./.",
    ],
)
def test_plain_sentences(sentence: str) -> None:
    assert tagged(" ".join(token.rpartition("/")[0] for token in sentence.split())) == sentence


def test_the_neighbours_decide() -> None:
    assert "to/TO plant/VB" in tagged("They want to plant trees.")
    assert "the/DT plant/NN" in tagged("They saw the plant.")


def test_a_word_that_nobody_listed_is_told_by_its_looks() -> None:
    assert "Zrogbar/NNP" in tagged("They met Zrogbar there.")
    assert "47/CD" in tagged("They met 47 men.")
    assert "glorping/VBG" in tagged("They are glorping.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't stop", ["do", "n't", "stop"]),
        ("the mayor’s 3,000 half-mile", ["the", "mayor", "’s", "3,000", "half-mile"]),
        ("Dr. Ode (32) ...", ["Dr.", "Ode", "(", "32", ")", "..."]),
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(text: str, words: list[str]) -> None:
    assert TOKEN.findall(text) == words


def test_every_tag_is_one_of_the_treebank() -> None:
    assert set(TAGGER("He sings .".split())) <= set(TAGS)
    assert TAGGER([]) == []
