#!/usr/bin/env bash
# Builds the container image `seedlint` by the Dockerfile, with docker, podman or buildah, and lets it check seeds/.
# Where no base image can be pulled, one is made of Debian's packages (needs root, buildah and debootstrap):
#   tools/image.sh debian
set -euo pipefail
cd "$(dirname "$0")/.."

export BUILDAH_ISOLATION=${BUILDAH_ISOLATION:-chroot} STORAGE_DRIVER=${STORAGE_DRIVER:-vfs}  # buildah needs no daemon, and no rights but root's
options=(--tag seedlint)
if [ "${1:-}" = debian ]; then
    if ! buildah inspect localhost/debian-python >/dev/null 2>&1; then
        root=$(mktemp -d)
        trap 'rm -rf "$root"' EXIT
        debootstrap --variant=minbase --include=python3,python3-pip,python3-venv,ca-certificates bookworm "$root"
        base=$(buildah from scratch)
        buildah add --quiet "$base" "$root" /
        buildah commit --quiet --rm "$base" localhost/debian-python
    fi
    options+=(--build-arg BASE=localhost/debian-python)
fi
# behind a proxy that signs for itself, its certificate is needed in there as well
[ -n "${PIP_CERT:-}" ] && options+=(--env "PIP_CERT=$PIP_CERT" --volume "$PIP_CERT:$PIP_CERT:ro")

for engine in docker podman; do
    if [ "${1:-}" != debian ] && "$engine" info >/dev/null 2>&1; then
        "$engine" build "${options[@]}" .
        exec "$engine" run --rm --volume "$PWD:/work:ro" seedlint check seeds/ --quiet --fail-on never
    fi
done
buildah bud "${options[@]}" .
image=$(buildah from --volume "$PWD:/work:ro" seedlint)
trap 'buildah rm "$image" >/dev/null' EXIT
buildah run "$image" -- seedlint --version
buildah run "$image" -- seedlint check seeds/ --quiet --fail-on never
buildah images seedlint
