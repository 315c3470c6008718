#!/usr/bin/env bash
# Builds the sdist and the wheel into dist/, and looks at what they hold. Needs: pip install build twine
# With `wheels`, also wheels of each platform that bring the native core (tools/build_wheels.py): pip install ziglang wheel
# With `image`, also the container image (docker or podman); without either, its steps are gone through in a virtualenv.
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

[ "${1:-}" = wheels ] && exec python3 tools/build_wheels.py "$wheel"
[ "${1:-}" = image ] || exit 0
for engine in docker podman; do
    if "$engine" info >/dev/null 2>&1; then
        exec "$engine" build --tag seedlint .
    fi
done
echo "neither docker nor podman runs here: the steps of the Dockerfile in a virtualenv"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-cache-dir "$wheel"
export SEEDLINT_CACHE_DIR="$folder/cache"
echo | "$folder/venv/bin/seedlint" check - >/dev/null
"$folder/venv/bin/seedlint" check seeds/ --quiet --fail-on never >/dev/null
"$folder/venv/bin/seedlint" --version
