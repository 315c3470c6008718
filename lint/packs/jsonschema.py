"""The JSON Schema of a pack, for editors: what `lint.packs.schema` accepts, with the manual as descriptions."""

from __future__ import annotations

from typing import TypedDict, cast

from lint import kinds
from lint.packs.schema import REFERENCE, Head, options_schema

Schema = dict[str, object]
"""A part of a JSON Schema."""


class _Object(TypedDict, total=False):
    """The schema of a pydantic model."""

    properties: dict[str, Schema]
    required: list[str]


_WORDS: Schema = {"type": "array", "items": {"type": "string"}}
_PACK: dict[str, Schema] = {
    "pack": {"type": "string", "description": "Name of the pack: the first half of each rule's full id."},
    "about": {"type": "string", "description": "What the pack is for, in a sentence or two."},
    "extends": {
        "anyOf": [{"type": "string"}, _WORDS],
        "description": "Packs that come with this one, as --rules takes them; paths are meant from this file.",
    },
    "tags": {**_WORDS, "description": "Words by which `--select` and `--ignore` may call all rules of the pack."},
    "languages": {
        "anyOf": [{"const": "any"}, {**_WORDS, "minItems": 1}],
        "description": "Languages that the pack's rules know, as codes; without it they hold in every language.",
    },
    "sets": {"type": "object", "description": "Named lists, used as $name."},
}
"""The keys of a pack but for its rules."""


def json_schema() -> Schema:
    """The schema of a pack file: the head of every rule, and the keys of each kind."""
    head, defs = _parted(Head.model_json_schema(by_alias=True, ref_template=REFERENCE))
    variants: list[Schema] = []
    for kind in kinds.names():
        own, more = _parted(options_schema(kind))
        defs |= {**more, f"rule-{kind}": _rule(kind, head, own)}
        variants.append({"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/$defs/rule-{kind}"}})
    rule = {
        "type": "object", "properties": {"kind": {"enum": kinds.names()}}, "required": ["kind"], "allOf": variants,
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "seedlint rule pack",
        "type": "object",
        "properties": {**_PACK, "rules": {"type": "array", "items": rule}},
        "required": ["pack", "about", "rules"],
        "additionalProperties": False,
        "$defs": defs,
    }


def _parted(schema: Schema) -> tuple[_Object, Schema]:
    """The schema of a model, and what it refers to."""
    defs = cast(Schema, schema.pop("$defs", {}))
    return cast(_Object, schema), defs


def _rule(kind: str, head: _Object, own: _Object) -> Schema:
    """The schema of a rule of one kind."""
    added = {name.replace("_", "-"): key for name, key in own["properties"].items()}
    about = " ".join((kinds.named(kind).__doc__ or "").split())
    required = {*head["required"], *(name.replace("_", "-") for name in own.get("required", ()))}
    return {
        "type": "object",
        "title": f"A rule of kind {kind}",
        "properties": {**head["properties"], "kind": {"const": kind, "description": about}, **added},
        "required": sorted(required),
        "additionalProperties": False,
    }
