"""Knowledge of words: known forms, tokens, edits, the index of targets."""
