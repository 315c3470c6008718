"""Prove the shipped packs and note in rules/proven.txt that they are proven: reading them need not prove them again.

python tools/prove_rules.py            prove all, write the file
python tools/prove_rules.py --check    status 1 where the file is not current (nothing is proven)
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lint.core.errors import RuleErrors
from lint.core.lists import shipped
from lint.packs import load, prove, proven, read


def main() -> int:
    lines, problems = [], []
    check = "--check" in sys.argv
    for pack in sorted(load.pack_files([shipped()])):
        lists = load.lists_for(pack)
        rules, wrong = read.read_pack(pack, pack.name, lists)
        problems += wrong
        if not check:
            problems += [p for rule in rules for p in prove.prove_rule(rule)]
        lines.append(f"{proven.digest(pack, lists.used.values())} {pack.name}\n")
    if problems:
        raise RuleErrors(problems)
    file = shipped() / proven.NAME
    made = "".join(lines)
    if check:
        current = file.is_file() and file.read_text(encoding="utf-8") == made
        print("" if current else f"{file} is not current: run python tools/prove_rules.py", end="\n" * (not current))
        return int(not current)
    file.write_text(made, encoding="utf-8")
    print(f"{len(lines)} packs are proven")
    return 0


if __name__ == "__main__":
    sys.exit(main())
