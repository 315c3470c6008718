"""The nouns of the rule language, as plain data: what a YAML rule becomes once it is read and proven.

Nothing here imports pydantic or YAML: a warm start unpickles these objects and goes to work. The models that
validate what people write are in `lint.packs.schema`; `lint.packs.read` turns one into the other.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from lint.core.text import SourceText

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    OptionsT = TypeVar("OptionsT", default=Any)
    DataT = TypeVar("DataT", default=Any)
else:
    from typing import TypeVar

    OptionsT, DataT = TypeVar("OptionsT"), TypeVar("DataT")


class Severity(StrEnum):
    """How bad a finding is, the least first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Confidence(StrEnum):
    """How sure a rule is, the least first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Safety(StrEnum):
    """What may be done with a correction, the least first."""

    SUGGEST = "suggest"
    UNSAFE = "unsafe"
    SAFE = "safe"


class Zone(StrEnum):
    """What a part of a document is."""

    MASTHEAD = "masthead"
    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TAIL = "tail"


class Scope(StrEnum):
    """Where a clause looks, seen from its candidate. Whatever depends on the scope names all of them."""

    MATCH = "match"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    HEADLINE = "headline"
    LINE = "line"
    CHARS = "chars"
    LINES = "lines"


SEVERITIES = tuple(Severity)
CONFIDENCES = tuple(Confidence)
SAFETIES = tuple(Safety)
ZONES = tuple(Zone)
CLASSES = (
    "mistranslation", "misspelling", "terminology", "inconsistency", "duplication", "omission", "untranslated",
    "characters", "whitespace", "typographical", "numbers", "grammar", "style", "markup", "debris",
)  # fmt: skip
"""ITS 2.0 localization quality issue types, plus `debris`: leftovers of scraping."""

PROSE_ONLY = frozenset({"whitespace", "typographical", "duplication", "grammar", "style"})
"""Classes whose rules look at prose alone unless the rule says otherwise: in code and records their marks mean something."""


class Clause(NamedTuple):
    """One condition of `when` or `unless`: a stretch of text around the candidate and what it must have.

    `words` are literal, whole words; `pattern` is a regex. With `lacks` the clause holds where nothing is found,
    else where at least `min` are. `facts` are habits of the document (`english`, `hard_wrapped`, ...). For the scope
    `match`, the clause holds where an occurrence of `pattern` or `words` covers the candidate.
    """

    scope: Scope
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
    found text, `delete` removes the `span`, its whole `line`, its `paragraph` or all `to-end`. Where a clause of `doubt` holds, a safe
    correction is only `unsafe`.
    """

    replace: str | None = None
    map: Mapping[str, str] | None = None
    delete: str | None = None
    choices: tuple[str, ...] = ()
    safety: Safety = Safety.SUGGEST
    quotations: bool = False
    doubt: tuple[Clause, ...] = ()


class Example(NamedTuple):
    """A proof: `bad` texts with every expected span in `[[...]]` and what fixing gives (`good`), or an `ok` text.

    Several texts are several documents, for rules that look across files.
    """

    texts: tuple[str, ...]
    bad: bool
    good: tuple[str, ...] | None = None
    path: str | None = None
    where: str = ""
    source: SourceText | None = None
    """The text that all of them translate, for rules that compare."""
    language: str | None = None
    """The language that is declared for them; `None` where none is."""


@dataclass(frozen=True)
class Rule(Generic[OptionsT, DataT]):
    """One rule in force. `options` belongs to its kind (an instance of the kind's `Options`); `data` is what the kind
    made of them at load, so that the lists are not worked through again for each document.

    `languages` are those that the rule knows (none: it holds in every language); `prose` is whether lines that are
    written for machines are none of its business.

    A rule that was pickled unpacks these two only when they are asked for: few rules speak in a run.
    """

    id: str
    pack: str
    kind: str
    message: str
    severity: Severity
    confidence: Confidence
    cls: str
    why: str
    source: str
    options: OptionsT
    zones: frozenset[Zone] = frozenset(ZONES)
    languages: frozenset[str] = frozenset()
    prose: bool = False
    when: tuple[Clause, ...] = ()
    unless: tuple[Clause, ...] = ()
    fix: FixSpec | None = None
    examples: tuple[Example, ...] = ()
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    """Full ids that it had once: whoever uses one of them still means this rule."""
    where: str = ""
    # made by a function, not a default of the class, which would hide what `__getattr__` unpacks
    data: DataT = field(default_factory=lambda: None)  # type: ignore[assignment]

    def __getstate__(self) -> dict[str, object]:
        state = dict(self.__dict__)
        if "packed" not in state:
            state["packed"] = pickle.dumps((state.pop("options"), state.pop("data")), protocol=5)
        return state

    def __getattr__(self, name: str) -> object:
        if name not in ("options", "data") or "packed" not in self.__dict__:
            raise AttributeError(name)
        options, data = pickle.loads(self.__dict__.pop("packed"))
        self.__dict__.update(options=options, data=data)
        return self.__dict__[name]

    @property
    def name(self) -> str:
        """The full id, `pack/rule`."""
        return f"{self.pack}/{self.id}"


def slug(text: str) -> str:
    """The id of a rule that is nearest to a text: small letters and digits, in words parted by hyphens."""
    words = re.findall("[a-z0-9]+", text.lower())
    return "-".join(words) or "my-rule"
