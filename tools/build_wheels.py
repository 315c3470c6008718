"""Wheels that bring the native core, made of the wheel that has none: one for each platform, compiled here for all.

    python tools/build_wheels.py dist/seedlint-0.1.0-py3-none-any.whl [PLATFORM ...]

`ziglang` (on PyPI) compiles for platforms that this machine is not, without their headers. The wheel without a core stays:
it serves every other platform, where the core is built at first use or Python does its work. Needs: pip install ziglang wheel
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lint.native import library

PLATFORMS = {
    "manylinux2014_x86_64": ("x86_64-linux-gnu.2.17", "core.so"),
    "manylinux2014_aarch64": ("aarch64-linux-gnu.2.17", "core.so"),
    "musllinux_1_1_x86_64": ("x86_64-linux-musl", "core.so"),
    "musllinux_1_1_aarch64": ("aarch64-linux-musl", "core.so"),
    "macosx_11_0_arm64": ("aarch64-macos.11.0", "core.dylib"),
    "macosx_11_0_x86_64": ("x86_64-macos.11.0", "core.dylib"),
    "win_amd64": ("x86_64-windows-gnu", "core.dll"),
}
"""Of each platform as wheels name it: the target of `zig cc`, and what its library is called."""


def with_core(wheel: Path, platform: str) -> Path:
    """The wheel of a platform, beside the one that it is made of."""
    target, file = PLATFORMS[platform]
    run = [sys.executable, "-m", "wheel"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*run, "unpack", "--dest", folder, str(wheel)], check=True, stdout=subprocess.DEVNULL)
        (tree,) = Path(folder).iterdir()
        there, here = tree / "lint" / "native", Path(library.__file__).parent
        if any((there / name).read_bytes() != (here / name).read_bytes() for name in library.SOURCES):
            sys.exit(f"{wheel.name} is of another core.c: build it anew")
        flags = [*library.FLAGS, "-s", *["-fPIC"] * (file != "core.dll")]
        library.build((sys.executable, "-m", "ziglang", "cc", "-target", target), there / file, flags, patience=1_800)
        for other in there.glob("core.*"):
            if other.suffix in (".lib", ".pdb"):
                other.unlink()
        subprocess.run([*run, "pack", "--dest-dir", folder, str(tree)], check=True, stdout=subprocess.DEVNULL)
        packed = Path(folder, wheel.name)
        tags = ["tags", "--remove", "--python-tag", "py3", "--abi-tag", "none", "--platform-tag", platform]
        done = subprocess.run([*run, *tags, str(packed)], check=True, text=True, stdout=subprocess.PIPE)
        made = wheel.with_name(done.stdout.split()[-1])
        os.replace(Path(folder, made.name), made)
        return made


if __name__ == "__main__":
    for platform in sys.argv[2:] or PLATFORMS:
        print(with_core(Path(sys.argv[1]), platform), flush=True)
