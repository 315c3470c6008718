"""The nouns: text, findings, rules, kinds, results, errors, caches. Imports nothing above."""
