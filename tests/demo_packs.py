"""Small packs that many tests check with: rules to put together, each with its examples."""

from __future__ import annotations

STOP = """\
  - id: stop
    kind: pattern
    message: 'space before "{found}"'
    severity: warning
    confidence: high
    class: whitespace
    why: A stop follows its word.
    source: every style guide
    find: ' \\.'
    fix: {replace: '.', safety: safe}
    examples:
      - {bad: 'Done[[ .]]', good: 'Done.'}
      - ok: 'Done. Gone.'
"""
COLOUR = """\
  - id: colour
    kind: substitution
    message: '"{found}" is American'
    severity: warning
    confidence: medium
    class: style
    why: The house writes British English.
    source: house style
    table: {color: colour}
    fix: {safety: unsafe}
    examples:
      - {bad: 'A [[color]].', good: 'A colour.'}
      - ok: 'A colour.'
"""
LOG = """\
  - id: log
    kind: line
    message: 'a program wrote this: "{found}"'
    severity: error
    confidence: high
    class: debris
    why: Nobody writes this in an article.
    source: logs
    find: 'fetching page'
    fix: {delete: line, safety: safe}
    examples: [{bad: "One.\\n[[fetching page]]\\nTwo.", good: "One.\\nTwo."}, {ok: 'We are fetching page one.'}]
"""
TOWN = """\
  - id: town
    kind: pattern
    message: '"{found}" is no town'
    severity: warning
    confidence: high
    class: misspelling
    why: The town has two l's.
    source: the gazetteer
    find: 'Vilage'
    fix: {replace: 'Village', safety: unsafe}
    examples: [{bad: 'In [[Vilage]].', good: 'In Village.'}, {ok: 'In Village.'}]
"""
ODD = """\
  - id: odd
    kind: pattern
    message: '"{found}" is an odd word'
    severity: info
    confidence: medium
    class: style
    form: any
    why: It is odd.
    source: taste
    find: 'whilst|<script>\\S+|=cmd\\S*'
    examples: [{bad: 'Sang [[whilst]] dancing.'}, {ok: 'Sang while dancing.'}]
"""


def pack(*rules: str) -> str:
    """The YAML of a pack `demo` with these rules."""
    return "pack: demo\nabout: For the tests.\nrules:\n" + "".join(rules)
