"""One line a finding, as compilers print them: `path:line:column: severity: message [pack/rule]`.

Nothing else: no quoted text, no summary. A record's finding has the record before the line: `data.jsonl:3 [id] text:1:6`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.report.formats._quote import visible
from lint.report.model import Report


def render(report: Report) -> Iterator[str]:
    """A line a finding, then a line for each thing that could not be checked."""
    for finding in report.findings:
        place = finding.place
        where = f"{visible(place.path)}:{visible(place.address)}"
        line = f"{where}: {finding.severity}: {visible(finding.message)} [{finding.rule}]\n"
        yield line.replace("##[", "#‹#›[")  # GitHub's log takes it for a command
    for failure in report.failures:
        yield f"{visible(str(failure))} [not checked]\n"
