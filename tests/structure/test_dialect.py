"""Speech that is written as it sounds is left as its writer spelt it."""

from __future__ import annotations

import pytest

from lint.core.text import Document
from lint.structure.anatomy import Anatomy
from lint.structure.dialect import is_dialect, is_spoken

PLAIN = "The ferry had left, and nobody on the quay knew when the next one would come across the river. "


@pytest.mark.parametrize(
    "text",
    [
        "“He ain’t goin’ nowhere,” she said.",
        "'Tis wuz the feller, sez I.",
        "Dey warn’t a-going to tell dat.",
        "I’d ’ave give ’im the wust of it.",
        "Ah’ve telled thee once: tha wants it rotted slow.",
    ],
)
def test_spoken(text: str) -> None:
    assert is_spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "They was late and knowed it.",  # slips, as anyone may make them
        "At ten o'clock the 'Anchor' was shut; it ain't cheap.",
        "The mayor’s men were happy with th answers.",
        "Git and SVN keep a history of doses.",
    ],
)
def test_not_spoken(text: str) -> None:
    assert not is_spoken(text)


def test_one_speaker_makes_no_dialect_of_a_document() -> None:
    speech = "“Dey ain’t gwine to git ’im nohow, an’ dat’s so, sez I, a-laughing.” "
    assert is_dialect([speech], 12)
    assert not is_dialect([speech, 100 * PLAIN], 1900)


def test_it_holds_for_the_paragraph_or_the_whole_document() -> None:
    told = "He ain’t a-coming, an’ he knowed it.\n\n" + PLAIN
    assert Anatomy(Document(told)).is_dialect(0)
    assert not Anatomy(Document(told)).is_dialect(len(told) - 10)
    narrated = 4 * "Dey ain’t gwine to git ’im nohow, an’ dat’s so, sez I, a-laughing.\n\n" + PLAIN
    assert Anatomy(Document(narrated)).is_dialect(len(narrated) - 10)
