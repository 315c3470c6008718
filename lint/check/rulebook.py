"""Rules in force, and the engine that scans for all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lint import kinds
from lint.core.cache import Cache, key_of
from lint.core.errors import UsageError, did_you_mean
from lint.core.rule import Rule
from lint.inputs.discover import shown

if TYPE_CHECKING:
    from lint.check.plan import Plan
    from lint.matching.engine import Engine


@dataclass
class Rulebook:
    """Rules in force, in the order of their names, and the engine that scans for all of them."""

    rules: Sequence[Rule]
    sources: tuple[Path, ...] = ()
    notes: list[str] = field(default_factory=list)
    """What who loaded the rules should know, in words."""
    corpus: bool = True
    """Whether questions about the corpus as a whole are asked; a run that sees only some of its files can't."""
    corpus_only: bool = False
    """Whether only what such questions find is told: what one document shows by itself was told before."""
    cache: Cache = field(default_factory=lambda: Cache(None))
    unselected: frozenset[str] = frozenset()
    """What rules that were not selected are called."""
    lists: tuple[tuple[str, str], ...] = ()
    """Names and digests of the lists that the packs used."""
    identity: str = ""
    """What all that these rules do depends on; empty where that is not known and nothing may be kept."""

    @cached_property
    def engine(self) -> Engine:
        """One scan for all rules; made when first used."""
        from lint.matching.engine import Engine  # a run that recalls all its results has no use for one

        key = self.key_of(b"engine")
        engine = self.cache.get("engine", key, Engine)
        if engine is None:
            engine = Engine((i, n) for i, rule in enumerate(self.rules) for n in kinds.named(rule.kind).needles(rule))
            self.cache.put("engine", key, engine)
        engine.cache, engine.key = self.cache, key
        return engine

    def key_of(self, *parts: bytes) -> str:
        """A key for what these rules say about something; empty where nothing may be kept."""
        return key_of(self._key, *parts) if self.identity and self.cache.folder else ""

    def key_of_file(self, path: Path, data: bytes, reading: str = "") -> str:
        """The key for what these rules say about a file with these bytes; `reading` says how it was read."""
        return self.key_of(shown(path).encode("utf-8", "surrogateescape"), reading.encode(), data)

    @cached_property
    def _key(self) -> str:
        return key_of(self.identity, self.corpus)

    @cached_property
    def fingerprint(self) -> str:
        """What stands for these rules wherever they lie: the content of their packs and lists and of this program, and which
        of the rules are in force."""
        from lint.core.cache import content

        names = [rule.name for rule in self.rules]
        return key_of([key_of(path.read_bytes()) for path in self.sources], self.lists, names, self.corpus, content())

    def prepare(self, size: int) -> None:
        """Make ready, once for all processes that will be forked, what checking `size` bytes of text is worth."""
        from lint.native.library import core  # with `ctypes`, which a run that recalls its results has no use for

        core()
        self.engine.expect(size)

    @cached_property
    def plan(self) -> Plan:
        """Which rules are asked about which documents."""
        from lint.check.plan import Plan

        return Plan(self.rules, self.engine.scanned, self.corpus)

    def named(self, name: str) -> Rule:
        """The rule with this full id; raises `UsageError` with a suggestion."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UsageError(f"unknown rule '{name}'{did_you_mean(name, self._by_name)}") from None

    def must_know(self, words: Iterable[str], where: str = "") -> None:
        """Raise `UsageError` for the first word by which no rule is called; `where` says who used it."""
        known = {label for rule in self.rules for label in labels(rule)}
        for word in words:
            self.note_renamed(word)
            if word not in known:
                raise UsageError(
                    f"{where}{': ' * bool(where)}nothing is called '{word}' among rules, packs, kinds, classes and tags"
                    f"{did_you_mean(word, known)}"
                )

    def note_renamed(self, word: str) -> None:
        """Note that a rule is called otherwise now, where `word` is an id that it had once."""
        rule = self._by_name.get(word)
        note = f"{word} is called {rule.name} now; the old id still works." if rule and rule.name != word else ""
        if note and note not in self.notes:
            self.notes.append(note)

    @cached_property
    def names(self) -> frozenset[str]:
        """All by which rules are called, selected or not."""
        return self.unselected.union(*map(labels, self.rules))

    @cached_property
    def _by_name(self) -> dict[str, Rule]:
        return {old: r for r in self.rules for old in r.formerly} | {r.name: r for r in self.rules}

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
        """The rules that match `select` (all when empty) and not `ignore`: id, pack, kind, class or tag."""
        if not select and not ignore:
            return self
        self.must_know((*select, *ignore))
        chosen = [r for r in self.rules if (not select or labels(r) & set(select)) and not labels(r) & set(ignore)]
        identity = key_of(self.identity, select, ignore) if self.identity else ""
        return dataclasses.replace(self, rules=tuple(chosen), identity=identity, unselected=self.names)


def labels(rule: Rule) -> set[str]:
    """Everything by which `--select` and `--ignore` may call a rule."""
    return {rule.name, rule.id, rule.pack, rule.kind, rule.cls, *rule.tags, *rule.formerly}
