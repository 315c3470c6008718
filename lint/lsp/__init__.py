"""The language server: what `check` finds while a text is written, with its corrections, evidence and manual.

It stands on `lint.session` like the command line; pygls (the extra `seedlint[lsp]`) speaks the protocol.
"""
