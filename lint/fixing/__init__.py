"""Corrected texts on their way to disk and back: files fixed as one corpus, copies, diffs, the ledger, undo and redo."""
