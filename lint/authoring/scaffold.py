"""Rules as YAML that a person goes on with: a scaffold for a new rule, and the writing of drafts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lint.authoring.manual import keys_of_kind, option_choices, option_docs


@dataclass(frozen=True)
class RuleDraft:
    """A rule as it will stand in a pack: `keys` are those of its kind, `notes` go above it as comments.

    Examples are (bad, good) pairs; `good` is `None` where the rule corrects nothing.
    """

    id: str
    kind: str
    message: str
    cls: str
    keys: Mapping[str, object]
    bad: Sequence[tuple[str, str | None]]
    ok: Sequence[str]
    fix: Mapping[str, object] | None = None
    severity: str = "warning"
    confidence: str = "medium"
    why: str = "TODO why this is a defect, for a person who doubts it"
    source: str = "TODO a style guide, a data set, or the reason"
    notes: Sequence[str] = field(default=())


def pack(name: str, about: str, rules: Iterable[RuleDraft], notes: Iterable[str] = ()) -> str:
    """The YAML of a pack."""
    lines = [*(f"# {note}" for note in notes), f"pack: {name}", f"about: {scalar(about)}"]
    body = [line for rule in rules for line in _rule(rule)]
    lines += ["rules:", *body] if body else ["rules: []"]
    return "\n".join(lines) + "\n"


def _rule(rule: RuleDraft) -> list[str]:
    lines = [f"  # {line}" for note in rule.notes for line in textwrap.wrap(note, 110)]
    lines += [f"  - id: {rule.id}", f"    kind: {rule.kind}"]
    heads = {
        "message": rule.message, "severity": rule.severity, "confidence": rule.confidence, "class": rule.cls,
        "why": rule.why, "source": rule.source, **rule.keys,
    }  # fmt: skip
    for key, value in heads.items():
        lines += _key(key, value)
    if rule.fix is not None:
        lines.append("    fix: " + flow(rule.fix))
    lines.append("    examples:")
    for bad, good in rule.bad:
        lines.append(f"      - bad: {scalar(bad)}")
        if good is not None:
            lines.append(f"        good: {scalar(good)}")
    lines += [f"      - ok: {scalar(text)}" for text in rule.ok]
    return lines


def _key(key: str, value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [f"    {key}:", *(f"      {scalar(str(k))}: {flow(v)}" for k, v in value.items())]
    if isinstance(value, list):
        return [f"    {key}:", *(f"      - {flow(v)}" for v in value)]
    return [f"    {key}: {flow(value)}"]


def flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else str(value)


def scalar(text: str) -> str:
    """A string: plain where it is one word, in single quotes, or in double quotes where it has several lines."""
    if re.fullmatch(r"[a-z][a-z-]*", text) and text not in ("null", "true", "false", "yes", "no", "on", "off"):
        return text
    if "\n" in text or "\t" in text:
        body = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + body.replace("\n", "\\n").replace("\t", "\\t") + '"'
    return "'" + text.replace("'", "''") + "'"


def name_of(text: str, used: set[str]) -> str:
    """An id made of a text: Latin letters and digits, separated by hyphens, with a number where it is taken."""
    base = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:50].strip("-") or "draft"
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base}-{number}"
    used.add(name)
    return name


def scaffold(pack_name: str, rule_id: str, kind: str) -> str:
    """A pack with one rule of a kind, to be changed into what is wanted. The commonest kinds begin with a rule that works;
    the others with the keys of the kind and what they mean."""
    model = _MODELS.get(kind)
    notes = [
        "Change this rule into yours, best from its examples upwards; then: seedlint test THIS-FILE",
        *_manual(kind),
    ]
    if model is None:
        choices = option_choices(kind)
        keys = {name: choices.get(name, ["TODO"])[0] for name, _, required in option_docs(kind) if required}
        model = RuleDraft(rule_id, kind, "TODO one sentence for a person about {found}", "style", keys,
                        [("a text with [[what is wrong]]", None)], ["the nearest innocent text you can think of"])  # fmt: skip
    lines = pack(pack_name, "TODO what this pack is for, in a sentence", [model], notes)
    return lines.replace(f"id: {model.id}\n", f"id: {rule_id}\n", 1)


def _manual(kind: str) -> list[str]:
    return [f"keys of the kind {kind} (all of it: seedlint explain {kind}):", *keys_of_kind(kind, 112)]


_MODELS = {
    m.kind: m
    for m in (
        RuleDraft(
            "model", "pattern", 'a space before the mark: "{found}"', "whitespace", {"find": r"(?<=\w) +(?P<mark>[;:])(?=\s)"},
            [("A ship came[[ ;]] it left.", "A ship came; it left.")], ["He wrote a smiley :-) at the end."],
            {"replace": r"\g<mark>", "safety": "safe"},
        ),
        RuleDraft(
            "model", "substitution", '"{found}" is misspelt: "{right}"', "misspelling", {"table": {"harbuor": "harbour"}},
            [("The [[harbuor]] was full.", "The harbour was full.")], ["The harbour was full."], {"safety": "safe"},
        ),
        RuleDraft(
            "model", "line", 'a leftover of the page: "{found}"', "debris", {"lines": ["Subscribe to our letter"]},
            [("They met.\n[[Subscribe to our letter]]\nThey left.", "They met.\nThey left.")],
            ["They asked us to subscribe to our letter."], {"delete": "line", "safety": "safe"},
        ),
    )
}  # fmt: skip
