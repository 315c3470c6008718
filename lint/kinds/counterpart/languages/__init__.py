"""How each language writes quantities: one file a language, with its `GRAMMAR` (see `lint.kinds.counterpart.quantities`)."""
