"""Tag the texts from which `tools/build_parts.py` counts parts of speech.

    pip install spacy, and a model of it: en_core_web_sm     (not needed to run seedlint)
    python tools/tag_texts.py --speeches SPEECHES.jsonl.gz --factbook FOLDER --words 450000 > TEXT.txt

`SPEECHES` has a record a line with a `text`: United Nations General Debate speeches (CC0), of which as many are drawn as make
`--words`. `FOLDER` has the World Factbook in JSON files (github.com/factbook/factbook.json, public domain), of whose long
entries `--entries` are drawn. Written is a sentence a line, `word/TAG` by spaces. The same input gives the same text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy

SEED = 5
LEAST = 150
"""Characters of an entry of the Factbook below which it is a table's."""


def speeches(path: Path, words: int) -> Iterator[str]:
    """Speeches drawn at random until they have so many words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.shuffle(texts)
    for text in texts:
        if words < 0:
            return
        words -= len(text.split())
        yield text


def entries(folder: Path, number: int) -> list[str]:
    """Long entries drawn at random."""
    found = [
        text for path in sorted(folder.rglob("*.json")) for text in _texts(json.loads(path.read_text(encoding="utf-8")))
    ]
    random.shuffle(found)
    return found[:number]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str) and len(inner) > LEAST:
                yield re.sub(r"<[^>]*>", " ", inner)
            else:
                yield from _texts(inner)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speeches", type=Path, required=True)
    parser.add_argument("--factbook", type=Path, required=True)
    parser.add_argument("--words", type=int, default=450_000)
    parser.add_argument("--entries", type=int, default=700)
    parser.add_argument("--model", default="en_core_web_sm")
    options = parser.parse_args()
    random.seed(SEED)
    texts = [*speeches(options.speeches, options.words), *entries(options.factbook, options.entries)]
    tagger = spacy.load(options.model, disable=["parser", "ner", "lemmatizer"])
    tagger.add_pipe("sentencizer")
    for document in tagger.pipe(texts, batch_size=8):
        for sentence in document.sents:
            if pairs := [f"{token.text}/{token.tag_}" for token in sentence if not token.is_space]:
                print(" ".join(pairs))


if __name__ == "__main__":
    main()
