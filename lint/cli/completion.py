"""`seedlint completion`."""

from __future__ import annotations

import argparse

from lint.core.errors import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Needs shtab: pip install 'seedlint[completion]'\n\n"
        "examples:\n"
        "  seedlint completion bash > ~/.local/share/bash-completion/completions/seedlint\n"
        "  seedlint completion zsh > ~/.zfunc/_seedlint\n"
        "  seedlint completion fish > ~/.config/fish/completions/seedlint.fish"
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"), help="which shell")


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    try:
        import shtab
    except ImportError:
        raise UsageError("completion needs shtab; pip install 'seedlint[completion]'") from None
    from lint.cli import COMMANDS, parser

    print(shtab.complete(parser(*COMMANDS), args.shell))
    return 0
