"""Drafts of rules, learnt from a corpus: what it repeats, what it writes in two ways, and what is rare beside the usual."""
