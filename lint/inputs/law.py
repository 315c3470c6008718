"""The law of every format: a correction changes texts, and nothing else of the file."""

from __future__ import annotations

from collections.abc import Mapping

from lint.inputs.format import Broken, Format, Reading, texts_of


def broken_law(
    module: Format,
    asked: Reading,
    before: str,
    after: str,
    number: int,
    texts: Mapping[tuple[int | str | None, str | None], str],
) -> str:
    """What a correction of a unit would break, in words; empty where it breaks nothing.

    Read again, the unit holds exactly `texts` (by record and field; `number` is the record that the unit is), and by a
    parser that knows nothing of us all else is equal.
    """
    try:
        found: dict[tuple[int | str | None, str | None], str] = {
            (p.record or number or None, p.field): p.text for p in texts_of(module, after, asked)
        }
    except Broken as error:
        return f"the file would no longer be readable: {error}"
    if found.keys() != texts.keys():
        return "the file would hold other texts"
    if any(found[key] != text for key, text in texts.items()):
        return "the text would read otherwise than the correction says"
    try:
        same = module.frame(before, asked) == module.frame(after, asked)
    except ValueError as error:
        return f"the file would no longer be readable: {error}"
    return "" if same else "more than the text would change"
