"""One open text, checked: its findings in terms of the file, and what can be done about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from lint.authoring.manual import manual
from lint.core.errors import Failure, Skipped
from lint.core.finding import Edit, Finding
from lint.core.rule import SAFETIES
from lint.filters import words
from lint.filters.disposition import words_file
from lint.fix.opened import Opened, open_bytes
from lint.lsp.positions import Positions
from lint.report.formats._passage import whole_words
from lint.session import Session

SUPPRESS = "seedlint.suppress"
"""The command that notes a finding as one to leave."""

ADD_WORD = "seedlint.addWord"
"""The command that notes what a finding calls misspelt among the words that are right here."""

FIX_ALL = "source.fixAll.seedlint"

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class CheckedText:
    """What is found in a text as it stands in the editor. `path` is relative to the folder of the session's settings."""

    def __init__(self, session: Session, path: Path, uri: str, text: str) -> None:
        self.session, self.path, self.uri, self.text = session, path, uri, text
        self.positions = Positions(text)
        self._opened: Opened | None = None
        self.problem = ""
        """Why the text could not be checked, in words."""
        self.findings: list[tuple[Finding, Finding]] = []
        """Each finding as the check made it, and in terms of the file."""
        data = text.encode("utf-8", "surrogatepass")
        opened = open_bytes(path, data, session.reader)
        if isinstance(opened, Opened):
            self._check(opened, data)
        else:
            self.problem = opened.what if isinstance(opened, Failure) else f"not checked: {opened.why}"

    def _check(self, opened: Opened, data: bytes) -> None:
        result = self.session.check_bytes(self.path, data)
        shown = self.session.filters.shown(result.findings)
        self._opened = opened
        self.findings = list(zip(shown, opened.lifted(shown), strict=True))
        self.problem = "; ".join(str(failure) for failure in result.failures)

    def diagnostics(self) -> list[types.Diagnostic]:
        """The findings for the editor, and what could not be checked."""
        out = [self._diagnostic(there) for _, there in self.findings]
        if self.problem:
            start = types.Range(types.Position(0, 0), types.Position(0, 1))
            out.append(types.Diagnostic(start, self.problem, types.DiagnosticSeverity.Warning, source="seedlint"))
        return out

    def _diagnostic(self, finding: Finding) -> types.Diagnostic:
        place = finding.place
        deletes = finding.fix is not None and bool(finding.fix.edits) and not any(e.text for e in finding.fix.edits)
        return types.Diagnostic(
            self.positions.range(place.start, place.end),
            finding.message,
            _SEVERITIES[finding.severity],
            code=finding.rule,
            source="seedlint",
            tags=[types.DiagnosticTag.Unnecessary] if deletes else None,
        )

    def at(self, span: types.Range) -> Iterator[tuple[Finding, Finding]]:
        """The findings that a range touches."""
        start, end = self.positions.offset(span.start), self.positions.offset(span.end)
        return ((one, there) for one, there in self.findings if there.place.start <= end and start <= there.place.end)

    def anchored(self, anchor: str) -> Finding | None:
        """The finding with an anchor, as the check made it."""
        return next((one for one, _ in self.findings if one.anchor == anchor), None)

    def hover(self, position: types.Position) -> types.Hover | None:
        """What is known of the findings at a position: evidence, correction and the rule's manual."""
        here = list(self.at(types.Range(position, position)))
        if not here:
            return None
        parts = [part for one, _ in here for part in self._story(one)]
        span = here[0][1].place
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(parts)),
            self.positions.range(span.start, span.end),
        )

    def _story(self, finding: Finding) -> Iterator[str]:
        yield f"**{escaped(finding.message)}** `{finding.rule}`"
        if finding.evidence:
            yield "\n".join(f"- {escaped(reason)}" for reason in finding.evidence)
        rule = next((r for r in self.session.rulebook.rules if r.name == finding.rule), None)
        if rule is not None:
            yield f"```text\n{manual(rule)}\n```"

    def actions(self, span: types.Range, only: Sequence[str] | None) -> Iterator[types.CodeAction]:
        """What can be done at a range: corrections, the safest first, or leaving the finding; and all safe ones at once."""
        if wanted(types.CodeActionKind.QuickFix.value, only):
            here = sorted(self.at(span), key=lambda pair: -_safety(pair[1]))
            for one, there in here:
                yield from self._corrections(one, there)
                yield from self._to_words(one, there)
                yield self._leave(one, there)
        if wanted(FIX_ALL, only):
            yield from self._all()

    def _corrections(self, one: Finding, there: Finding) -> Iterator[types.CodeAction]:
        fix, place = there.fix, one.place
        if fix is None or self._opened is None:
            return
        if fix.edits:
            yield self._action(there, fix.edits, f"{told(self.text, fix.edits)} ({fix.safety})", fix.safety == "safe")
        for choice in fix.choices:
            edits = self._opened.written(place.origin, (Edit(place.start, place.end, choice),))
            if edits:
                yield self._action(there, edits, f"Replace by “{choice}”", False)

    def _action(self, finding: Finding, edits: tuple[Edit, ...], title: str, preferred: bool) -> types.CodeAction:
        return types.CodeAction(
            title,
            types.CodeActionKind.QuickFix,
            [self._diagnostic(finding)],
            is_preferred=preferred,
            edit=self._edit(edits),
        )

    def _edit(self, edits: tuple[Edit, ...]) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self.positions.range(e.start, e.end), e.text) for e in edits]
        return types.WorkspaceEdit({self.uri: changes})

    def _to_words(self, one: Finding, there: Finding) -> Iterator[types.CodeAction]:
        file = words_file(self.session.settings)
        if file and words.may_hold(one):
            command = types.Command("Add to the words", ADD_WORD, arguments=[self.uri, one.anchor])
            title = f"Add “{short(one.place.found)}” to {file.name}: it is right here"
            yield types.CodeAction(title, types.CodeActionKind.QuickFix, [self._diagnostic(there)], command=command)

    def _leave(self, one: Finding, there: Finding) -> types.CodeAction:
        command = types.Command("Leave it", SUPPRESS, arguments=[self.uri, one.anchor])
        title = f"Leave “{short(one.place.found)}”: note it in the suppressions"
        return types.CodeAction(title, types.CodeActionKind.QuickFix, [self._diagnostic(there)], command=command)

    def _all(self) -> Iterator[types.CodeAction]:
        """All safe corrections, as `seedlint fix` makes them."""
        done = self.session.fix_bytes(self.path, self.text.encode("utf-8", "surrogatepass"))
        if isinstance(done, Failure | Skipped) or not done.corrections:
            return
        edits = tuple(edit for edit, _ in done.corrections[0].result.edits)
        if edits:
            title = f"Make all {len(edits)} safe corrections" if len(edits) > 1 else "Make the safe correction"
            yield types.CodeAction(title, FIX_ALL, edit=self._edit(edits))


def wanted(sort: str, only: Sequence[str] | None) -> bool:
    """Whether an editor asks for a sort of action: by its name, or by one that it is part of."""
    return not only or any(sort == one or sort.startswith(f"{one}.") for one in only)


def _safety(finding: Finding) -> int:
    return SAFETIES.index(finding.fix.safety) if finding.fix and finding.fix.edits else -1


def told(text: str, edits: tuple[Edit, ...]) -> str:
    """What edits do, in a few words: a letter put into a word is told as a change of the word."""
    edits = tuple(whole_words(text, edits))
    first = edits[0]
    old = short(text[first.start : first.end])
    what = f"Replace “{old}” by “{short(first.text)}”" if old and first.text else ""
    what = what or (f"Delete “{old}”" if old else f"Insert “{short(first.text)}”")
    return what + (f" and {len(edits) - 1} more" if len(edits) > 1 else "")


def short(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split()) or text.replace("\n", "⏎")
    return line if len(line) <= 40 else line[:39] + "…"


def escaped(text: str) -> str:
    """Text as Markdown shows it."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
