"""The server: editors tell it what changes, it tells them what is found."""

from __future__ import annotations

import asyncio
import dataclasses
import gc
import os
import threading
from pathlib import Path
from time import perf_counter
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from lint import __version__
from lint.config.file import resolve_settings
from lint.core.errors import SeedlintError
from lint.filters import suppress, words
from lint.filters.disposition import suppressions_file, words_file
from lint.lsp import packs
from lint.lsp.checked import ADD_WORD, FIX_ALL, SUPPRESS, CheckedText
from lint.session import Session

PAUSE = 0.01
"""Seconds without a keystroke after which a text is checked, at least: what was typed during a check is read first."""

SHARE = 0.25
"""The same, in terms of what the last check of the text took: who types without a stop leaves the processor time to rest."""

REASON = "left as it is, decided in an editor; say why"
"""Reason of a suppression until somebody writes a better one."""


class Server(LanguageServer):
    """One process for the open texts of one editor."""

    def __init__(self) -> None:
        super().__init__("seedlint", __version__)
        self.checked: dict[str, CheckedText] = {}
        self._sessions: dict[tuple[object, ...], Session] = {}
        self._turn: dict[str, int] = {}
        self._took: dict[str, float] = {}

    def session(self, path: Path) -> Session:
        """The session of a file's configuration; made anew when a file that it read has changed."""
        settings = resolve_settings({}, start=path.resolve().parent)
        own = [suppressions_file(settings), *filter(None, [words_file(settings)])]
        read = [*own, *(Path(p) for p in (settings.baseline, *settings.rules) if p)]
        stamps = tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in read)
        key = (settings.root.resolve(), repr(settings), stamps)
        if key not in self._sessions:
            gc.unfreeze()
            made = Session(dataclasses.replace(settings, corpus=False, corpus_only=False))  # one text is no corpus
            self._sessions = {key: made}
            tuple(made.rulebook.rules)  # they are read when somebody looks
            gc.freeze()  # and stay: nobody need go through them for garbage after each text
            threading.Thread(target=made.rulebook.engine.compile, daemon=True).start()  # most of it without the GIL
        return self._sessions[key]

    async def changed(self, uri: str) -> None:
        """Check a text once nobody has typed for a moment."""
        turn = self._turn[uri] = self._turn.get(uri, 0) + 1
        await asyncio.sleep(max(PAUSE, SHARE * self._took.get(uri, 0.0)))
        if self._turn.get(uri) == turn:
            self.check(uri)

    def check(self, uri: str) -> None:
        """Check a text as it stands, and tell the editor."""
        document = self.workspace.get_text_document(uri)
        path = path_of(uri)
        began = perf_counter()
        try:
            if packs.is_pack(path, document.source):
                found = packs.diagnostics(path, document.source)
            else:
                self.checked[uri] = CheckedText(self.session(path), path, uri, document.source)
                found = self.checked[uri].diagnostics()
        except SeedlintError as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"seedlint: {error}"))
            return
        params = types.PublishDiagnosticsParams(uri, found, version=document.version)
        self.text_document_publish_diagnostics(params)
        self._took[uri] = perf_counter() - began

    def forget(self, uri: str) -> None:
        """A text was closed."""
        self.checked.pop(uri, None)
        self._turn.pop(uri, None)
        self._took.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def leave(self, uri: str, anchor: str) -> Path | None:
        """Note a finding as one to leave; the file of suppressions, if the finding is still there."""
        known = self.checked.get(uri)
        one = known.anchored(anchor) if known else None
        if known is None or one is None:
            return None
        settings = known.session.settings
        file = suppressions_file(settings)
        suppress.add(file, [suppress.of(one, REASON, root=settings.root)], settings.root)
        self.check(uri)
        return file

    def add_word(self, uri: str, anchor: str) -> Path | None:
        """Note what a finding calls misspelt among the words that are right here; the file of words."""
        known = self.checked.get(uri)
        one = known.anchored(anchor) if known else None
        file = words_file(known.session.settings) if known else None
        if known is None or one is None or file is None:
            return None
        words.add(words.read(file, known.session.settings.root), [one.place.found])
        for open_ in [*self.checked]:
            self.check(open_)
        return file


def path_of(uri: str) -> Path:
    """The file of an address, relative to the working folder where it lies below it."""
    path = Path(unquote(urlsplit(uri).path) if uri.startswith("file:") else uri)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def server() -> Server:
    """A server with all it answers."""
    made = Server()
    _listens(made)
    _answers(made)
    return made


def _listens(made: Server) -> None:
    """What an editor tells: texts are opened, changed, saved and closed."""

    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        root = params.root_uri and Path(unquote(urlsplit(params.root_uri).path))
        if root and root.is_dir():
            os.chdir(root)  # paths in configurations and suppressions are those of the project

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        made.check(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await made.changed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        for uri in [*made.checked]:  # what was saved may be a configuration
            made.check(uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        made.forget(params.text_document.uri)


def _answers(made: Server) -> None:
    """What an editor asks for."""

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        known = made.checked.get(uri)
        if known:
            return known.hover(params.position)
        source = made.workspace.get_text_document(uri).source
        return packs.hover(source, params.position) if packs.is_pack(path_of(uri), source) else None

    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        known = made.checked.get(params.text_document.uri)
        only = [str(getattr(one, "value", one)) for one in params.context.only or ()]
        return list(known.actions(params.range, only)) if known else []

    @made.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "\n"]))
    def complete(params: types.CompletionParams) -> list[types.CompletionItem]:
        uri = params.text_document.uri
        source = made.workspace.get_text_document(uri).source
        return packs.completions(source, params.position) if packs.is_pack(path_of(uri), source) else []

    @made.command(SUPPRESS)
    def leave(uri: str, anchor: str) -> str | None:
        file = made.leave(uri, anchor)
        if file is None:
            return None
        made.window_show_document(types.ShowDocumentParams(file.resolve().as_uri(), take_focus=True))
        return str(file)

    @made.command(ADD_WORD)
    def add_word(uri: str, anchor: str) -> str | None:
        file = made.add_word(uri, anchor)
        return str(file) if file else None
