"""Styles of Vale: existence, substitution, repetition, consistency, occurrence, conditional, capitalization and spelling, with
their messages, levels and exceptions.

Rules about code, and those that run a script, are named and left out. A heading is a line that begins
with `#` or `=`, as in Markdown and AsciiDoc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import regex

from lint.authoring.foreign import vale_case
from lint.authoring.foreign.model import Dropped, NotOurs, fix_of
from lint.authoring.foreign.sample import example
from lint.authoring.foreign.vale_keys import level_of, message_of, source_of, strings_of, why_of, without_groups
from lint.authoring.scaffold import RuleDraft, name_of
from lint.core import late, yamlfile

_SCOPES = frozenset({"text", "paragraph", "sentence", "summary", "raw", "list", "~heading", ""})
"""Scopes in which a rule of ours looks at all prose; others are parts of a document that it could not tell."""
_WHOLE = frozenset({"text", "paragraph", "sentence"})
"""Scopes beside which it does not matter which others a rule has."""
_HEADING = r"(?m:(?<=^(?:#{1,6}|={1,6})[ \t][^\n]*))"
"""Stands in front of a pattern that is about headings."""

_OK = ("The ferry was full.", "Rain fell.", "7", "—")
"""Texts in which a rule must keep silent: the first of which it does."""


def rules(path: Path) -> Iterator[RuleDraft | Dropped]:
    """The rules of a style's folder, or of one file."""
    used: set[str] = set()
    for file in sorted(path.rglob("*.yml")) if path.is_dir() else [path]:
        raw = yamlfile.read(file, file.as_posix()).data
        if isinstance(raw, dict) and "extends" in raw:
            try:
                yield from _rules(raw, name_of(file.stem, used), used, file)
            except NotOurs as reason:
                yield Dropped(file.stem, str(reason))


def _rules(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft | Dropped]:
    sort = str(raw["extends"])
    make = _SORTS.get(sort)
    if make is None:
        raise NotOurs(f"{sort} has no like here")
    scopes = _scopes(raw)
    if _WHOLE.isdisjoint(scopes) and not _is_of_headings(raw):
        for scope in scopes:
            if scope not in _SCOPES:
                raise NotOurs(f"is about the scope {scope}")
    yield from make(raw, name, used, file)


def _scopes(raw: Mapping[str, object]) -> list[str]:
    scopes = raw.get("scope", "text")
    return list(map(str, scopes)) if isinstance(scopes, list) else [str(scopes)]


def _is_of_headings(raw: Mapping[str, object]) -> bool:
    return raw["extends"] in ("existence", "capitalization") and all(
        scope.startswith("heading") for scope in _scopes(raw)
    )


def _existence(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft | Dropped]:
    tokens, before = strings_of(raw, "tokens"), "".join(strings_of(raw, "raw"))
    edge = r"\b" if not raw.get("nonword") and not before else ""
    if before:
        finds = [before + (f"(?:{'|'.join(tokens)})" if tokens else "")]
    else:
        finds = [f"{edge}(?:{token}){edge}" if edge else token for token in tokens]
    yield _written(raw, name, file, finds, message_of(raw, ["found"]))


def _substitution(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft | Dropped]:
    """Plain words become one table, each pattern a rule of its own."""
    swap = raw.get("swap")
    if not isinstance(swap, Mapping):
        raise NotOurs("has no table 'swap'")
    message = message_of(raw, ["right", "found"])
    pairs = {str(wrong): [one for one in str(right).split("|") if one] for wrong, right in swap.items()}
    words = {
        wrong: rights
        for wrong, rights in pairs.items()
        if rights and not raw.get("nonword") and _is_plain(wrong) and not _is_a_case_of(wrong, rights)
    }
    if words:
        yield _table(raw, name, file, words, message)
    edge = "" if raw.get("nonword") else r"\b"
    for wrong, rights in pairs.items():
        if wrong in words:
            continue
        spared = "".join(f"(?-i:(?!{re.escape(right)}\\b))" for right in rights if _may_be(wrong, right))
        find = f"{spared}{edge}(?:{without_groups(wrong)}){edge}"
        own = name_of(f"{name} {wrong}" if words or len(pairs) > 1 else name, used)
        try:
            yield _written(raw, own, file, [find], message.replace("{right}", '" or "'.join(rights)), fix_of(rights))
        except NotOurs as reason:
            yield Dropped(own, str(reason))


def _may_be(wrong: str, right: str) -> bool:
    """Whether a pattern of what is wrong also matches what is right, which then stays: `[Ee]mail` is replaced by `email`."""
    try:
        return regex.fullmatch(wrong, right, regex.I) is not None and regex.escape(right) != wrong
    except regex.error:
        return False


def _is_a_case_of(wrong: str, rights: Sequence[str]) -> bool:
    """Whether only capitals are corrected: `Bidi` by `bidi`."""
    return any(right != wrong and right.lower() == wrong.lower() for right in rights)


def _is_plain(wrong: str) -> bool:
    """Whether a key of a table is words and no pattern."""
    return regex.fullmatch(r"\p{L}[\p{L}\d '’-]*", wrong) is not None


def _table(raw: Mapping[str, object], name: str, file: Path, words: Mapping[str, list[str]], message: str) -> RuleDraft:
    ignore = bool(raw.get("ignorecase"))
    known: dict[str, object] = {}
    for wrong, rights in words.items():
        key = wrong.lower() if ignore else wrong
        others = [right for right in rights if right != wrong]
        if others:
            known.setdefault(key, others[0] if len(others) == 1 else others)
    if not known:
        raise NotOurs("replaces words by themselves")
    first, right = next(((w, r) for w, r in known.items() if isinstance(r, str)), next(iter(known.items())))
    good = f"They wrote {right} here." if isinstance(right, str) else None
    return RuleDraft(
        name, "substitution", message, "style", {"form": "any", "table": known, "ignore-case": ignore},
        [(f"They wrote [[{first}]] here.", good)], [_OK[0]], {"safety": "unsafe"},
        severity=level_of(raw), why=why_of(file), source=source_of(raw, file),
    )  # fmt: skip


def _repetition(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    word = r"\p{L}+" if raw.get("alpha") else r"\S+"
    yield _written(raw, name, file, [rf"\b({word})\s+\1\b"], message_of(raw, ["found"]))


def _consistency(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    either = raw.get("either")
    if not isinstance(either, Mapping):
        raise NotOurs("has no table 'either'")
    for one, other in either.items():
        own = name_of(f"{name} {one}", used)
        when = [{"document": {"has": rf"\b(?:{one})\b"}}]
        made = _written(raw, own, file, [rf"\b(?:{other})\b"], message_of(raw, ["found"]), when=when)
        first = example(rf"\b(?:{one})\b", True)
        if first is None:
            raise NotOurs("no example could be made for it")
        lead = first.replace("[[", "").replace("]]", "")
        yield _with_examples(
            made, [f"{lead} {bad}" for bad, _ in made.bad], [made.bad[0][0].replace("[[", "").replace("]]", "")]
        )


def _occurrence(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    """A token more often than `max` in a sentence, paragraph or text: reported where it first stands."""
    most, token = raw.get("max"), str(raw.get("token", ""))
    if not isinstance(most, int) or most < 1 or raw.get("min"):
        raise NotOurs("counts what is too rare")
    scope = str(raw.get("scope", "text"))
    between = {"sentence": r"[^.!?\n]*", "paragraph": r"[^\n]*"}.get(scope, r"(?s:.*)")
    where = scope if scope in ("sentence", "paragraph") else "document"
    token = without_groups(token)
    made = _written(
        raw, name, file, [rf"(?<!{token}{between}){token}"], message_of(raw, ["found"]), like=[token],
        when=[{where: {"has": token, "min": most}}],  # others than itself
    )  # fmt: skip
    one = made.bad[0][0]
    word = one[one.index("[[") + 2 : one.index("]]")]
    yield _with_examples(made, [f"[[{word}]]" + f" {word}" * most], [word + f" {word}" * (most - 1)])


def _conditional(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    """What `first` finds, unless `second` finds the same somewhere in the text."""
    first, second = str(raw.get("first", "")), str(raw.get("second", ""))
    group = _GROUP.search(second)
    if len(_GROUP.findall(first)) != 1 or group is None:
        raise NotOurs("its 'first' and 'second' do not capture one thing each")
    same = without_groups(second[: group.start()]) + r"\1" + without_groups(second[group.end() :])
    anywhere = rf"(?<!\A(?=(?s:.*){same})(?s:.*))"
    yield _written(raw, name, file, [first + anywhere], message_of(raw, ["found"]), like=[first])


def _capitalization(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    if not _is_of_headings(raw):
        raise NotOurs("asks for the case of something else than headings")
    yield vale_case.written(raw, name, file)


def _spelling(raw: Mapping[str, object], name: str, used: set[str], file: Path) -> Iterator[RuleDraft]:
    """Dictionaries lie where `dicpath` says or in `config/dictionaries` of the styles, else where the system keeps them."""
    styles = file.parent.parent
    homes = (styles / str(raw.get("dicpath", "")), styles / "config" / "dictionaries")
    named = strings_of(raw, "dictionaries") or [str(raw["dic"]).removesuffix(".dic")] * bool(raw.get("dic"))
    if raw.get("append") or not named:
        named = [*named, _DICTIONARY]
    beside = (next((str(h / one) for h in homes if (h / f"{one}.dic").is_file()), one) for one in named)
    ignored = raw.get("ignore", [])
    lists = [styles / str(one) for one in (ignored if isinstance(ignored, list) else [ignored])]
    if missing := [path for path in lists if not path.is_file()]:
        raise NotOurs(f"its list of words {missing[0].as_posix()} is not there")
    words = [line.strip() for path in lists for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    filters = strings_of(raw, "filters") + ([] if raw.get("custom") else list(_FILTERS))
    places = [str(Path(one).absolute()) if "/" in one else one for one in beside]
    keys = {"form": "any", "dictionaries": places, "words": words, "filters": filters}
    yield RuleDraft(
        name, "spelling", message_of(raw, ["found"]), "misspelling", {key: value for key, value in keys.items() if value},
        [("[[zzxqq]]", None)], ["7"], severity=level_of(raw), why=why_of(file), source=source_of(raw, file),
    )  # fmt: skip


_DICTIONARY = "en_US"
"""Vale brings its own American English, much like Hunspell's."""
_FILTERS = (r"^[A-Z]+$", r"[A-Z][a-z]+[A-Z]+\w+")
"""What Vale spares unless a rule is `custom`: acronyms, and words with a capital inside."""

_GROUP = late.re(r"(?<!\\)\((?!\?)[^()]*\)")
"""A group that captures, without groups inside."""

_SORTS = {
    "existence": _existence,
    "substitution": _substitution,
    "repetition": _repetition,
    "consistency": _consistency,
    "occurrence": _occurrence,
    "conditional": _conditional,
    "capitalization": _capitalization,
    "spelling": _spelling,
}


def _written(
    raw: Mapping[str, object],
    name: str,
    file: Path,
    finds: Sequence[str],
    message: str,
    fix: Mapping[str, object] | None = None,
    when: Sequence[object] = (),
    like: Sequence[str] = (),
) -> RuleDraft:
    """The rule; `like` are patterns by which its example is made, where those of `finds` look too far."""
    ignore = bool(raw.get("ignorecase"))
    exceptions = strings_of(raw, "exceptions")
    finds = [
        f"(?m){find}" if regex.search(r"(?<![\\\[])[$^]", find) else find for find in finds
    ]  # Vale asks by paragraph
    bad = next((made for find in like or finds if (made := example(find, ignore))), None)
    if bad is None:
        raise NotOurs("no example could be made for it")
    if _is_of_headings(raw):
        bad, finds = f"# {bad}", [_in_heading(find) for find in finds]
    found = bad[bad.index("[[") : bad.index("]]") + 2]
    good = bad.replace(found, str(fix["replace"])) if fix and "replace" in fix else None
    keys: dict[str, object] = {"form": "any", "find": list(finds) if len(finds) > 1 else finds[0]}
    if ignore:
        keys["ignore-case"] = True
    if when:
        keys["when"] = list(when)
    if exceptions:
        keys["find"] = [f"(?!(?:{'|'.join(exceptions)})\\b){find}" for find in finds]
    return RuleDraft(
        name, "pattern", message, "style", keys, [(bad, good)], [_silent(finds, ignore)], fix,
        severity=level_of(raw), why=why_of(file), source=source_of(raw, file),
    )  # fmt: skip


def _in_heading(find: str) -> str:
    """A pattern as one about headings: `^` is the beginning of their words."""
    here, n = regex.subn(r"(?<![\\\[])\^", lambda _: vale_case.START, find)
    return str(here) if n else _HEADING + find


def _with_examples(rule: RuleDraft, bad: Sequence[str], ok: Sequence[str]) -> RuleDraft:
    return RuleDraft(
        rule.id, rule.kind, rule.message, rule.cls, rule.keys, [(text, None) for text in bad], ok, rule.fix,
        rule.severity, rule.confidence, rule.why, rule.source,
    )  # fmt: skip


def _silent(finds: Sequence[str], ignore: bool) -> str:
    flags = regex.I if ignore else 0
    for text in _OK:
        if not any(regex.search(find, text, flags) for find in finds):
            return text
    raise NotOurs("it speaks of every text that was tried as an innocent")
