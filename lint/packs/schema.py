"""The rule language as people write it: pydantic models that refuse what they don't know."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictStr,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic.config import JsonDict

from lint import kinds
from lint.core.errors import UsageError, did_you_mean
from lint.core.rule import CLASSES, slug
from lint.core.yamlfile import Path_
from lint.structure.traits import TRAITS

_STRICT = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)
_DOCS = ConfigDict(extra="forbid", use_attribute_docstrings=True)


def _no_control(text: str) -> str:
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        raise ValueError("control character; write it by name, or the regex in single quotes")
    return text


def _known_class(name: str) -> str:
    if name not in CLASSES:
        raise ValueError(f"unknown class '{name}'{did_you_mean(name, CLASSES)}")
    return name


Text = Annotated[StrictStr, AfterValidator(_no_control)]
Word = Annotated[str, Field(min_length=1)]
Class = Annotated[str, AfterValidator(_known_class), WithJsonSchema({"enum": list(CLASSES)})]


def _with_traits(schema: JsonDict) -> None:
    schema["additionalProperties"] = False
    schema["properties"] = cast(JsonDict, schema["properties"]) | {
        name: {"type": "boolean", "description": f"(document) {trait.about}"} for name, trait in TRAITS.items()
    }


class Has(BaseModel):
    """What a stretch of text must have, or lack."""

    model_config = ConfigDict(
        extra="allow", frozen=True, use_attribute_docstrings=True, populate_by_name=True, json_schema_extra=_with_traits
    )
    has: Text | list[Text] | None = None
    """A regex, `$set`, or a list of whole words."""
    lacks: Text | list[Text] | None = None
    """As `has`, but nothing of it may be there."""
    min: int = Field(1, ge=1)
    """How many occurrences `has` asks for."""
    label: StrictStr | None = None
    """What evidence calls the regex: `lacks a sports word`."""

    @model_validator(mode="after")
    def _only_traits(self) -> Has:
        """Further keys are traits of documents, which are declared in `lint.structure.traits`."""
        for name, wanted in (self.model_extra or {}).items():
            if name not in TRAITS:
                raise ValueError(f"unknown key '{name}'{did_you_mean(name, [*type(self).model_fields, *TRAITS])}")
            if not isinstance(wanted, bool):
                raise ValueError(f"'{name}' is true or false, not {wanted!r}")
        return self

    def trait(self, name: str) -> bool | None:
        """Whether the document must have a trait, must not, or is not asked."""
        return (self.model_extra or {}).get(name)


class WrittenClause(BaseModel):
    """One clause of `when` or `unless`; exactly one scope."""

    model_config = _STRICT
    match: Text | list[Text] | None = None
    """The candidate is part of an occurrence of this regex (or of one of these words)."""
    sentence: Has | None = None
    """In the candidate's sentence."""
    paragraph: Has | None = None
    """In the candidate's paragraph."""
    document: Has | None = None
    """Anywhere in the document."""
    headline: Has | None = None
    """In the document's headline."""
    line: Has | None = None
    """On the candidate's own line."""
    chars: int | None = Field(None, ge=1)
    """Within so many characters; with `has` or `lacks` beside it."""
    lines: int | None = Field(None, ge=1)
    """Within so many lines; with `has` or `lacks` beside it."""
    has: Text | list[Text] | None = None
    """(with `chars` or `lines`) A regex, `$set`, or a list of whole words."""
    lacks: Text | list[Text] | None = None
    """(with `chars` or `lines`) Nothing of this may be there."""
    min: int = Field(1, ge=1)
    """(with `chars` or `lines`) How many occurrences `has` asks for."""
    label: StrictStr | None = None
    """(with `chars` or `lines`) What evidence calls the regex."""


class Fix(BaseModel):
    """How the rule corrects what it found."""

    model_config = _STRICT
    replace: StrictStr | None = None
    """New text; `\\1` and `\\g<name>` refer to groups of the pattern."""
    map: dict[str, str] | StrictStr | None = None
    """Correction for each found text, or the `$name` of a list that gives it."""
    delete: Literal["span", "line", "paragraph", "to-end"] | None = None
    """Remove what was found, its whole line, its paragraph, or everything from there to the end."""
    choices: list[StrictStr] = []
    """Alternatives for a person."""
    safety: Literal["safe", "unsafe", "suggest"] = "suggest"
    """`safe` only when one reading is possible; `suggest` is never applied by itself."""
    quotations: bool = False
    """Fix inside quotations too (they are protected otherwise)."""
    doubt: list[WrittenClause] = []
    """Where one of these holds, a correction that is `safe` elsewhere is only `unsafe`."""


class Example(BaseModel):
    """A proof that the rule does what it says: `bad` (with `good`), or `ok`."""

    model_config = _STRICT
    bad: StrictStr | list[StrictStr] | None = None
    """A text (or several documents) with each expected span in `[[...]]`."""
    good: StrictStr | list[StrictStr] | None = None
    """The same text after the fix."""
    ok: StrictStr | list[StrictStr] | None = None
    """A text in which the rule must stay silent: the nearest miss you can think of."""
    source: StrictStr | None = None
    """The text that it translates, for rules that compare the two (`counterpart`)."""
    languages: Annotated[StrictStr, Field(pattern=r"^[a-z]{2}-[a-z]{2}$")] | None = None
    """Languages of the source and of the text, as `zh-en`; with `source` only."""


class Head(BaseModel):
    """What every rule has, whatever its kind."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, populate_by_name=True)
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    """Short name, lower case with hyphens; the full id is `pack/id`."""
    kind: StrictStr
    """How the rule looks at the text."""
    message: StrictStr
    """One sentence for a person; `{found}` and the kind's own names are filled in."""
    severity: Literal["error", "warning", "info"]
    """How bad it is."""
    confidence: Literal["high", "medium", "low"]
    """How sure the rule is."""
    cls: Class = Field(alias="class")
    """ITS 2.0 localization quality issue type, or `debris`."""
    why: StrictStr
    """Why this is a defect, for a person who doubts it."""
    source: StrictStr
    """Where the rule comes from: a standard, a style guide, a data set, or the reason."""
    sets: dict[str, list[object] | dict[str, object] | StrictStr] = {}
    """Named lists of this rule alone, used like those of the pack: `\\L<name>` in a regex, `$name` elsewhere."""
    zones: list[Literal["masthead", "headline", "dateline", "body", "quotation", "caption", "tail"]] | None = None
    """Parts of the document that the rule looks at; all by default."""
    languages: Literal["any"] | list[StrictStr] | None = None
    """Languages of the text that the rule knows, as codes (`[en]`), or `any`: it is silent in what reads as another. By
    default those of its pack."""
    form: Literal["prose", "any"] | None = None
    """`prose`: silent in lines that are written for machines (code, records, tables, logs). The default of the classes
    whitespace, typographical, duplication, grammar and style."""
    when: list[WrittenClause] = []
    """All of these must hold."""
    unless: list[WrittenClause] = []
    """None of these may hold."""
    fix: Fix | None = None
    """How to correct it."""
    examples: list[Example] = Field(min_length=1)
    """At least one `bad` and one `ok`; a rule that fails its own examples does not load."""
    tags: list[StrictStr] = []
    """Free words for `--select` and `--ignore`."""
    formerly: list[Annotated[StrictStr, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]] = []
    """Full ids that the rule had once; they go on working, with a note."""


PACK_KEYS = {"pack", "about", "extends", "languages", "tags", "sets", "rules"}
_HEAD_KEYS = frozenset(f.alias or n for n, f in Head.model_fields.items())


@cache
def options_adapter(kind: str) -> TypeAdapter[object]:
    """What validates and describes the keys that a kind adds to the head."""
    options = kinds.named(kind).Options
    if "__pydantic_config__" not in options.__dict__:
        options.__pydantic_config__ = _DOCS  # type: ignore[attr-defined]
    return TypeAdapter(options)


REFERENCE = "#/$defs/{model}"
"""How a JSON Schema points at a model."""


def option_names(kind: str) -> list[str]:
    """The keys that a kind adds to the head."""
    return [f.name.replace("_", "-") for f in dataclasses.fields(kinds.named(kind).Options)]


def option_docs(kind: str) -> list[tuple[str, str, bool]]:
    """The keys that a kind adds: name, what it means, and whether it must be given."""
    own = options_schema(kind)
    required = own.get("required", ())
    return [
        (name.replace("_", "-"), " ".join(str(key.get("description", "")).split()), name in required)
        for name, key in own.get("properties", {}).items()
    ]


def option_choices(kind: str) -> dict[str, list[str]]:
    """The keys of a kind that take one of a few words, and these words."""
    keys: dict[str, dict[str, list[str]]] = options_schema(kind).get("properties", {})
    return {name.replace("_", "-"): key["enum"] for name, key in keys.items() if "enum" in key}


def options_schema(kind: str) -> dict[str, Any]:
    """JSON Schema of a kind's keys; the choices of a key are those of its type, or of its field's metadata."""
    own = options_adapter(kind).json_schema(ref_template=REFERENCE)
    for option in dataclasses.fields(kinds.named(kind).Options):
        if "choices" in option.metadata:
            own["properties"][option.name]["enum"] = list(option.metadata["choices"])
    return own


def validate(raw: dict[str, object]) -> tuple[Head | None, object, list[tuple[Path_, str]]]:
    """One raw rule → head, options of its kind, and everything wrong with it as (path, sentence)."""
    problems: list[tuple[Path_, str]] = []
    kind = raw.get("kind")
    known = set(_HEAD_KEYS)
    options: object = None
    if isinstance(kind, str):
        try:
            known |= set(option_names(kind))
        except UsageError as error:
            problems.append((("kind",), f"{error}; kinds: {', '.join(kinds.names())}"))
            kind = None
    head_raw = {k: v for k, v in raw.items() if k in _HEAD_KEYS}
    rest = {k: v for k, v in raw.items() if k not in _HEAD_KEYS}
    if isinstance(kind, str):
        for key in [k for k in rest if k not in known]:
            problems.append(((key,), f"unknown key '{key}' for kind '{kind}'{did_you_mean(key, known)}"))
            del rest[key]
        try:
            options = options_adapter(kind).validate_python({k.replace("-", "_"): v for k, v in rest.items()})
        except ValidationError as error:
            problems += _sentences(error)
    try:
        head = Head.model_validate(head_raw)
    except ValidationError as error:
        return None, options, problems + _sentences(error)
    return head, options, problems


def _sentences(error: ValidationError) -> list[tuple[Path_, str]]:
    out = []
    for item in error.errors(include_url=False):
        at = tuple(p for p in item["loc"] if not (isinstance(p, str) and (p.endswith("]") or p in ("str", "literal"))))
        key = at[-1] if at else ""
        match item["type"]:
            case "missing":
                at, what = at[:-1], f"'{str(key).replace('_', '-')}' is missing"
            case "extra_forbidden" | "unexpected_keyword_argument":
                what = f"unknown key '{key}'{did_you_mean(str(key), _known_at(at))}"
            case "string_type":
                what = f"'{key}' should be a string; put {item['input']!r} in quotes"
            case "string_pattern_mismatch" if key == "id":
                what = f"'id' is made of small letters, digits and hyphens, as '{slug(str(item['input']))}'"
            case "value_error":
                what = item["msg"].removeprefix("Value error, ")
            case _:
                what = f"'{key}': {item['msg']}"
        out.append((at, what))
    return list(dict.fromkeys(out))


def _known_at(at: Path_) -> list[str]:
    clause = WrittenClause
    models: dict[str, type[BaseModel]] = {"when": clause, "unless": clause, "fix": Fix, "examples": Example}
    model = models.get(str(at[0])) if at else None
    if model is WrittenClause and len(at) > 3:
        model = Has
    return list(model.model_fields) if model else sorted(_HEAD_KEYS)
