"""Which findings count: overrides, suppressions, baseline, changed lines, decisions."""
