"""The nouns of the rule language, as plain data: what a YAML rule becomes once it is read and proven.

Nothing here imports pydantic or YAML: a warm start unpickles these objects and goes to work. The models that
validate what people write are in `lint.packs.schema`; `lint.packs.read` turns one into the other.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from lint.core.finding import Edit, Place

if TYPE_CHECKING:
    import regex

    from lint.structure.view import View

SEVERITIES = ("info", "warning", "error")
CONFIDENCES = ("low", "medium", "high")
SAFETIES = ("suggest", "unsafe", "safe")
ZONES = ("masthead", "headline", "dateline", "body", "quotation", "caption", "tail")
CLASSES = (
    "mistranslation", "misspelling", "terminology", "inconsistency", "duplication", "omission", "untranslated",
    "characters", "whitespace", "typographical", "numbers", "grammar", "style", "markup", "debris",
)  # fmt: skip
"""ITS 2.0 localization quality issue types, plus `debris`: leftovers of scraping."""

SCOPES = ("match", "sentence", "paragraph", "document", "headline", "line", "chars", "lines")


class Clause(NamedTuple):
    """One condition of `when` or `unless`: a stretch of text around the candidate and what it must have.

    `words` are literal, whole words; `pattern` is a regex. With `lacks` the clause holds where nothing is found,
    else where at least `min` are. `facts` are habits of the document (`english`, `hard_wrapped`, ...). For the scope
    `match`, the clause holds where an occurrence of `pattern` or `words` covers the candidate.
    """

    scope: str
    size: int = 0
    words: tuple[str, ...] = ()
    pattern: str | None = None
    lacks: bool = False
    min: int = 1
    facts: tuple[tuple[str, bool], ...] = ()
    label: str = ""

    def __str__(self) -> str:
        """The clause in words: `paragraph has Denmark | Copenhagen`."""
        if self.facts:
            return "the document is " + " and ".join(
                ("" if wanted else "not ") + fact.replace("_", " ") for fact, wanted in self.facts
            )
        if self.scope == "match":
            return f"the match is part of {self.label}"
        where = f"within {self.size} {self.scope}" if self.size else self.scope
        count = f" ({self.min} times)" if self.min > 1 else ""
        return f"{where} {'lacks' if self.lacks else 'has'} {self.label}{count}"


class FixSpec(NamedTuple):
    """How a rule corrects what it found; `None` fields are not used.

    `replace` is a template (`\\1`, `\\g<name>` refer to the pattern's groups), `map` gives the correction for each
    found text, `delete` removes the `span`, its whole `line`, its `paragraph` or all `to-end`.
    """

    replace: str | None = None
    map: Mapping[str, str] | None = None
    delete: str | None = None
    choices: tuple[str, ...] = ()
    safety: str = "suggest"
    quotations: bool = False


class Example(NamedTuple):
    """A proof: `bad` texts with every expected span in `[[...]]` and what fixing gives (`good`), or an `ok` text.

    Several texts are several documents, for rules that look across files.
    """

    texts: tuple[str, ...]
    bad: bool
    good: tuple[str, ...] | None = None
    path: str | None = None
    where: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule in force. `options` belongs to its kind (an instance of the kind's `Options`); `data` is what the kind
    made of them at load, so that the lists are not worked through again for each document.

    A rule that was pickled unpacks these two only when they are asked for: few rules speak in a run.
    """

    id: str
    pack: str
    kind: str
    message: str
    severity: str
    confidence: str
    cls: str
    why: str
    source: str
    options: Any
    zones: frozenset[str] = frozenset(ZONES)
    when: tuple[Clause, ...] = ()
    unless: tuple[Clause, ...] = ()
    fix: FixSpec | None = None
    examples: tuple[Example, ...] = ()
    tags: tuple[str, ...] = ()
    where: str = ""
    data: Any = field(default_factory=lambda: None)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        if "packed" not in state:
            state["packed"] = pickle.dumps((state.pop("options"), state.pop("data")), protocol=5)
        return state

    def __getattr__(self, name: str) -> Any:
        if name not in ("options", "data") or "packed" not in self.__dict__:
            raise AttributeError(name)
        options, data = pickle.loads(self.__dict__.pop("packed"))
        self.__dict__.update(options=options, data=data)
        return self.__dict__[name]

    @property
    def name(self) -> str:
        """The full id, `pack/rule`."""
        return f"{self.pack}/{self.id}"


@dataclass(slots=True)
class Candidate:
    """A span that a kind proposes; zones, conditions and quotation decide whether it becomes a finding.

    `values` fill the message's `{names}`. A kind may lower what the rule says (`safety`, `confidence`, `severity`),
    offer `edits` of its own or `choices`, and name `related` places.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    choices: tuple[str, ...] = ()
    safety: str | None = None
    confidence: str | None = None
    severity: str | None = None
    related: tuple[Place, ...] = ()


class Needle(NamedTuple):
    """Something the one scan looks for on a rule's behalf.

    Literal or regex (`regex` syntax). `words`: a literal counts only where no word character touches its word-character
    edges. `tag` comes back with each hit, so that a kind knows which of its needles was met.
    """

    text: str
    literal: bool = False
    ignore_case: bool = False
    words: bool = True
    tag: Any = None


class Hit(NamedTuple):
    """One occurrence of a needle: code-point span, and the needle's tag."""

    start: int
    end: int
    tag: Any = None


Admits = Callable[[int, int], bool]
"""Whether the zones and conditions of a rule let it speak about the span `start, end`."""


class Kind:
    """A way of looking: turns a rule's options into needles, and a view of a document into candidates.

    A kind is blind to paths, severities and files. Subclass it in one module under `lint/kinds/` (its docstring is
    the manual that `seedlint explain` prints), give it a `name` and a dataclass `Options` whose attribute docstrings
    document the keys, and bind an instance to `KIND`. Third parties register theirs under the entry point
    `seedlint.kinds`.

    A document is given to `find` when one of the rule's needles was met, or always where the rule has none.
    A kind that asks a question of the whole corpus overrides `tally`, `merge` and `conclude`.
    """

    name: ClassVar[str]
    Options: ClassVar[type]
    corpus: ClassVar[bool] = False

    def compile(self, options: Any, lists: Mapping[str, Any]) -> Any:
        """Work done once at load; must pickle. `lists` reads named lists (`lists["countries"]`)."""
        return None

    def needles(self, rule: Rule) -> Iterable[Needle]:
        """What the scan looks for; none means: call `find` for every document."""
        return ()

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        """Candidates in one document, in any order."""
        return ()

    def tally(self, rule: Rule, view: View, hits: Sequence[Hit], admits: Admits) -> Any:
        """What this document adds to the corpus question: small, picklable; `None` adds nothing.

        Only spans that `admits` count: conclusions are drawn without the documents, so the rule's zones and
        conditions are asked here. Places go in as `view.place(start, end)`. See `lint.core.tally` for the usual sum.
        """
        return None

    def merge(self, left: Any, right: Any) -> Any:
        """Sum of two tallies, which it may take over: associative and commutative; `docs/corpus.md` states the growth."""
        raise NotImplementedError

    def conclude(self, rule: Rule, tally: Any, documents: int) -> Iterable[tuple[Place, Candidate]]:
        """Findings about the corpus of so many `documents` from the sum of all tallies.

        Each comes with its place; the candidate's own span is that place's.
        """
        return ()


def edits_of(
    fix: FixSpec | None, text: str, start: int, end: int, match: regex.Match[str] | None = None
) -> tuple[Edit, ...]:
    """The edits that `fix` asks for at `start:end`; none where it has no correction for what stands there."""
    if fix is None:
        return ()
    found = text[start:end]
    if fix.map is not None:
        new = fix.map.get(found)
        return (Edit(start, end, new),) if new is not None and new != found else ()
    if fix.replace is not None:
        new = match.expand(fix.replace) if match else fix.replace
        return (Edit(start, end, new),) if new != found else ()
    if fix.delete is not None:
        return (Edit(*_extent(fix.delete, text, start, end), ""),)
    return ()


def _extent(what: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The span that a deletion takes, so that neither a double blank nor a double empty line is left behind."""
    if what == "to-end":
        return len(text[:start].rstrip()), len(text)
    if what == "span":
        if start and text[start - 1] in " \t" and (end == len(text) or text[end] in " \t\r\n"):
            return start - 1, end
        if end < len(text) and text[end] in " \t" and (start == 0 or text[start - 1] in "\r\n"):
            return start, end + 1
        return start, end
    while start and text[start - 1] not in "\r\n":
        start -= 1
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    after = _line_end(text, end)
    if after == end:  # the last line: take the line end before it instead
        return len(text[:start].rstrip("\r\n")), end
    empty_before = start == 0 or text[:start].endswith(("\n\n", "\r\r", "\n\r\n"))
    return start, _line_end(text, after) if empty_before else after


def _line_end(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) and text[at] in "\r\n" else at
