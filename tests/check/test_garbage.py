"""A document that was checked is let go of at once: a corpus would fill the memory with what waits for the collector."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import lint
from lint.check import pipeline
from lint.core.text import Document
from lint.structure.view import View

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[:40]


def test_no_view_waits_for_the_collector(monkeypatch) -> None:
    kept: list[weakref.ref[View]] = []

    class Watched(View):
        """A view that is told from others."""

        def __init__(self, document: Document) -> None:
            super().__init__(document)
            kept.append(weakref.ref(self))

    monkeypatch.setattr(pipeline, "View", Watched)
    rules = lint.load_rules()
    gc.disable()
    try:
        for path in SEEDS:
            pipeline.check_document(Document(path.read_text("utf-8"), path.name), rules)
        assert len(kept) == len(SEEDS)
        assert not [path.name for path, view in zip(SEEDS, kept, strict=True) if view() is not None]
    finally:
        gc.enable()
