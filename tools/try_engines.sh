#!/usr/bin/env bash
# The programs of docs/scale.md on engines that are too large for everybody's virtualenv: `tools/try_engines.sh ray pyspark
# datatrove` installs those named, and a server that speaks S3, into a virtualenv of its own, and runs their tests there.
# Spark needs Java. An engine that cannot be installed here is named, and its test is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

at=$(mktemp -d)
trap 'rm -rf "$at"' EXIT
python3 -m venv "$at"
"$at/bin/pip" install --quiet -e '.[arrow,dask,remote]' pytest hypothesis
for engine in "${@:-ray}"; do
    case $engine in
        ray) packages=('ray[data]') ;;
        datatrove) packages=(datatrove orjson) ;;
        s3) packages=('moto[server,s3]' s3fs) ;;
        *) packages=("$engine") ;;
    esac
    "$at/bin/pip" install --quiet "${packages[@]}" || echo "$engine cannot be installed here: its test is skipped"
done
"$at/bin/python" -m pytest -rs tests/scale/test_recipes.py tests/inputs/test_remote.py
