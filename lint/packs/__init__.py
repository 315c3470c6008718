"""Packs of rules: read from YAML, validated, compiled, proven by their examples, and loaded from the cache afterwards."""
