"""From YAML to rules in force: read packs, resolve sets and lists, validate, compile, prove the examples.

All that is wrong is reported at once. `load` is the cold road; the engine's cache keeps what it gives.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import regex

from lint import kinds, yamlfile
from lint.engine import Engine
from lint.errors import Problem, RuleErrors, UsageError, did_you_mean
from lint.lists import Lists, words_of
from lint.rule import ZONES, Clause, Example, FixSpec, Rule
from lint.schema import PACK_KEYS, Condition, Fix, Has, validate
from lint.schema import Example as ExampleModel
from lint.yamlfile import Path_, YamlFile


def shipped() -> Path:
    """The folder of the shipped packs: `lint/_rules` in an installed wheel, `rules/` in a checkout."""
    here = Path(__file__).resolve().parent
    return here / "_rules" if (here / "_rules").is_dir() else here.parent / "rules"


@dataclass
class Rulebook:
    """Rules in force, in the order of their names, and the engine that scans for all of them."""

    rules: tuple[Rule, ...]
    sources: tuple[Path, ...] = ()
    notes: list[str] = field(default_factory=list)

    @cached_property
    def engine(self) -> Engine:
        """One scan for all rules; compiled when first used."""
        return Engine([(i, needle) for i, r in enumerate(self.rules) for needle in kinds.named(r.kind).needles(r)])

    def named(self, name: str) -> Rule:
        """The rule with this full id; raises `UsageError` with a suggestion."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise UsageError(f"unknown rule '{name}'{did_you_mean(name, [r.name for r in self.rules])}")

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
        """The rules that match `select` (all when empty) and not `ignore`: id, pack, kind, class or tag."""
        known = {label for rule in self.rules for label in labels(rule)}
        for word in (*select, *ignore):
            if word not in known:
                raise UsageError(
                    f"nothing is called '{word}' among rules, packs, kinds, classes and tags{did_you_mean(word, known)}"
                )
        if not select and not ignore:
            return self
        chosen = [r for r in self.rules if (not select or labels(r) & set(select)) and not labels(r) & set(ignore)]
        return Rulebook(tuple(chosen), self.sources, self.notes)


def labels(rule: Rule) -> set[str]:
    """Everything by which `--select` and `--ignore` may call a rule."""
    return {rule.name, rule.id, rule.pack, rule.kind, rule.cls, *rule.tags}


def pack_files(paths: Iterable[Path | str]) -> list[Path]:
    """The pack files among paths; folders are walked, `lists/` left out. Raises `UsageError` for a missing path."""
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files += sorted(
                p for s in ("*.yaml", "*.yml") for p in path.rglob(s) if "lists" not in p.relative_to(path).parts
            )
        elif path.is_file():
            files.append(path)
        else:
            raise UsageError(f"no rules at {given}: there is no such file or folder")
    return files


def load(paths: Iterable[Path | str] | None = None, *, prove: bool = True) -> Rulebook:
    """Read and prove packs (the shipped ones by default); raises `RuleErrors` with everything that is wrong."""
    files = pack_files([shipped()] if paths is None else paths)
    rules: list[Rule] = []
    problems: list[Problem] = []
    cache: dict[Path, Lists] = {}
    for path in files:
        folders = tuple(
            dict.fromkeys(
                f for f in (path.parent / "lists", path.parent.parent / "lists", shipped() / "lists") if f.is_dir()
            )
        )
        lists = cache.setdefault(path.parent, Lists(folders))
        file = yamlfile.read(path, _shown(path))
        rules += _Pack(file, lists).rules()
        problems += file.problems
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in seen:
            problems.append(Problem(rule.where, f"rule '{rule.name}' is also at {seen[rule.name].where}"))
        seen[rule.name] = rule
    if prove:
        from lint.prove import prove_rule

        for rule in rules:
            problems += prove_rule(rule)
    if problems:
        raise RuleErrors(
            sorted(set(problems), key=lambda p: (p.where.rpartition(":")[0], int(p.where.rpartition(":")[2]), p.what))
        )
    return Rulebook(tuple(sorted(rules, key=lambda r: r.name)), tuple(files))


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


class _Pack:
    """One pack file on its way to rules; what is wrong goes to `file.problems`."""

    def __init__(self, file: YamlFile, lists: Lists) -> None:
        self.file = file
        self.lists = lists
        self.sets: Mapping[str, Any] = {}

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
        if not isinstance(data.get("pack"), str):
            self.file.complain((), "'pack' is missing: the name of the pack")
            return []
        if not isinstance(data.get("about"), str):
            self.file.complain((), "'about' is missing: what the pack is for, in a sentence")
        self.sets = data.get("sets") or {}
        if not isinstance(self.sets, dict):
            self.file.complain(("sets",), "'sets' is a mapping from names to lists")
            return []
        raw = data.get("rules")
        if not isinstance(raw, list):
            self.file.complain((), "'rules' is missing: a list of rules")
            return []
        return [r for i, item in enumerate(raw) if (r := self.rule(data["pack"], item, ("rules", i)))]

    def rule(self, pack: str, raw: Any, at: Path_) -> Rule | None:
        if not isinstance(raw, dict):
            self.file.complain(at, "a rule is a mapping")
            return None
        before = len(self.file.problems)
        resolved = {
            k: v if k in ("examples", "message", "why", "source") else self.resolve(v, (*at, k)) for k, v in raw.items()
        }
        head, options, problems = validate(resolved)
        for path, what in problems:
            self.file.complain((*at, *path), what)
        if head is None or options is None or len(self.file.problems) > before:
            return None
        fix = self.fix(head.fix, (*at, "fix"))
        rule = Rule(
            id=head.id, pack=pack, kind=head.kind, message=head.message, severity=head.severity,
            confidence=head.confidence, cls=head.cls, why=head.why, source=head.source, options=options,
            zones=frozenset(head.zones or ZONES), tags=tuple(head.tags), fix=fix, where=self.file.where(at),
            when=tuple(self.clause(c, (*at, "when", i)) for i, c in enumerate(head.when)),
            unless=tuple(self.clause(c, (*at, "unless", i)) for i, c in enumerate(head.unless)),
            examples=tuple(self.example(e, (*at, "examples", i)) for i, e in enumerate(head.examples)),
        )  # fmt: skip
        if not any(e.bad for e in rule.examples) or all(e.bad for e in rule.examples):
            self.file.complain((*at, "examples"), "give at least one 'bad' and one 'ok' example")
        try:
            data = kinds.named(rule.kind).compile(options, self.lists)
        except (regex.error, ValueError, KeyError) as error:
            words = error.args[0] if isinstance(error, KeyError) else error
            self.file.complain((*at, "find") if "find" in raw else at, f"{words}")  # most say what their regex lacks
            return None
        if len(self.file.problems) > before:
            return None
        return dataclasses.replace(rule, data=data)

    def resolve(self, value: Any, at: Path_) -> Any:
        """Replace `$name` by the set or list it names, inside lists as well, and `\\L<name>` inside a regex."""
        if isinstance(value, str):
            if regex.fullmatch(r"\$[\w-]+", value):
                return self.named(value[1:], at)
            return regex.sub(r"\\L<([\w-]+)>", lambda m: alternation(words_of(self.named(m[1], at) or ())), value)
        if isinstance(value, dict):
            return {k: self.resolve(v, (*at, k)) for k, v in value.items()}
        if isinstance(value, list):
            out: list[Any] = []
            for i, item in enumerate(value):
                got = self.resolve(item, (*at, i))
                named = isinstance(item, str) and item.startswith("$") and got is not item
                out += words_of(got) if named and got is not None else [got]
            return out
        return value

    def named(self, name: str, at: Path_) -> Any:
        if name in self.sets:
            return self.resolve(self.sets[name], ("sets", name))
        try:
            return self.lists[name]
        except KeyError:
            near = did_you_mean(name, [*self.sets, *self.lists])
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
        return FixSpec(model.replace, mapping, model.delete, tuple(model.choices), model.safety, model.quotations)

    def clause(self, model: Condition, at: Path_) -> Clause:
        scopes = [
            s
            for s in ("match", "sentence", "paragraph", "document", "headline", "line", "chars", "lines")
            if getattr(model, s) is not None
        ]
        if len(scopes) != 1:
            self.file.complain(at, f"a clause has exactly one scope; here: {', '.join(scopes) or 'none'}")
            return Clause("document")
        scope = scopes[0]
        value = getattr(model, scope)
        if scope == "match":
            return self.has(Has(has=value, min=1), scope, 0, at)
        if isinstance(value, int):
            return self.has(Has(has=model.has, lacks=model.lacks, min=model.min), scope, value, at)
        return self.has(value, scope, 0, (*at, scope))

    def has(self, model: Has, scope: str, size: int, at: Path_) -> Clause:
        facts = tuple(
            (f, v)
            for f in ("english", "hard_wrapped", "two_spaces", "curly_quotes", "multiline")
            if (v := getattr(model, f)) is not None
        )
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
        label = f"/{pattern}/" if pattern is not None else " | ".join(words[:4]) + (" | …" if len(words) > 4 else "")
        return Clause(scope, size, words, pattern, model.lacks is not None, model.min, facts, label)

    def example(self, model: ExampleModel, at: Path_) -> Example:
        if (model.bad is None) == (model.ok is None):
            self.file.complain(at, "an example is either 'bad' or 'ok'")
        if model.good is not None and model.bad is None:
            self.file.complain(at, "'good' goes with 'bad'")
        texts = model.bad if model.bad is not None else model.ok
        return Example(
            _texts(texts),
            model.bad is not None,
            _texts(model.good) if model.good is not None else None,
            where=self.file.where(at),
        )


def _texts(value: str | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if not isinstance(value, list) else tuple(value)


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of `words`, the longest first."""
    return (
        "(?:"
        + "|".join(regex.escape(w, literal_spaces=True) for w in sorted(set(words), key=lambda w: (-len(w), w)))
        + ")"
    )
