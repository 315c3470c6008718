"""Harper on the texts of a folder, one finding a line: run by the interpreter that has its bindings."""

import json
import sys
from pathlib import Path

import harper  # type: ignore[import-not-found]

linter = harper.Linter()
for file in sorted(Path(sys.argv[1]).glob("*.txt")):
    for lint in linter.lint(file.read_text(encoding="utf-8"), language=harper.Language.PLAINTEXT):
        right = None
        if lint.suggestions:
            first = lint.suggestions[0]
            after = lint.problem_text if first.kind == harper.SuggestionKind.INSERT_AFTER else ""
            right = after + first.replacement_text
        print(json.dumps([file.name, lint.span.start, lint.span.end, right]))
