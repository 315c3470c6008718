"""From the YAML of one pack to its rules: resolve sets and lists, validate, compile. The cold road of `lint.packs.load`."""

from __future__ import annotations

import dataclasses
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import regex

from lint import kinds
from lint.core import yamlfile
from lint.core.errors import Problem, RuleErrors, did_you_mean
from lint.core.lists import Lists, words_of
from lint.core.rule import PROSE_ONLY, ZONES, Clause, Confidence, Example, FixSpec, Rule, Safety, Scope, Severity, Zone
from lint.core.text import SourceText
from lint.core.yamlfile import Path_, YamlFile
from lint.packs.schema import PACK_KEYS, Fix, Has, Head, WrittenClause, validate
from lint.packs.schema import Example as ExampleModel
from lint.packs.verbose import plain
from lint.structure.traits import TRAITS


def read_pack(path: Path, shown: str, lists: Lists) -> tuple[list[Rule], list[Problem]]:
    """The rules of one pack file, compiled but not proven, and everything that is wrong with it."""
    file = yamlfile.read(path, shown)
    rules = _Pack(file, lists).rules()
    return rules, file.problems


STAND_INS = ("[[?]]", "?")
"""The examples of a draft that has none."""
DRAFT = {
    "id": "draft", "message": '"{found}"', "severity": "info", "confidence": "low", "class": "style",
    "why": "not yet said", "source": "not yet said", "examples": [{"bad": STAND_INS[0]}, {"ok": STAND_INS[1]}],
}  # fmt: skip
"""What a draft that is only tried may leave out."""


def read_draft(path: Path, shown: str, lists: Lists) -> tuple[list[Rule], list[Problem]]:
    """As `read_pack`, for rules on trial: a file may be one rule or a list of rules, and a rule little more than its kind."""
    file = yamlfile.read(path, shown)
    data = file.data
    rules = [data] if isinstance(data, dict) and "kind" in data else data if isinstance(data, list) else None
    if rules is not None:
        below: Path_ = () if isinstance(data, dict) else (0,)
        file.lines = {("rules", *((0, *at) if not below else at)): line for at, line in file.lines.items()}
        file.data = {"pack": "draft", "about": "Rules on trial.", "rules": rules}
    if isinstance(file.data, dict) and isinstance(file.data.get("rules"), list):
        file.data["rules"] = [
            {**DRAFT, "id": f"draft-{i}", **rule} if isinstance(rule, dict) else rule
            for i, rule in enumerate(file.data["rules"], 1)
        ]
    rules_read = _Pack(file, lists).rules()
    return rules_read, file.problems


_PLAIN_KEYS = frozenset({"examples", "message", "why", "source", "sets"})
"""Keys of a rule in which `$name` and `\\L<name>` stand for nothing else; sets are resolved where they are named."""


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


_HEAD: dict[str, tuple[Callable[[object], bool], str]] = {
    "pack": (lambda v: isinstance(v, str), "'pack' is missing: the name of the pack"),
    "about": (lambda v: isinstance(v, str), "'about' is missing: what the pack is for, in a sentence"),
    "tags": (lambda v: not v or _are_words(v), "'tags' is a list of words by which all rules of the pack are called"),
    "sets": (lambda v: not v or isinstance(v, dict), "'sets' is a mapping from names to lists"),
    "languages": (
        lambda v: v in (None, "any") or (bool(v) and _are_words(v)),
        "'languages' is a list of codes such as [en], or any",
    ),
    "extends": (
        lambda v: v is None or isinstance(v, str) or _are_words(v),
        "'extends' is a list of packs, as [shipped, vale:styles/Google]",
    ),
    "rules": (lambda v: isinstance(v, list), "'rules' is missing: a list of rules"),
}
"""What the keys of a pack must hold, and what is said where they don't."""


class _Pack:
    """One pack file on its way to rules; what is wrong goes to `file.problems`."""

    def __init__(self, file: YamlFile, lists: Lists) -> None:
        self.file = file
        self.lists = lists
        self.sets: Mapping[str, object] = {}
        self.tags: tuple[str, ...] = ()
        self.languages: frozenset[str] = frozenset()
        self.own: Mapping[str, object] = {}
        """The sets of the rule that is being read."""

    def rules(self) -> list[Rule]:
        data = self.file.data
        if data is None and self.file.problems:
            return []
        if not isinstance(data, dict):
            self.file.complain((), "a pack is a mapping with pack, about and rules")
            return []
        for key in data:
            if key not in PACK_KEYS:
                self.file.complain((key,), f"unknown key '{key}'{did_you_mean(str(key), PACK_KEYS)}")
        wrong = [key for key, (fits, _) in _HEAD.items() if not fits(data.get(key))]
        for key in wrong:
            self.file.complain((key,) if key in data else (), _HEAD[key][1])
        if set(wrong) - {"about"}:
            return []
        self.tags = tuple(data.get("tags") or ())
        self.sets = data.get("sets") or {}
        self.languages = _languages(data.get("languages"), frozenset())
        return [r for i, item in enumerate(data["rules"]) if (r := self.rule(data["pack"], item, ("rules", i)))]

    def rule(self, pack: str, raw: object, at: Path_) -> Rule | None:
        if not isinstance(raw, dict):
            self.file.complain(at, "a rule is a mapping")
            return None
        before = len(self.file.problems)
        self.own = raw.get("sets") or {}
        resolved = {k: v if k in _PLAIN_KEYS else self.resolve(v, (*at, k)) for k, v in raw.items()}
        head, options, problems = validate(resolved)
        for path, what in problems:
            self.file.complain((*at, *path), what)
        if head is None or options is None or len(self.file.problems) > before:
            return None
        rule = self.uncompiled(pack, head, options, at)
        try:
            data = kinds.named(rule.kind).compile(options, _Named(self.lists, self.own, self.sets))
        except (regex.error, ValueError, KeyError) as error:
            words = error.args[0] if isinstance(error, KeyError) else error
            self.file.complain((*at, "find") if "find" in raw else at, f"{words}")  # most say what their regex lacks
            return None
        if len(self.file.problems) > before:
            return None
        return dataclasses.replace(rule, data=data)

    def uncompiled(self, pack: str, head: Head, options: object, at: Path_) -> Rule:
        """The rule without what its kind makes of its options."""
        fix = self.fix(head.fix, (*at, "fix"))
        rule = Rule(
            id=head.id, pack=pack, kind=head.kind, message=head.message, severity=Severity(head.severity),
            confidence=Confidence(head.confidence), cls=head.cls, why=head.why, source=head.source, options=options,
            zones=frozenset(map(Zone, head.zones or ZONES)),
            languages=_languages(head.languages, self.languages), prose=_is_for_prose(head),
            tags=(*self.tags, *head.tags), formerly=tuple(head.formerly), fix=fix, where=self.file.where(at),
            when=tuple(self.clause(c, (*at, "when", i)) for i, c in enumerate(head.when)),
            unless=tuple(self.clause(c, (*at, "unless", i)) for i, c in enumerate(head.unless)),
            examples=tuple(self.example(e, (*at, "examples", i)) for i, e in enumerate(head.examples)),
        )  # fmt: skip
        if not any(e.bad for e in rule.examples) or all(e.bad for e in rule.examples):
            self.file.complain((*at, "examples"), "give at least one 'bad' and one 'ok' example")
        return rule

    def resolve(self, value: object, at: Path_) -> object:
        """Replace `$name` by the set or list it names, inside lists as well, and `\\L<name>` inside a regex."""
        if isinstance(value, str):
            value = plain(value)
            if regex.fullmatch(r"\$[\w-]+", value):
                return self.named(value[1:], at)
            return regex.sub(r"\\L<([\w-]+)>", lambda m: alternation(words_of(self.named(m[1], at) or ())), value)
        if isinstance(value, dict):
            return {k: self.resolve(v, (*at, k)) for k, v in value.items()}
        if isinstance(value, list):
            out: list[object] = []
            for i, item in enumerate(value):
                got = self.resolve(item, (*at, i))
                named = isinstance(item, str) and item.startswith("$") and got is not item
                out += words_of(got) if named and got is not None else [got]
            return out
        return value

    def named(self, name: str, at: Path_) -> object:
        if isinstance(self.own, dict) and name in self.own:
            return self.resolve(self.own[name], (*at[:2], "sets", name))
        if name in self.sets:
            return self.resolve(self.sets[name], ("sets", name))
        try:
            return self.lists[name]
        except KeyError:
            near = did_you_mean(name, [*self.own, *self.sets, *self.lists])
            self.file.complain(at, f"unknown set '${name}'{near}")
        except RuleErrors as error:
            self.file.problems += error.problems
        return None

    def fix(self, model: Fix | None, at: Path_) -> FixSpec | None:
        if model is None:
            return None
        if sum(v is not None for v in (model.replace, model.map, model.delete)) > 1:
            self.file.complain(at, "a fix has one of replace, map and delete")
        mapping = model.map if isinstance(model.map, dict) else None
        if isinstance(model.map, str):
            self.file.complain(at, "'map' is a mapping from found to right, or the $name of one")
        doubt = tuple(self.clause(c, (*at, "doubt", i)) for i, c in enumerate(model.doubt))
        return FixSpec(
            model.replace, mapping, model.delete, tuple(model.choices), Safety(model.safety), model.quotations, doubt
        )

    def clause(self, model: WrittenClause, at: Path_) -> Clause:
        scopes = [scope for scope in Scope if getattr(model, scope) is not None]
        if len(scopes) != 1:
            self.file.complain(at, f"a clause has exactly one scope; here: {', '.join(scopes) or 'none'}")
            return Clause(Scope.DOCUMENT)
        scope = scopes[0]
        value = getattr(model, scope)
        if scope is Scope.MATCH:
            return self.has(Has(has=value, min=1), scope, 0, at)
        if isinstance(value, int):
            return self.has(Has(has=model.has, lacks=model.lacks, min=model.min, label=model.label), scope, value, at)
        return self.has(value, scope, 0, (*at, scope))

    def has(self, model: Has, scope: Scope, size: int, at: Path_) -> Clause:
        facts = tuple((name, v) for name in TRAITS if (v := model.trait(name)) is not None)
        if sum((model.has is not None, model.lacks is not None, bool(facts))) != 1:
            self.file.complain(at, "a clause asks one thing: has, lacks, or facts of the document")
        what = model.has if model.has is not None else model.lacks
        words = tuple(what) if isinstance(what, list) else ()
        pattern = what if isinstance(what, str) else None
        if pattern is not None:
            try:
                regex.compile(pattern)
            except regex.error as error:
                self.file.complain(at, f"not a valid regex: {error}")
        elif what is not None and not words:
            self.file.complain(at, "an empty list of words never holds")
        raw = f"/{pattern}/" if pattern is not None else " | ".join(words[:4]) + (" | …" if len(words) > 4 else "")
        return Clause(scope, size, words, pattern, model.lacks is not None, model.min, facts, model.label or raw)

    def example(self, model: ExampleModel, at: Path_) -> Example:
        if (model.bad is None) == (model.ok is None):
            self.file.complain(at, "an example is either 'bad' or 'ok'")
        if model.good is not None and model.bad is None:
            self.file.complain(at, "'good' goes with 'bad'")
        if (model.source is None) != (model.languages is None):
            self.file.complain(at, "'source' and 'languages' (as zh-en) go together")
        texts = model.bad if model.bad is not None else model.ok
        return Example(
            _texts(texts),
            model.bad is not None,
            _texts(model.good) if model.good is not None else None,
            where=self.file.where(at),
            source=SourceText(model.source, (model.languages or "").partition("-")[0]) if model.source else None,
            language=(model.languages or "").partition("-")[2] or None,
        )


def _languages(value: object, pack: frozenset[str]) -> frozenset[str]:
    """The languages that a rule knows: what it says, else what its pack says; none is every language."""
    if value is None:
        return pack
    return frozenset() if value == "any" else frozenset(map(str, value if isinstance(value, list) else ()))


def _is_for_prose(head: Head) -> bool:
    """Whether a rule looks at prose alone."""
    return head.cls in PROSE_ONLY if head.form is None else head.form == "prose"


class _Named(Lists):
    """The lists that a kind may name, and before them the sets of the rule and of its pack."""

    def __init__(self, lists: Lists, *sets: Mapping[str, object]) -> None:
        self.__dict__.update(lists.__dict__)
        self.sets = ChainMap(*map(dict, sets))

    def __getitem__(self, name: str) -> object:
        return self.sets[name] if name in self.sets else super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self.sets, *super().__iter__()}))


def _texts(value: str | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if not isinstance(value, list) else tuple(value)


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of `words`, the longest first."""
    return (
        "(?:"
        + "|".join(regex.escape(w, literal_spaces=True) for w in sorted(set(words), key=lambda w: (-len(w), w)))
        + ")"
    )
