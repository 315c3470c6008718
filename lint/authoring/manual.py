"""Manuals for people: of a rule, and of a kind."""

from __future__ import annotations

import importlib
import textwrap

from lint import kinds
from lint.core.rule import Rule
from lint.filters.disposition import OWN
from lint.structure.language import names


def manual(rule: Rule) -> str:
    """The manual of a rule: what, why, source, examples, and how its kind looks."""
    fix = f"fix {rule.fix.safety}" if rule.fix else "no fix"
    lines = [
        f"{rule.name}  ({rule.severity}, {rule.confidence} confidence, {rule.cls}, kind {rule.kind}, {fix})",
        "",
        f"  says    {rule.message}",
        *textwrap.wrap(rule.why, 88, initial_indent="  why     ", subsequent_indent=" " * 10),
        *textwrap.wrap(rule.source, 88, initial_indent="  source  ", subsequent_indent=" " * 10),
        f"  stands  {rule.where}",
        f"  reads   {names(sorted(rule.languages)) if rule.languages else 'every language'}{', in prose only' * rule.prose}",
        *(f"  when    {clause}" for clause in rule.when),
        *(f"  unless  {clause}" for clause in rule.unless),
        *(f"  doubts  its fix where {clause}" for clause in (rule.fix.doubt if rule.fix else ())),
        "",
    ]
    for example in rule.examples:
        for i, text in enumerate(example.texts):
            lines += _block("bad" if example.bad else "ok", text)
            if example.good and i < len(example.good):
                lines += _block("good", example.good[i])
    if rule not in OWN:  # those of the sorting have no kind
        about = " ".join(about_kind(rule.kind).partition("\n\n")[0].split())
        lines += ["", *textwrap.wrap(about, 88, initial_indent="  kind    ", subsequent_indent=" " * 10)]
        lines.append(f"          all of it, and its keys: seedlint explain {rule.kind}")
    return "\n".join(lines).rstrip()


def kind_manual(kind: str) -> str:
    """The manual of a kind: how it looks, and the keys that its rules have beside the common ones."""
    lines = [about_kind(kind), "", "keys of its rules:", *keys_of_kind(kind, 100)]
    return "\n".join([*lines, "", "keys of every rule: seedlint schema"])


def about_kind(kind: str) -> str:
    """How a kind looks at texts, as its module says."""
    module = importlib.import_module(type(kinds.named(kind)).__module__)
    return (module.__doc__ or "").strip()


def option_docs(kind: str) -> list[tuple[str, str, bool]]:
    """The keys that a kind adds: name, what it means, and whether it must be given."""
    from lint.packs.schema import option_docs  # pydantic is not for those who only explain a rule

    return option_docs(kind)


def option_choices(kind: str) -> dict[str, list[str]]:
    """The keys of a kind that take one of a few words, and these words."""
    from lint.packs.schema import option_choices

    return option_choices(kind)


def keys_of_kind(kind: str, width: int) -> list[str]:
    """The keys that a kind adds, as a list for people."""
    choices = option_choices(kind)
    lines = []
    for name, meaning, required in option_docs(kind):
        one_of = f" One of: {', '.join(choices[name])}." if name in choices else ""
        text = f"{name}{' (must be given)' * required}: {meaning}{one_of}"
        lines += textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    return lines


def _block(label: str, text: str) -> list[str]:
    first, *rest = text.split("\n")
    return [f"  {label:<6}  {first}", *(f"          {line}" for line in rest)]
