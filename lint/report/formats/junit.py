"""JUnit XML: a suite a file, a failed test case a finding, for servers that show test results."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lint.core.finding import Finding, Place
from lint.report.formats._passage import shortened
from lint.report.formats._quote import xml
from lint.report.model import Report

SUFFIX = ".xml"


def _attribute(text: str) -> str:
    return xml(text).replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def render(report: Report) -> Iterator[str]:
    """A clean run has one passing case: some servers take an empty suite for an error."""
    bad = len(report.findings)
    tests = bad + len(report.failures) or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="seedlint" tests="{tests}" failures="{bad}" errors="{len(report.failures)}">\n'
    if not bad and not report.failures:
        yield '<testsuite name="seedlint" tests="1" failures="0" errors="0">\n'
        yield '<testcase name="no findings" classname="seedlint"/>\n</testsuite>\n'
    for path, findings in groupby(report.findings, key=lambda f: f.place.path):
        group = list(findings)
        yield f'<testsuite name="{_attribute(path)}" tests="{len(group)}" failures="{len(group)}" errors="0">\n'
        for finding in group:
            yield from _case(finding)
        yield "</testsuite>\n"
    for failure in report.failures:
        yield f'<testsuite name="{_attribute(failure.path)}" tests="1" failures="0" errors="1">\n'
        yield f'<testcase name="seedlint" classname="{_attribute(failure.path)}">'
        yield f'<error message="{_attribute(failure.what)}" type="unreadable"/></testcase>\n</testsuite>\n'
    yield "</testsuites>\n"


def _spot(place: Place) -> str:
    return f"record {place.address}" if place.record is not None else f"line {place.line}, column {place.column}"


def _case(finding: Finding) -> Iterator[str]:
    p = finding.place
    body = f"{_spot(p)}: {finding.message}\n{shortened(p.before + p.found + p.after, 400)}"
    if finding.evidence:
        body += "\nbecause " + "; ".join(finding.evidence)
    name = f"{finding.rule} {p.address}"
    yield f'<testcase name="{_attribute(name)}" classname="{_attribute(p.path)}" file="{_attribute(p.path)}" line="{p.in_file.line}">'
    yield f'<failure message="{_attribute(finding.message)}" type="{_attribute(finding.rule)}">{xml(body)}</failure>'
    yield "</testcase>\n"
