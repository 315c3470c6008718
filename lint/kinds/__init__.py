"""The kinds of rules: one module each, found by name. See `lint.rule.Kind`."""
