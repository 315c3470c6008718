"""TSV: as CSV, with tabs between the cells; quotation marks are characters like others, as in bitexts and word lists."""

from __future__ import annotations

from lint.inputs.formats import csv

SUFFIXES = (".tsv", ".tab")
RECORDS = "lines"
"""Each line is a record."""

read = csv.read
frame = csv.frame
fields_of = csv.fields_of
first_number = csv.first_number
layout = csv.layout
