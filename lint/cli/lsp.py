"""`seedlint lsp`."""

from __future__ import annotations

import argparse

from lint.core.errors import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "An editor starts it and speaks to it on standard input and output; docs/editors.md has the settings for VS Code,\n"
        "Neovim, Helix and Zed. It reads the configuration of the folder that the editor has open.\n\nexamples:\n  seedlint lsp"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until the editor ends it."""
    try:
        from lint.lsp.server import server  # pygls is for those who want an editor
    except ImportError:
        raise UsageError("the language server needs pygls: pip install 'seedlint[lsp]'") from None
    server().start_io()
    return 0
