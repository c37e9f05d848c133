"""Snapshots that the tests of charts and exports draw from."""

import csv
from dataclasses import replace
from pathlib import Path

import nrr
from builders import ledger

SAMPLES = Path(__file__).parent.parent / "sample_data"


def fourteen(**columns):
    """The fourteen-customer book as a Ledger in dollars."""
    with (SAMPLES / "fourteen_customers_wide.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    months = [place for place, word in enumerate(head) if word[:2] == "20"]
    drawn = [" ".join([row[0], *(row[place] or "." for place in months)]) for row in rows]
    columns = columns or {"Segment": [row[1] or "?" for row in rows]}
    return ledger(*drawn, months=" ".join(head[place] for place in months), currency="USD", **columns)


def snapshot_of(book, closing=None, **policy):
    last = nrr.Month.parse(closing) if closing else book.months[-1]
    view = nrr.View(nrr.Window.trailing(last), nrr.Policy(**policy))
    return nrr.take(book, view, title="Fourteen", made_at="2026-02-03T09:00:00+00:00")


def renamed(book, name, label):
    """The book with its first customer's name and its first segment's label replaced."""
    attribute = book.attributes["Segment"]
    hostile = replace(attribute, labels=(label, *attribute.labels[1:]))
    return replace(book, names=(name, *book.names[1:]), attributes={"Segment": hostile}, fingerprint="")


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>window.XSS=1</script>",
    '"><svg onload=alert(1)>',
    '=HYPERLINK("http://evil.example","x")',
    "javascript:alert(1)",
    "<a href='https://evil.example'>link</a>",
    "![x](https://evil.example/x.png)",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "$x_{1}$ :red[y] **b**",
    "<!--",
)
