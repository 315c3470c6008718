"""One thing, one form: what the forms of a thing are (observers), and which of them are in the minority."""
