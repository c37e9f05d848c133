"""What a machine can hold of the words on screen: every page of the sample, and the lists words come from."""

import re
from collections import Counter

import pytest
from workshop import ROOT, opened, workshop

import nrr
from nrr.findings import diagnostic_rules
from nrr.ground import choices

PAGES = ("overview", "bridge", "cohorts", "segments", "accounts", "what_if", "definitions", "share")
BANNED = {
    "snake_case": r"\b[a-z0-9]+_[a-z0-9_]+\b",
    "ISO month": r"\b\d{4}-(0[1-9]|1[0-2])\b",
    "more than one decimal of a percent": r"\d\.\d{2,}\s?%",
    "more than two decimals of money": r"[$€£]\d+\.\d{3,}",
    "a hyphen as minus": r"(?<![\w.)\]–-])-[$€£]?\d",
    "signed zero": r"[+−±]0\.0 (pts|points)",
    "rule id": r"\bR-[A-Z]{3,}\b",
    "house words": (
        r"(?i)\b(books?|windows?|resurrected|told by|at the opening|at the close|at stake|whitespace"
        r"|today's course|conventions?|ties? out|does not foot|told apart|apart|expanders?|movers?|exposed"
        r"|yardstick|set aside|left out|the base|customer cube|long list|component summary|fingerprint)\b"
    ),
    "verbs for things that do not live": r"(?i)\b(hangs?|speaks? of|is told|is made of)\b",
}


def broken(text):
    """The rules a text breaks, each with the words that break it."""
    return [
        f"{rule}: {found[0]!r} in {text!r}" for rule, one in BANNED.items() if (found := re.search(one, text))
    ]


def plain(value):
    """Without the marks of markdown."""
    return re.sub(r":[a-z]+\[([^\]]*)\]|\\|\*\*", r"\1", str(value))


def cells(table):
    """Heads and texts of a table."""
    yield from map(str, table.columns)
    yield from {one for name in table.columns for one in table[name] if isinstance(one, str)}


def sentences(app):
    """Every running text of a page."""
    kinds = ("title", "header", "markdown", "caption", "error", "warning", "info")
    return [plain(element.value) for kind in kinds for element in getattr(app, kind)]


def texts(app):
    """Everything a page says: running text, what stands on controls and figures, and tables."""
    yield from sentences(app)
    for kind in (
        "button",
        "selectbox",
        "slider",
        "multiselect",
        "expander",
        "tabs",
        "button_group",
        "metric",
    ):
        yield from (plain(element.label) for element in app.get(kind) if getattr(element, "label", ""))
    for metric in app.metric:
        yield from (plain(metric.value), plain(metric.delta))
    for table in app.dataframe:
        yield from cells(table.value)


@pytest.fixture(scope="module")
def sample():
    """The sample company with its attributes, under a name of its own."""
    data = ROOT / "sample_data"
    read = nrr.read((data / "tarnbeck_wide.csv").read_bytes(), "Tarnbeck.csv")
    assert read.ledger is not None
    return read.ledger


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_as_its_reader_does(sample, page):
    app = opened(workshop(sample, page))
    assert not app.exception
    assert [line for text in set(texts(app)) for line in broken(text)] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_screen_says_a_sentence_twice(sample, page):
    said = Counter(
        text for text in sentences(workshop(sample, page)) if len(text.split()) > 4 and "÷" not in text
    )
    assert [text for text, times in said.items() if times > 1] == []


def test_metrics_policies_and_findings_speak_so_too():
    found = [
        text for metric in nrr.METRICS.values() for text in (metric.label, metric.meaning, metric.sentence)
    ]
    kinds = [
        one for one in vars(choices).values() if isinstance(one, type) and issubclass(one, nrr.ground.Choice)
    ]
    found += [
        text
        for kind in kinds
        if kind is not nrr.ground.Choice
        for one in kind
        for text in (one.stamp, one.sentence)
    ]
    for rule in diagnostic_rules().values():
        found += [rule.title, rule.trigger, *rule.measures.values()]
        found += [re.sub(r"\{\w+\}", "7", text) for text in (*rule.wording.values(), *rule.affected.values())]
    assert [line for text in found for line in broken(text)] == []


def test_the_sentence_of_growth_says_what_its_formula_does():
    growth = nrr.METRICS["growth"]
    assert growth.sentence == "(closing − opening) ÷ opening" and "Change in total revenue" in growth.meaning
