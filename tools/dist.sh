#!/usr/bin/env bash
# Builds the sdist and the wheel into dist/, and looks at what they hold. Needs: pip install build twine
# With `wheels`, also wheels of each platform that bring the native core (tools/build_wheels.py): pip install ziglang wheel
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf dist
python3 -m build --outdir dist .
python3 -m twine check --strict dist/*
wheel=$(ls dist/*.whl)
names=$(python3 -m zipfile -l "$wheel")
for wanted in lint/native/core.c lint/py.typed lint/_rules/names.yaml lint/_rules/schema.json; do
    grep -q "^$wanted " <<<"$names" || { echo "$wheel has no $wanted"; exit 1; }
done

if [ "${1:-}" = wheels ]; then python3 tools/build_wheels.py "$wheel"; fi
