"""What the language server takes while somebody types: from the change of one character to what is found then.

Processor time is what is compared: a neighbour that keeps the machine busy makes every answer late.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.bench import ROOT, Bench, Part
from benchmarks.measure import Comparison

SIZES = (2_000, 20_000, 100_000)
"""Characters of the texts that are typed in."""

ANSWER = 0.1
"""Seconds within which an answer seems to come at once (Nielsen, Usability Engineering, 1993, chapter 5)."""


class Typed(NamedTuple):
    """What typing in one text took: seconds of each answer by the wall clock, processor seconds of the server an answer."""

    answers: list[float]
    cpu: float


class Typist:
    """An editor that changes one character at a time and waits for what is found."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.folder = folder
        self._told: asyncio.Queue[int | None] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: types.PublishDiagnosticsParams) -> None:
            self._told.put_nowait(params.version)

    async def start(self) -> None:
        """Start the server."""
        await self.client.start_io(sys.executable, "-m", "lint", "lsp")
        await self.client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(), root_uri=self.folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    async def type_in(self, text: str, changes: int) -> Typed:
        """Change so many characters of a text, and wait each time until the findings of that version are told."""
        uri = (self.folder / f"{len(text)}.txt").as_uri()
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", 0, text))
        )
        await self._until(0)
        lines = text.split("\n")
        places = [(number, at) for number, line in enumerate(lines) for at in range(len(line))]
        chosen = random.Random(1).sample(places, changes)
        before = self._cpu()
        answers = [await self._change(uri, version, *place) for version, place in enumerate(chosen, 1)]
        return Typed(answers, (self._cpu() - before) / changes)

    async def _change(self, uri: str, version: int, line: int, at: int) -> float:
        span = types.Range(types.Position(line, at), types.Position(line, at + 1))
        document = types.VersionedTextDocumentIdentifier(version, uri)
        began = perf_counter()
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(document, [types.TextDocumentContentChangePartial(span, "e")])
        )
        await self._until(version)
        return perf_counter() - began

    async def _until(self, version: int) -> None:
        while await self._told.get() != version:
            pass

    def peak(self) -> float:
        """Megabytes of the server at most."""
        rows = self._told_by_system("status").splitlines()
        return next(int(row.split()[1]) / 1e3 for row in rows if row.startswith("VmHWM:"))

    def _cpu(self) -> float:
        """Processor seconds of the server until now; see proc(5)."""
        user, system = self._told_by_system("stat").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _told_by_system(self, what: str) -> str:
        server = self.client._server
        file = Path(f"/proc/{server.pid}/{what}") if server else Path()
        if not file.is_file():
            raise RuntimeError("the system does not tell what a process takes in /proc")
        return file.read_text(encoding="ascii")


def scenario(bench: Bench) -> Part:
    """Typing in texts of several sizes, in the order of the texts."""
    bench.warm()
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        rows, typed = asyncio.run(_typed(Path(folder), text * (SIZES[-1] // len(text) + 1), 8 * bench.rounds))
    return Part(
        "In an editor",
        "From the change of one character until the findings of the changed text are told, by a client of the protocol. The "
        "texts are those of `seeds/`, which are full of names and slips, one after the other as often as it takes.",
        heads=("text", "median", "slowest", "processor time", "memory of the server"),
        rows=rows,
        comparisons=[Comparison.of_number("answer", typed[20_000].cpu / ANSWER)],
    )


async def _typed(folder: Path, text: str, changes: int) -> tuple[list[tuple[str, ...]], dict[int, Typed]]:
    typist = Typist(folder)
    await typist.start()
    rows: list[tuple[str, ...]] = []
    typed = {}
    for size in SIZES:
        typed[size] = took = await typist.type_in(text[:size], changes)
        seconds = (statistics.median(took.answers), max(took.answers), took.cpu)
        rows.append((f"{size // 1000} kB", *(f"{1e3 * s:.0f} ms" for s in seconds), f"{typist.peak():.0f} MB"))
    await typist.stop()
    return rows, typed
