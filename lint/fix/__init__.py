"""From findings to corrected texts: rounds, ledger, diffs, destinations, undo."""
