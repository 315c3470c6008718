"""Messages for formats that have no place for records."""

from __future__ import annotations

from lint.core.finding import Finding


def message_of(finding: Finding) -> str:
    """The message, with the record and field that it is of: `... in record 1234 [id-89], field text`."""
    place = finding.place
    if place.record is None:
        return finding.message
    return f"{finding.message} in record {place.row}" + (f", field {place.field}" if place.field else "")
