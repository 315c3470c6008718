"""The language server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Union

import pytest

pytest.importorskip("pygls")

from cattrs import Converter
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from lint.core import finding
from lint.lsp.checked import told

PACK = """\
pack: house
about: What our archive does not want to see.
rules:
  - id: teh
    kind: substitution
    message: '"{found}" should be "{right}"'
    severity: error
    confidence: high
    class: misspelling
    why: A slip of the finger.
    source: house style
    table: {teh: the, harbuor: harbour}
    fix: {safety: safe}
    examples:
      - bad: On [[teh]] quay.
        good: On the quay.
      - ok: On the quay.
  - id: ship
    kind: substitution
    message: '"{found}" or "{right}"?'
    severity: warning
    confidence: high
    class: terminology
    why: A boat is small.
    source: house style
    table: {boat: [ship, ferry]}
    examples:
      - bad: The [[boat]] came.
      - ok: The ship came.
"""
TEXT = "On 🚢 teh quay\nteh boat came.\n"


class Editor:
    """What an editor does, and what it was told."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            return types.ShowDocumentResult(True)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def diagnostics(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.told.get(), 60)).diagnostics)

    async def open(self, name: str, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def type(self, name: str, span: types.Range, text: str) -> list[types.Diagnostic]:
        document = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        change = types.TextDocumentContentChangePartial(span, text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.diagnostics()

    async def actions(self, name: str, span: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), span, context)
        return [
            a
            for a in await self.client.text_document_code_action_async(params) or ()
            if isinstance(a, types.CodeAction)
        ]


def converter() -> Converter:
    """What reads messages; by itself it takes an action that has a command for a bare command."""
    made = default_converter()
    made.register_structure_hook(
        Union[types.Command, types.CodeAction],  # noqa: UP007
        lambda raw, _: made.structure(raw, types.CodeAction),
    )
    return made


def test_it_ends_in_peace_when_the_editor_says_goodbye() -> None:
    said = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}}, {"id": 2, "method": "shutdown"}, {"method": "exit"},
    ]  # fmt: skip
    bodies = [json.dumps({"jsonrpc": "2.0", **one}) for one in said]
    run = subprocess.run(
        [sys.executable, "-m", "lint", "lsp"], capture_output=True, text=True, timeout=120,
        input="".join(f"Content-Length: {len(body)}\r\n\r\n{body}" for body in bodies),
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")


def span(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


@pytest.fixture
def edit(tmp_path: Path) -> Callable[[Callable[[Editor], Awaitable[None]]], None]:
    """Run a session of an editor in a folder with a configuration."""
    (tmp_path / "house.yaml").write_text(PACK)
    (tmp_path / "seedlint.yaml").write_text("rules: [house.yaml]\n")

    def run(work: Callable[[Editor], Awaitable[None]]) -> None:
        async def session() -> None:
            client = LanguageClient("editor", "1", converter_factory=converter)
            editor = Editor(client, tmp_path)
            await client.start_io(sys.executable, "-m", "lint", "lsp")
            capabilities = types.ClientCapabilities()
            await client.initialize_async(types.InitializeParams(capabilities, root_uri=tmp_path.as_uri()))
            client.initialized(types.InitializedParams())
            try:
                await work(editor)
            finally:
                await client.shutdown_async(None)
                client.exit(None)
                await client.stop()

        asyncio.run(session())

    return run


Edit = Callable[[Callable[[Editor], Awaitable[None]]], None]


def test_findings_while_typing_in_utf_16(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        found = await editor.open("a.txt", TEXT)
        assert [(d.range, d.code, d.source) for d in found] == [
            (span(0, 6, 9), "house/teh", "seedlint"),
            (span(1, 0, 3), "house/teh", "seedlint"),
            (span(1, 4, 8), "house/ship", "seedlint"),
        ]
        found = await editor.type("a.txt", span(0, 6, 9), "the")
        assert [d.range for d in found] == [span(1, 0, 3), span(1, 4, 8)]

    edit(work)


def test_corrections_by_safety_and_all_at_once(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.txt", TEXT)
        here = await editor.actions("a.txt", span(0, 7, 7), "quickfix")
        assert [(a.title, a.is_preferred) for a in here] == [
            ("Replace “teh” by “the” (safe)", True),
            ("Add “teh” to words.txt: it is right here", None),
            ("Leave “teh”: note it in the suppressions", None),
        ]
        choices = await editor.actions("a.txt", span(1, 5, 5), "quickfix")
        assert [a.title for a in choices[:2]] == ["Replace by “ship”", "Replace by “ferry”"]
        (every,) = await editor.actions("a.txt", span(0, 0, 0), "source.fixAll")
        assert every.title == "Make all 2 safe corrections"
        assert every.edit is not None
        assert every.edit.changes is not None
        assert list(every.edit.changes[editor.uri("a.txt")]) == [
            types.TextEdit(span(0, 6, 9), "the"),
            types.TextEdit(span(1, 0, 3), "the"),
        ]

    edit(work)


def test_a_letter_put_into_a_word_is_told_as_a_change_of_the_word() -> None:
    assert told("She recieved it.", (finding.Edit(7, 9, "ei"),)) == "Replace “recieved” by “received”"
    assert told("a  b", (finding.Edit(1, 2, ""),)) == "Delete “ ”"


def test_a_correction_is_written_as_the_format_writes_it(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        (found,) = await editor.open("a.html", "<p>Is <b>&eacute;t&eacute;</b> teh &amp; end?</p>\n")
        assert found.range == span(0, 31, 34)
        (first, *_) = await editor.actions("a.html", found.range, "quickfix")
        assert first.edit is not None
        assert first.edit.changes is not None
        assert list(first.edit.changes[editor.uri("a.html")]) == [types.TextEdit(span(0, 32, 34), "he")]

    edit(work)


def test_a_choice_is_offered_where_the_file_can_hold_it(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        (found,) = await editor.open("a.html", "<p>The bo<b>at</b> came.</p>\n")
        assert found.range == span(0, 7, 14)
        titles = [a.title for a in await editor.actions("a.html", found.range, "quickfix")]
        assert titles and not any(title.startswith("Replace") for title in titles)
        (found,) = await editor.open("b.html", "<p>The <b>boat</b> came.</p>\n")
        (first, *_) = await editor.actions("b.html", found.range, "quickfix")
        assert first.edit is not None
        assert first.edit.changes is not None
        assert list(first.edit.changes[editor.uri("b.html")]) == [types.TextEdit(span(0, 10, 14), "ship")]

    edit(work)


def test_hovering_shows_evidence_and_manual(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.txt", TEXT)
        document = types.TextDocumentIdentifier(editor.uri("a.txt"))
        asked = types.HoverParams(document, types.Position(1, 1))
        hover = await editor.client.text_document_hover_async(asked)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert '"teh" should be "the"' in hover.contents.value
        assert "A slip of the finger." in hover.contents.value
        nothing = types.HoverParams(document, types.Position(0, 12))
        assert await editor.client.text_document_hover_async(nothing) is None

    edit(work)


def test_a_finding_is_left_with_a_reason(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.txt", TEXT)
        here = await editor.actions("a.txt", span(1, 5, 5), "quickfix")
        command = here[-1].command
        assert command is not None
        params = types.ExecuteCommandParams(command.command, command.arguments)
        await editor.client.workspace_execute_command_async(params)
        assert [d.code for d in await editor.diagnostics()] == ["house/teh", "house/teh"]
        assert "found: boat" in (editor.folder / "suppress.yaml").read_text()

    edit(work)


def test_a_pack_is_proven_and_completed_while_it_is_written(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        assert await editor.open("house.yaml", PACK) == []
        line = PACK.split("\n").index("    severity: error")
        broken = await editor.type("house.yaml", span(line, 14, 19), "eror")
        assert [(d.range.start.line, d.message) for d in broken] == [
            (line, "'severity': Input should be 'error', 'warning' or 'info'")
        ]
        document = types.TextDocumentIdentifier(editor.uri("house.yaml"))
        asked = types.CompletionParams(document, types.Position(line, 14))
        values = await editor.client.text_document_completion_async(asked)
        assert isinstance(values, list)
        assert [item.label for item in values] == ["info", "warning", "error"]

    edit(work)


def test_a_word_that_is_right_here_is_added_to_the_words(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.txt", TEXT)
        here = await editor.actions("a.txt", span(0, 7, 7), "quickfix")
        (adds,) = (a for a in here if a.command and a.command.command == "seedlint.addWord")
        assert adds.title == "Add “teh” to words.txt: it is right here"
        assert adds.command is not None
        params = types.ExecuteCommandParams(adds.command.command, adds.command.arguments)
        await editor.client.workspace_execute_command_async(params)
        assert [d.code for d in await editor.diagnostics()] == ["house/ship"]
        assert (editor.folder / "words.txt").read_text() == "teh\n"

    edit(work)


def test_words_that_were_added_elsewhere_hold_at_the_next_check(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.txt", TEXT)
        (editor.folder / "words.txt").write_text("teh\n")
        assert [d.code for d in await editor.type("a.txt", span(0, 0, 0), "")] == ["house/ship"]

    edit(work)


def test_keys_of_a_pack_are_explained(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("house.yaml", PACK)
        document = types.TextDocumentIdentifier(editor.uri("house.yaml"))

        async def told(needle: str, over: str) -> str:
            line = next(i for i, text in enumerate(PACK.splitlines()) if needle in text)
            place = types.Position(line, PACK.splitlines()[line].index(over) + 1)
            hover = await editor.client.text_document_hover_async(types.HoverParams(document, place))
            return hover.contents.value if hover and isinstance(hover.contents, types.MarkupContent) else ""

        assert await told("severity: error", "severity") == "How bad it is."
        assert "Wrong → right" in await told("table: {teh", "table")  # a key of its kind
        assert "a table of wrong → right" in await told("kind: substitution", "substitution")
        assert await told("bad: On", "quay") == ""

    edit(work)


def test_a_broken_configuration_is_told_and_not_fatal(edit: Edit) -> None:
    async def work(editor: Editor) -> None:
        shown: asyncio.Queue[str] = asyncio.Queue()

        @editor.client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            shown.put_nowait(params.message)

        config = editor.folder / "seedlint.yaml"
        good = config.read_text()
        config.write_text("rulse: [house.yaml]\n")
        item = types.TextDocumentItem(editor.uri("a.txt"), "plaintext", 1, TEXT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert "unknown setting 'rulse'" in await asyncio.wait_for(shown.get(), 60)
        config.write_text(good)
        found = await editor.type("a.txt", span(0, 0, 0), "")
        assert len(found) == 3

    edit(work)
